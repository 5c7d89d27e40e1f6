"""A late correction (付印前改字) moves the lines of its own answer and of no other."""

import pytest

from tests.makeup.counted import issue, layout, text
from typeset.makeup import locks

# In each answer, a correction that takes at least a line's worth of 字 out, or puts it in.
CORRECTIONS = {
    "steady": {"北部热源首站开工建设。": ""},
    "advance": {"绿色低碳县城、花坡国家草原自然公园建设等一批试点改革靶向破题。": ""},
    "good": {"环境好。**人居环境、": "环境好。**人居、"},
}
ANSWERS = ("steady", "advance", "fresh", "solid", "good")


def places(page, answer: str) -> list[tuple[float, float, tuple[str, ...]]]:
    return [(r.x, r.y, r.text) for r in page.of(f"answers.{answer}.text")]


@pytest.mark.parametrize("layout", ["broadsheet", "tabloid", "spread"])
@pytest.mark.parametrize("corrected", ["steady", "advance", "good"])
def test_a_correction_in_one_answer_moves_no_other_answers_lines(page_with, layout, corrected):
    before = page_with(layout=layout)
    after = page_with(layout=layout, data=CORRECTIONS[corrected])
    assert places(before, corrected) != places(after, corrected)
    for answer in ANSWERS:
        if answer != corrected:
            assert places(before, answer) == places(after, answer)


def test_in_one_thread_a_correction_that_keeps_its_lines_moves_no_other(page_with):
    """The picture page runs five answers through eight columns: 字 for 字, the others stay."""
    before = page_with(layout="picture")
    after = page_with(layout="picture", data={"北部热源首站开工建设。": "北部热源首站动工建设。"})
    assert places(before, "steady") != places(after, "steady")
    for answer in ANSWERS[1:]:
        assert places(before, answer) == places(after, answer)


def test_a_signed_area_stays_signed_when_another_is_corrected(page_with):
    seal = locks.seals(page_with().made.page)["steady"]
    signed = f"\nlock:\n  steady: {seal}\n"
    assert page_with(issue=signed, data=CORRECTIONS["good"]).codes == []


def test_a_signed_area_that_is_corrected_is_an_error(page_with):
    seal = locks.seals(page_with().made.page)["steady"]
    signed = f"\nlock:\n  steady: {seal}\n"
    assert page_with(issue=signed, data=CORRECTIONS["steady"]).codes == ["lock-broken"]


def test_an_elastic_area_can_be_signed(page_with):
    seals = locks.seals(page_with().made.page)
    signed = f"\nlock:\n  good-panel: {seals['good-panel']}\n"
    assert page_with(issue=signed).codes == []
    renamed = {"title: 数说·好｜": "title: 数说·好｜新"}
    assert page_with(issue=signed, data=renamed).codes == ["lock-broken"]


LED = layout(
    """\
  steady: {columns: "1", rows: 5-48, content: answers.steady, flow: [{text: .text}]}
  good: {columns: "2", rows: 1-48, content: answers.good, flow: [{text: .text}]}
""",
    copyfit="panel, lines, leading",
    answers=("steady", "good"),
).replace("12.3字", "13字")


def lock_of(page, *areas: str) -> str:
    seals = locks.seals(page.made.page)
    return "lock:\n" + "".join(f"  {area}: {seals[area]}\n" for area in areas)


def test_a_signed_page_is_not_led_for_the_sake_of_one_story(counted):
    """45 lines in 44 rows: another leading would bring them in and move the story beside them."""
    lock = lock_of(counted(LED, issue({"steady": text(44), "good": text(48)})), "good")
    corrected = issue({"steady": text(45), "good": text(48)})
    assert counted(LED, corrected).plan.grid.rows == 49
    page = counted(LED, corrected + lock)
    assert [(d.code, d.fields["lines"]) for d in page.said if d.severity == "error"] == [
        ("overset", 1)
    ]


def test_a_page_that_was_signed_as_it_was_led_stays_led(counted):
    data = issue({"steady": text(45), "good": text(48)})
    led = counted(LED, data)
    page = counted(LED, data + lock_of(led, "steady", "good"))
    assert page.plan.grid.rows == 49
    corrected = issue({"steady": text(44) + "\n改了的一行。", "good": text(48)})
    broken = counted(LED, corrected + lock_of(led, "steady", "good"))
    assert [d.fields["area"] for d in broken.said if d.code == "lock-broken"] == ["steady"]
