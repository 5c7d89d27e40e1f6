"""A late correction (付印前改字) moves the lines of its own answer and of no other."""

import pytest

from tests.makeup.conftest import Made
from tests.makeup.counted import issue, layout, text
from typeset.issue import seals as written
from typeset.makeup import locks

# In each answer, a correction that takes at least a line's worth of 字 out, or puts it in.
CORRECTIONS = {
    "steady": {"北部热源首站开工建设。": ""},
    "advance": {"绿色低碳县城、花坡国家草原自然公园建设等一批试点改革靶向破题。": ""},
    "good": {"环境好。**人居环境、": "环境好。**人居、"},
}
ANSWERS = ("steady", "advance", "fresh", "solid", "good")


@pytest.fixture
def picture(composed) -> Made:
    """The 沁源 picture page as it is, made up once for all."""
    *found, log = composed("picture")
    return Made(log, tuple(found))


def painted(page) -> list[tuple[object, ...]]:
    """All type of the page, at its places."""
    return [(r.x, r.y, r.text, r.size, r.advance) for r in page.runs]


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


def lock_of(page, layout: str, *areas: str, without: tuple[str, ...] = ()) -> str:
    """What `typeset fit --seal` prints, for these areas or for all but some."""
    seals = locks.seals(page.made)
    signed = [area for area in areas or seals if area not in without]
    lines = [f"    {area}: {written.text(seals[area])}\n" for area in signed]
    return f"\nlock:\n  {layout}:\n{''.join(lines)}"


def test_in_one_thread_a_correction_that_keeps_its_lines_moves_no_other(page_with):
    """The picture page runs five answers through eight columns: 字 for 字, the others stay."""
    before = page_with(layout="picture")
    after = page_with(layout="picture", data={"北部热源首站开工建设。": "北部热源首站动工建设。"})
    assert places(before, "steady") != places(after, "steady")
    for answer in ANSWERS[1:]:
        assert places(before, answer) == places(after, answer)


PICTURE = {"layouts: [broadsheet]": "layouts: [picture]"}
LONGER = {"北部热源首站开工建设。": "北部热源首站开工建设。这里添了一句话看看够不够排。"}


@pytest.mark.parametrize(
    ("corrected", "change"),
    [
        *CORRECTIONS.items(),
        ("steady", {"北部热源首站开工建设。": "北部热源首站开工建设，进展顺利。"}),
        ("solid", {"高考成绩逐年提升，": "高考成绩逐年提升，中考成绩也逐年提升，又添了一句，"}),
    ],
)
def test_in_one_thread_a_correction_moves_no_signed_answers_lines(
    page_with, picture, corrected, change
):
    """Four of the five are signed, and everything else of the page but its panels' figures."""
    signed = lock_of(picture, "picture", without=(f"story.{corrected}",))
    after = page_with(layout="picture", data={**PICTURE, **change}, issue=signed)
    assert after.codes == picture.codes, "no seal is broken"
    assert places(picture, corrected) != places(after, corrected)
    for answer in ANSWERS:
        if answer != corrected:
            assert places(picture, answer) == places(after, answer)


def test_a_correction_that_has_no_room_between_signed_answers_is_told_with_what_to_cut(
    page_with, picture
):
    signed = lock_of(picture, "picture", without=("story.steady",))
    said = page_with(layout="picture", data={**PICTURE, **LONGER}, issue=signed).said
    (fault,) = [d for d in said if d.severity == "error"]
    assert (fault.code, fault.fields["answer"], fault.fields["lines"]) == (
        "overset-signed", "story.advance", 1,
    )  # fmt: skip
    assert fault.related[0].fields["words"] == "北部热源首站开工建设。"
    *cuts, signed_here = fault.related
    assert all(r.fields["paragraph"] <= 4 for r in cuts), "nothing is cut in the others"
    assert (signed_here.key, signed_here.fields) == ("signed-here", {"answer": "story.advance"})


def test_a_text_before_a_signed_one_that_is_much_shorter_leaves_white_and_says_so(
    page_with, picture
):
    """Seven lines are taken out: more than three paragraphs and the rows above a head can take."""
    signed = lock_of(picture, "picture", without=("story.steady",))
    cut = {
        "中部运煤通道推进有序，通用机场一期建成运行，新交口至安泽地方铁路开工在望，": "",
        "北部热源首站开工建设。沁源北220千伏变电站快速推进。": "",
        "首次上榜“中部地区综合竞争力百强县”“中国康养产业可持续发展能力百强县”。": "",
    }
    after = page_with(layout="picture", data={**PICTURE, **cut}, issue=signed)
    assert [d.code for d in after.said if d.severity == "error"] == []
    (decision,) = after.made.decisions
    assert decision.white > 0
    assert [d.fields["lines"] for d in after.said if d.code == "underset"] == [decision.white]
    for answer in ANSWERS[1:]:
        assert places(picture, answer) == places(after, answer)


def test_signed_answers_that_are_corrected_themselves_are_named_and_no_others(page_with, picture):
    signed = lock_of(picture, "picture")
    said = page_with(
        layout="picture", data={**PICTURE, **CORRECTIONS["advance"]}, issue=signed
    ).said
    assert [d.fields["area"] for d in said if d.severity == "error"] == ["story.advance"]


def test_a_signed_answer_that_grew_itself_is_named_beside_what_it_runs_into(page_with, picture):
    """The desk forgot to take it out of lock."""
    signed = lock_of(picture, "picture")
    said = page_with(layout="picture", data={**PICTURE, **LONGER}, issue=signed).said
    (fault,) = [d for d in said if d.severity == "error"]
    assert (fault.code, fault.fields["area"]) == ("overset-signed", "story.steady")
    keys = [r.key for r in fault.related]
    assert keys == ["cut-sentence"] * 3 + ["signed-here", "signed-too"]


def test_the_last_answer_has_no_more_rows_than_the_signed_ones_leave(page_with, picture):
    """Unlocked, it would take another row in all eight columns: the lock is named, not the page."""
    signed = lock_of(picture, "picture", without=("story.good",))
    more = "珍稀动物，" + "松间白鹭翩跹起舞，" * 9
    longer = {"珍稀动物，": more} if "珍稀动物，" in _text(picture, "good") else {}
    longer = longer or {_last(picture, "good"): _last(picture, "good") + "松间白鹭翩跹起舞。" * 9}
    said = page_with(layout="picture", data={**PICTURE, **longer}, issue=signed).said
    (fault,) = [d for d in said if d.severity == "error"]
    assert (fault.code, fault.fields["area"]) == ("overset-signed", "story.good")
    assert fault.related[-1].key == "signed-here"


def _text(page, answer: str) -> str:
    return str(page.job.issue.answers[answer].text.value)


def _last(page, answer: str) -> str:
    """The last paragraph of an answer."""
    return _text(page, answer).strip().split("\n")[-1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" 1:1-4 ", " 9:1-4 "),  # no such column
        (" 1:1-4 ", " 1:1-3 "),  # a head of four rows in three
        (" 1:1-4 1:5-6 ", " 1:5-6 1:1-4 "),  # the summary before its head
        (" 1:17-22 ", " 1:18-22 "),  # a paragraph of six lines in five
        (" 1:17-22 ", " 1:17-99 "),  # longer than the column
        (" 1:1-4 ", " "),  # an item left out
    ],
)
def test_lines_that_are_not_on_the_page_free_their_own_answer_alone(page_with, picture, old, new):
    """It is told at its line of the data file; the others stay where they were."""
    signed = lock_of(picture, "picture", without=("story.fresh",))
    line = next(one for one in signed.split("\n") if "story.steady" in one)
    assert old in line
    wrong = signed.replace(line, line.replace(old, new, 1))
    corrected = {**PICTURE, "好乐草莓引育新品种29个，": "好乐草莓引育新品种29个，长势喜人，"}
    assert "好乐草莓引育新品种29个，" in _text(picture, "fresh")
    after = page_with(layout="picture", data=corrected, issue=wrong)
    (told,) = [d for d in after.said if d.code == "lock-lines"]
    assert told.fields == {"answer": "story.steady"}
    text = after.job.request.issue.read_text(encoding="utf-8").split("\n")
    assert text[told.span.line - 1].strip().startswith("story.steady")
    for answer in ("advance", "solid", "good"):
        assert places(picture, answer) == places(after, answer)


def test_answers_that_are_signed_in_one_anothers_lines_are_not_both_kept(page_with, picture):
    signed = lock_of(picture, "picture")
    line = next(one for one in signed.split("\n") if "story.advance" in one)
    over = signed.replace(line, line.replace(" 2:10-13 ", " 2:7-10 "))
    after = page_with(layout="picture", data=PICTURE, issue=over)
    assert [d.fields["answer"] for d in after.said if d.code == "lock-lines"] == ["story.advance"]


def test_a_seal_without_lines_keeps_no_answer_in_place_and_says_so(page_with, picture):
    seal = locks.seals(picture.made)["story.solid"].digest
    signed = f"\nlock:\n  picture:\n    story.solid: {seal}\n"
    after = page_with(layout="picture", data=PICTURE, issue=signed)
    assert [d.code for d in after.said if d.code.startswith("lock")] == ["lock-lines"]


def test_a_signed_head_keeps_the_rows_of_its_design_or_is_not_kept(page_with, picture):
    """Signed in four rows; the layout gives it five now."""
    signed = lock_of(picture, "picture")
    taller = {"answers.steady, rows: 4, before": "answers.steady, rows: 5, before"}
    after = page_with(layout="picture", data=PICTURE, issue=signed, change=taller)
    told = [d.fields["answer"] for d in after.said if d.code == "lock-lines"]
    assert told == ["story.steady"]
    assert any(d.code in ("lock-broken", "overset-signed") for d in after.said)


def test_one_signed_answer_alone_leaves_the_page_as_it_was(page_with, picture):
    signed = lock_of(picture, "picture", "story.steady")
    after = page_with(layout="picture", data=PICTURE, issue=signed)
    assert after.made.decisions[0].signed == ("story.steady",)
    assert painted(after) == painted(picture)
    assert after.codes == picture.codes


def test_a_signed_page_comes_out_as_it_was(page_with, picture):
    """With tracking, opened rows and paragraphs out of their own line counts among it."""
    after = page_with(layout="picture", data=PICTURE, issue=lock_of(picture, "picture"))
    assert after.codes == picture.codes
    assert painted(after) == painted(picture)


def test_a_signed_area_stays_signed_when_another_is_corrected(page_with):
    signed = lock_of(page_with(), "broadsheet", "steady")
    assert page_with(issue=signed, data=CORRECTIONS["good"]).codes == []


def test_a_signed_area_that_is_corrected_is_an_error(page_with):
    signed = lock_of(page_with(), "broadsheet", "steady")
    assert page_with(issue=signed, data=CORRECTIONS["steady"]).codes == ["lock-broken"]


def test_an_elastic_area_can_be_signed(page_with):
    signed = lock_of(page_with(), "broadsheet", "good-panel")
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


def test_a_signed_page_is_not_led_for_the_sake_of_one_story(counted):
    """45 lines in 44 rows: another leading would bring them in and move the story beside them."""
    lock = lock_of(counted(LED, issue({"steady": text(44), "good": text(48)})), "counted", "good")
    corrected = issue({"steady": text(45), "good": text(48)})
    assert counted(LED, corrected).plan.grid.rows == 49
    page = counted(LED, corrected + lock)
    assert [(d.code, d.fields["lines"]) for d in page.said if d.severity == "error"] == [
        ("overset", 1)
    ]


def test_a_page_that_was_signed_as_it_was_led_stays_led(counted):
    data = issue({"steady": text(45), "good": text(48)})
    led = counted(LED, data)
    page = counted(LED, data + lock_of(led, "counted", "steady", "good"))
    assert page.plan.grid.rows == 49
    corrected = issue({"steady": text(44) + "\n改了的一行。", "good": text(48)})
    broken = counted(LED, corrected + lock_of(led, "counted", "steady", "good"))
    assert [d.fields["area"] for d in broken.said if d.code == "lock-broken"] == ["steady"]
