"""Path operators → outlines on the page, curves drawn as chords."""

from __future__ import annotations

from typeset.geometry import chords

from .planes import IDENTITY, Matrix, Point, apply


class Pen:
    """Draws the current path; `matrix` takes its numbers to the page."""

    def __init__(self) -> None:
        self.matrix: Matrix = IDENTITY
        self.outlines: list[list[Point]] = []

    def take(self) -> list[list[Point]]:
        """The outlines drawn, which start anew."""
        drawn = [outline for outline in self.outlines if len(outline) > 1]
        self.outlines = []
        return drawn

    def draw(self, operator: str, at: list[float]) -> None:
        """Does a path operator; raises `ValueError` or `IndexError` where it cannot."""
        match operator, at:
            case "m", [x, y]:
                self.outlines.append([apply(self.matrix, x, y)])
            case "l", [x, y]:
                self.outlines[-1].append(apply(self.matrix, x, y))
            case "h", []:
                self.close()
            case "re", [x, y, width, height]:
                corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
                self.outlines.append([apply(self.matrix, *corner) for corner in corners])
                self.close()
            case "c", [x1, y1, x2, y2, x3, y3]:
                self._curve((x1, y1), (x2, y2), (x3, y3))
            case "v", [x2, y2, x3, y3]:
                self._curve(None, (x2, y2), (x3, y3))
            case "y", [x1, y1, x3, y3]:
                self._curve((x1, y1), (x3, y3), (x3, y3))
            case _:
                raise ValueError(operator)

    def close(self) -> None:
        """Ends an outline; the next begins where it began."""
        if self.outlines:
            self.outlines.append([self.outlines[-1][0]])

    def _curve(self, first: Point | None, second: Point, third: Point) -> None:
        last = self.outlines[-1][-1]
        a = last if first is None else apply(self.matrix, *first)
        b, c = (apply(self.matrix, *point) for point in (second, third))
        self.outlines[-1] += chords(last, a, b, c)
