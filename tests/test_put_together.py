"""Three versions of the same values come to one: what either of two people did is there, and conflicts are told."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pwp.edit.splice import rewritten, values
from pwp.merging.together import Conflict, together
from pwp.model.workspace import FILES

Record = dict[str, Any]
KEYS = st.sampled_from(["title", "note", "why", "by"])
WORDS = st.sampled_from(["a", "b", "No buses", "Ward #3", "two\nlines", "yes"])
WORD_LISTS = st.lists(WORDS, unique=True, max_size=4)
ITEMS = st.dictionaries(KEYS, WORDS, min_size=1, max_size=3)
SOME = st.integers(0, 2)
IDS = st.sampled_from(["buses", "fares", "parking", "shelters", "lights"])


@st.composite
def records(draw: st.DrawFn) -> Record:
    """What a file may hold: keys, words, items with ids and items without."""
    return {
        **draw(ITEMS),
        "words": draw(WORD_LISTS),
        "plain": draw(st.lists(ITEMS, max_size=3)),
        "themes": [{"id": one, **draw(ITEMS)} for one in draw(st.lists(IDS, unique=True, max_size=4))],
    }


def changed(draw: st.DrawFn, held: Record, mine: str) -> Record:
    """The record after one person's changes, who only touches keys, items and words that are theirs alone."""
    new = {**held, **{f"{mine}-{key}": word for key, word in draw(ITEMS).items()}}
    new["words"] = [*held["words"], *(f"{mine} {word}" for word in draw(WORD_LISTS))]
    new["plain"] = [*held["plain"], *({"by": mine, "why": f"{mine} {number}"} for number in range(draw(SOME)))]
    new["themes"] = [*held["themes"], *({"id": f"{mine}-{number}", **draw(ITEMS)} for number in range(draw(SOME)))]
    return new


@st.composite
def apart(draw: st.DrawFn) -> tuple[Record, Record, Record]:
    """What was there before, and what two people made of it who did not touch the same."""
    held = draw(records())
    ours, theirs = changed(draw, held, "mine"), changed(draw, held, "other")
    for number, theme in enumerate(held["themes"]):
        side = (ours, theirs)[number % 2]
        side["themes"] = [{**one, "note": "new"} if one["id"] == theme["id"] else one for one in side["themes"]]
    if len(held["themes"]) > 1 and draw(st.booleans()):
        ours["themes"] = ours["themes"][1:]
        theirs["themes"] = [*held["themes"][:1], *theirs["themes"][1:]]
    if held["words"] and draw(st.booleans()):
        theirs["words"] = theirs["words"][1:]
    return held, ours, theirs


@given(apart())
def test_changes_that_do_not_touch_the_same_are_both_there(three: tuple[Record, Record, Record]) -> None:
    held, ours, theirs = three
    found = together(held, ours, theirs)
    assert found.conflicts == ()
    for list_ in ("words", "plain", "themes"):
        expected = _both(held[list_], ours[list_], theirs[list_])
        assert _sorted(found.value.get(list_, [])) == _sorted(expected)
    keys = {key: one for key, one in (ours | theirs).items() if isinstance(one, str)}
    assert {key: one for key, one in found.value.items() if isinstance(one, str)} == keys


def _both(before: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any]:
    """What stands in both, and what either added; of one with an id that a side changed, that."""
    held = [one for one in before if one in ours and one in theirs]
    return held + [one for side in (ours, theirs) for one in side if one not in before]


def _sorted(items: list[Any]) -> list[str]:
    return sorted(repr(sorted(one.items()) if isinstance(one, dict) else one) for one in items)


@given(records(), records())
def test_where_one_changed_nothing_it_is_as_the_other_has_it_to_the_byte(base: Any, ours: Any) -> None:
    text = rewritten("themes.yaml", b"# kept\n", ours, FILES["themes.yaml"])
    held = values("themes.yaml", text)
    for before, theirs in ((base, base), (held, held), (base, held)):
        found = together(before, held, theirs)
        assert found.conflicts == ()
        assert rewritten("themes.yaml", text, found.value, FILES["themes.yaml"]) == text


@given(records(), records(), records())
def test_any_three_versions_come_to_one_and_a_conflict_is_the_same_from_both_sides(
    base: Any, ours: Any, theirs: Any
) -> None:
    found, turned = together(base, ours, theirs), together(base, theirs, ours)
    assert sorted(found.conflicts, key=repr) == sorted(
        (one._replace(ours=one.theirs, theirs=one.ours) for one in turned.conflicts), key=repr
    )
    assert _said(together(base, ours, theirs, take="theirs").value) == _said(turned.value)


def _said(value: Any) -> Any:
    """A value without the order of its lists, which is that of the side that comes first."""
    if isinstance(value, dict):
        return sorted((key, _said(one)) for key, one in value.items())
    return sorted(map(repr, map(_said, value))) if isinstance(value, list) else value


def test_an_item_without_an_id_is_known_by_what_it_said_before() -> None:
    before = {"team": [{"role": "Lead", "days": "2", "note": "a"}, {"role": "Clerk", "days": "1", "note": "b"}]}
    ours = {"team": [{"role": "Lead", "days": "3", "note": "a"}, before["team"][1]]}
    theirs = {"team": [{"role": "Lead", "days": "2", "note": "c"}, before["team"][1], {"role": "Facilitator"}]}
    assert together(before, ours, theirs).value == {
        "team": [{"role": "Lead", "days": "3", "note": "c"}, before["team"][1], {"role": "Facilitator"}]
    }
    other = {"team": [{"role": "Lead", "days": "5", "note": "a"}]}
    found = together(before, ours, other)
    assert found.conflicts == (Conflict(("team", "Lead", "days"), "2", "3", "5"),)
    assert found.value == {"team": [ours["team"][0]]}


def test_items_stand_where_their_people_put_them() -> None:
    before = {"words": ["a", "b", "c"]}
    ours, theirs = {"words": ["a", "b", "c", "x"]}, {"words": ["z", "a", "y", "b", "c", "w"]}
    assert together(before, ours, theirs).value == {"words": ["z", "a", "y", "b", "c", "x", "w"]}
    turned = {"words": ["c", "b", "a"]}
    assert together(before, ours, turned).value["words"][:2] == ["c", "b"]
    assert set(together(before, ours, turned).value["words"]) == {"a", "b", "c", "x"}
    turned_otherwise = {"words": ["b", "a", "c"]}
    assert together(before, turned_otherwise, turned).value == turned_otherwise


def test_what_one_emptied_and_the_other_added_to_holds_what_was_added() -> None:
    before: Record = {"words": ["a"], "themes": [{"id": "buses", "note": "x"}]}
    theirs = {"words": ["a", "b"], "themes": [{"id": "buses", "note": "x"}, {"id": "fares"}]}
    assert together(before, {}, theirs).value == {"words": ["b"], "themes": [{"id": "fares"}]}
    assert together(before, theirs, {}) == together(before, {}, theirs)
    changed_too = {"themes": [{"id": "buses", "note": "y"}]}
    (conflict,) = together(before, {}, changed_too).conflicts
    assert conflict == Conflict(("themes", "buses"), before["themes"][0], None, changed_too["themes"][0])
