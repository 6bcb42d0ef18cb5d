"""The pictures: read back as a program reads them, and never with one label over another."""

import re
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from conftest import EXAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st

from pwp import load
from pwp.calendar import When
from pwp.model.decisions import Decision
from pwp.model.fields import DecisionId, PhaseId, StakeholderId
from pwp.model.lookups import final_decisions
from pwp.model.plan import Avoid, Extension, Pause, Phase
from pwp.model.stakeholders import Stakeholder
from pwp.plain import clean
from pwp.report.figures import stakeholder_map, timetable
from pwp.report.figures.letters import SIZE, width
from pwp.report.view import Figure

SVG = "{http://www.w3.org/2000/svg}"
KNOWN = {"svg", "title", "desc", "rect", "circle", "line", "path", "text"}
ON = date(2026, 3, 2)
AWKWARD = "Smith & Sons <script>alert(1)</script> \"x\" 'y' \u202e\x07 ]]> &amp;"


class Label(NamedTuple):
    """A text of a picture and the room it takes at most."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def read(figure: Figure) -> ET.Element:
    return ET.fromstring(figure.svg)  # noqa: S314 - drawn by ourselves, and never with a document type


def labels(figure: Figure) -> list[Label]:
    found = []
    for one in read(figure).iter(f"{SVG}text"):
        said = one.text or ""
        x, y, wide = (
            float(one.get("x", "")),
            float(one.get("y", "")),
            width(said, bold=one.get("font-weight") == "bold"),
        )
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[one.get("text-anchor", "")]
        found.append(Label(said, left, y - 0.75 * SIZE, left + wide, y + 0.22 * SIZE))
    return found


def assert_sound(figure: Figure) -> None:
    root = read(figure)
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= KNOWN
    assert not any(name in {"id", "class", "style", "href"} for one in root.iter() for name in one.attrib)
    numbers = [value for one in root.iter() for name, value in one.attrib.items() if name not in {"fill", "stroke"}]
    assert not any(re.search(r"\.\d{3}|nan|inf|e-", value) for value in numbers)
    ground = root.find(f"{SVG}rect")
    _, _, wide, high = (float(one) for one in root.get("viewBox", "").split())
    assert ground is not None
    assert (ground.get("width"), ground.get("height"), ground.get("fill")) == (
        f"{wide:g}",
        ground.get("height"),
        "#ffffff",
    )
    shown = labels(figure)
    for one in shown:
        assert one.left >= -0.01, one
        assert one.right <= wide + 0.01, one
        assert one.top >= 0, one
        assert one.bottom <= high, one
    shown.sort(key=lambda one: one.top)
    for one, other in combinations(shown, 2):
        if other.top >= one.bottom:
            continue
        assert one.right <= other.left + 0.01 or other.right <= one.left + 0.01, (one, other)
    assert all(float(text.get("font-size", "0")) >= 9 for text in root.iter(f"{SVG}text"))
    assert figure.alt.endswith(".")
    assert all(paragraph.strip() for row in figure.table.rows for held in row for paragraph in held.paragraphs)
    assert all(len(row) == len(figure.table.headers) == len(figure.table.widths) for row in figure.table.rows)


def assert_no_label_on_a_bar(figure: Figure) -> None:
    _, *bars = read(figure).iter(f"{SVG}rect")
    for bar in bars:
        x, y, wide, high = (float(bar.get(name, "")) for name in ("x", "y", "width", "height"))
        for one in labels(figure):
            beside = one.right <= x + 0.01 or one.left >= x + wide - 0.01
            assert beside or one.bottom <= y + 0.01 or one.top >= y + high - 0.01, (one, bar.attrib)


def relative_brightness(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((relative_brightness(one), relative_brightness(other)))
    return (light + 0.05) / (dark + 0.05)


texts = st.one_of(st.none(), st.text(max_size=90), st.sampled_from([AWKWARD, "A", "W" * 80, "Older people " * 9]))
scores = st.one_of(st.none(), st.integers(1, 5))
groups = st.lists(
    st.builds(
        Stakeholder,
        id=st.just("group"),
        name=texts,
        kind=st.sampled_from([None, "staff", "decision-maker", "place"]),
        influence=scores,
        interest=scores,
        impact=scores,
    ),
    max_size=60,
)
days = st.one_of(
    st.none(),
    st.dates(date(2013, 1, 1), date(2037, 12, 31)).map(When.of),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(When.of),
    st.integers(1900, 2199).map(lambda year: When.parse(str(year))),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)).map(lambda day: When.parse(f"{day:%Y-%m}")),
)
phases = st.lists(
    st.builds(
        Phase,
        id=st.just("part"),
        what=texts,
        kind=st.sampled_from([None, "consultation", "engagement", "decision", "analysis"]),
        start=days,
        end=days,
        opened=days,
        closed=days,
        length=st.sampled_from([None, "12 weeks", "soon"]),
        not_done=st.sampled_from([None, None, "No time"]),
        extended=st.lists(st.builds(Extension, to=days, why=texts), max_size=2).map(tuple),
        paused=st.lists(
            st.builds(Pause, from_=days, to=days, what=st.sampled_from([None, "all", "part"])), max_size=2
        ).map(tuple),
    ),
    max_size=12,
)


@given(groups)
@settings(max_examples=60)
def test_any_groups_make_a_sound_map_and_each_is_on_it_or_listed_and_in_the_table(held: list[Stakeholder]) -> None:
    figure = stakeholder_map.figure(held)
    assert_sound(figure)
    numbers = re.findall(r"\d+", " ".join(one.text for one in labels(figure) if re.fullmatch(r"[\d, ]+", one.text)))
    assert {str(number) for number in range(1, len(held) + 1)} <= set(numbers) | set("234")
    assert [row[0].paragraphs[0].split(".")[0] for row in figure.table.rows] == [
        str(one) for one in range(1, len(held) + 1)
    ]


@given(phases, st.lists(st.builds(Avoid, what=texts, start=days, end=days), max_size=3), st.dates(date(1990, 1, 1)))
@settings(max_examples=80)
def test_any_timetable_makes_a_sound_strip(rows: list[Phase], avoid: list[Avoid], day: date) -> None:
    figure = timetable.figure(rows, avoid, [Decision(id=DecisionId("yes"), date=When.of(day))], day)
    assert_sound(figure)
    assert_no_label_on_a_bar(figure)
    assert len(figure.table.rows) == len(rows) + 1


@pytest.mark.parametrize("name", sorted(one.name for one in EXAMPLES.iterdir() if (one / "plan.yaml").exists()))
def test_the_pictures_of_each_example_are_sound_and_the_same_each_time(name: str) -> None:
    workspace = load(EXAMPLES / name).workspace
    held, plan = workspace.stakeholders.stakeholders, workspace.plan
    decisions = [one for _, one in final_decisions(workspace)]
    for made in (
        [stakeholder_map.figure(held) for _ in range(2)],
        [timetable.figure(plan.timetable, plan.avoid, decisions, ON) for _ in range(2)],
    ):
        assert_sound(made[0])
        assert made[0] == made[1]


def test_a_text_stands_in_a_picture_as_it_is_written_and_what_is_unseen_is_shown() -> None:
    figure = stakeholder_map.figure([Stakeholder(id=StakeholderId("a"), name=AWKWARD)])
    shown = "".join(one.text for one in labels(figure)).replace(" ", "")
    assert clean(AWKWARD).replace(" ", "") in shown
    assert "<script" not in figure.svg
    assert "\\u202e\\u0007" in figure.svg


def test_forty_groups_in_one_cell_are_all_numbered_on_one_page() -> None:
    held = [
        Stakeholder(id=StakeholderId(f"g{one}"), name=f"Group {one}" * 5, influence=1, interest=5, impact=5)
        for one in range(40)
    ]
    figure = stakeholder_map.figure(held)
    assert_sound(figure)
    assert {str(one) for one in range(1, 41)} <= {one.text for one in labels(figure)}
    assert float(read(figure).get("height", "").removesuffix("mm")) <= 247
    assert "40 are hit hard, have little influence and need support" in figure.alt


def test_a_group_that_is_hit_hard_and_has_little_influence_is_outlined_twice_and_said_to_need_support() -> None:
    def outlines(influence: int, impact: int) -> int:
        one = Stakeholder(id=StakeholderId("a"), name="Carers", influence=influence, interest=3, impact=impact)
        figure = stakeholder_map.figure([one])
        assert ("Needs support" in str(figure.table.rows)) == (influence <= 2 and impact >= 4)
        return sum(1 for _ in read(figure).iter(f"{SVG}circle"))

    assert outlines(2, 4) == outlines(3, 4) + 1 == outlines(2, 3) + 1


def test_short_names_stand_on_the_map_and_long_ones_in_a_key() -> None:
    short = stakeholder_map.figure([Stakeholder(id=StakeholderId("a"), name="Carers", influence=1, interest=1)])
    long = stakeholder_map.figure(
        [Stakeholder(id=StakeholderId("a"), name="Those who care " * 9, influence=1, interest=1)]
    )
    assert "The numbers on the map" not in {one.text for one in labels(short)}
    assert "Carers" in {one.text for one in labels(short)}
    assert "The numbers on the map" in {one.text for one in labels(long)}


def test_no_count_of_people_stands_in_a_picture() -> None:
    held = load(EXAMPLES / "rehabilitation-beds").workspace.stakeholders.stakeholders
    figure = stakeholder_map.figure(held)
    sizes = {str(one.size.number) for one in held if one.size and one.size.number}
    assert sizes
    assert not sizes & set(
        re.findall(r"\d+", f"{figure.alt} {figure.table} {' '.join(one.text for one in labels(figure))}")
    )


def drawn_over(rows: list[Phase], day: date = ON) -> list[dict[str, str]]:
    return [one.attrib for one in read(timetable.figure(rows, [], [], day)).iter(f"{SVG}rect")]


def test_a_month_is_drawn_as_the_whole_of_it() -> None:
    by_day = Phase(id=PhaseId("a"), opened=When.parse("2026-04-01"), closed=When.parse("2026-05-31"))
    by_month = Phase(id=PhaseId("a"), opened=When.parse("2026-04"), closed=When.parse("2026-05"))
    assert drawn_over([by_day]) == drawn_over([by_month])
    assert "April 2026 to May 2026" in str(timetable.table([by_month], []))


def test_what_is_planned_and_what_happened_differ_in_the_style_of_the_line() -> None:
    first, last = When.parse("2026-04-01"), When.parse("2026-05-31")
    _, plan, *_ = drawn_over([Phase(id=PhaseId("a"), start=first, end=last)])
    _, fact, *_ = drawn_over([Phase(id=PhaseId("a"), opened=first, closed=last)])
    assert "stroke-dasharray" in plan
    assert "stroke-dasharray" not in fact


def test_the_day_it_is_drawn_up_is_marked_only_where_it_lies_within() -> None:
    row = Phase(id=PhaseId("a"), start=When.parse("2026-02-20"), end=When.parse("2026-04-30"))
    within, beyond = (timetable.figure([row], [], [], day) for day in (ON, ON + timedelta(days=400)))
    assert "2 March 2026" in {one.text for one in labels(within)}
    assert "A line marks 2 March 2026" in within.alt
    assert "The day this was drawn up" not in {one.text for one in labels(beyond)}


def test_a_row_without_days_is_listed_below_and_in_the_table() -> None:
    figure = timetable.figure([Phase(id=PhaseId("a"), what="Three pilots")], [], [], ON)
    assert {one.text for one in labels(figure)} == {"No day is recorded for: Three pilots."}
    assert "Not recorded" in str(figure.table)


def test_ink_is_read_on_every_ground_and_each_outline_is_seen() -> None:
    held = load(EXAMPLES / "rehabilitation-beds").workspace
    for figure in (
        stakeholder_map.figure(held.stakeholders.stakeholders),
        timetable.figure(held.plan.timetable, held.plan.avoid, [], date(2024, 10, 1)),
    ):
        colours = set(re.findall(r'(?:fill|stroke)="(#\w{6})"', figure.svg))
        grounds = {one.get("fill", "") for tag in ("rect", "circle") for one in read(figure).iter(f"{SVG}{tag}")}
        bar = {"#3f6fa3"}  # a bar, on which nothing is written
        inks = {one.get("fill", "") for one in read(figure).iter(f"{SVG}text")}
        strokes = {one.get("stroke", "") for one in read(figure).iter()} - {""}
        assert all(contrast(ink, ground) >= 4.5 for ink in inks for ground in grounds - bar - {"none"})
        assert all(contrast(stroke, "#ffffff") >= 3 for stroke in strokes)
        assert all(contrast(one, "#ffffff") >= 3 for one in bar & colours)
