"""Numbers and their units, signs and ranges stay together."""

from __future__ import annotations

import pytest

from typeset.galley.quantities import unparted


def joined(text: str, *, whole_dates: bool = False) -> str:
    """The text with · where it may be parted."""
    marks = unparted(text, whole_dates=whole_dates)
    return "".join(
        c if held or not i else f"|{c}" for i, (c, held) in enumerate(zip(text, marks, strict=True))
    )


@pytest.mark.parametrize(
    "unit",
    "256.24亿元 7.38万亩 6085户 -15℃ 60％ 8.5% 400—500公斤 35％～60％ 2021—2025年 126km 220千伏 "
    "1,024个 ￥25800元 29个 560余名 16.8万平方米 3A级 12.5‰ 1.6亿元 14所 10多家".split(),
)
def test_quantity_is_one_piece(unit: str) -> None:
    assert f"|{unit}|" in joined(f"全县{unit}了")


def test_quantity_with_a_typed_space_is_one_piece() -> None:
    assert "|1024 个|" in joined("小于1024 个字节")


@pytest.mark.parametrize(
    ("whole", "expected"), [(True, "|2025年2月25日|"), (False, "|2025年|2月|25日|")]
)
def test_dates_are_parted_as_the_style_says(whole: bool, expected: str) -> None:
    assert expected in joined("在2025年2月25日召", whole_dates=whole)


def test_name_is_not_parted_beside_its_interpunct() -> None:
    assert "|恩·诺|" in joined("白求恩·诺尔曼")
