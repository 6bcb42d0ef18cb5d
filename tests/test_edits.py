"""Edits of a file: the values wanted are there, and nothing else is touched."""

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pwp.edit.splice import rewritten, values
from pwp.errors import BadQuestion, CannotEdit, NotReadable
from pwp.model.workspace import FILES
from pwp.source import comments

THEMES = """\
# yaml-language-server: $schema=.pwp/schema/themes.schema.json
themes:
  # The one that came up most.
  - id: bus-times   # asked at each drop-in
    theme:  "The bus comes too late"
    raised_by: [carers,  users]   # two groups
    count: {what: people, n: 12, of: 30}
    response:   # not yet
  -   id: no-shelter
      theme: >-
        There is no shelter,
        and it rains.
      note: 'Don''t forget'

# Quotes come last.
quotes:
"""


def edited(text: str, **wanted: Any) -> str:
    """The file with these keys of its first theme changed."""
    held = values("themes.yaml", text.encode())
    held["themes"][0] |= wanted
    return rewritten("themes.yaml", text.encode(), held, FILES["themes.yaml"]).decode()


@pytest.mark.parametrize(
    ("wanted", "old", "new"),
    [
        ({"theme": "No bus"}, '"The bus comes too late"', '"No bus"'),
        ({"theme": None}, '    theme:  "The bus comes too late"', "    theme:"),
        ({"raised_by": ["carers", "users", "friends"]}, "[carers,  users]   #", "[carers,  users, friends]   #"),
        ({"count": {"what": "people", "n": "13", "of": "30"}}, "n: 12", "n: 13"),
        ({"count": {"what": "people", "of": "30"}}, "n: 12,", "n: ,"),
        ({"count": {"what": "people", "n": "12", "of": "30", "note": "a: b"}}, "of: 30}", 'of: 30, note: "a: b"}'),
        (
            {"response": {"outcome": "done", "why": "Two\nlines"}},
            "    response:   # not yet\n",
            "    response:   # not yet\n      outcome: done\n      why: |-\n        Two\n        lines\n",
        ),
        (
            {"stance": "concern"},
            '    theme:  "The bus comes too late"\n',
            '    theme:  "The bus comes too late"\n    stance: concern\n',
        ),
        (
            {"characteristics": ["age"], "note": "yes"},
            "    response:   # not yet\n",
            "    characteristics: [age]\n    response:   # not yet\n    note: yes\n",
        ),
    ],
)
def test_only_what_changed_is_written_anew(wanted: dict[str, Any], old: str, new: str) -> None:
    expected = THEMES.replace(old, new).replace('"a: b"', "'a: b'")
    if "characteristics" in wanted:
        expected = THEMES.replace(
            "of: 30}\n    response:   # not yet\n",
            "of: 30}\n    characteristics: [age]\n    response:   # not yet\n    note: yes\n",
        )
    assert edited(THEMES, **wanted) == expected


def test_a_new_item_goes_to_the_end_of_its_list_and_a_removed_one_leaves_its_comments() -> None:
    held = values("themes.yaml", THEMES.encode())
    held["themes"] = [held["themes"][1], {"theme": "Cold", "id": "cold"}]
    assert rewritten("themes.yaml", THEMES.encode(), held, FILES["themes.yaml"]).decode() == (
        """\
# yaml-language-server: $schema=.pwp/schema/themes.schema.json
themes:
  # The one that came up most.
  # asked at each drop-in
  # two groups
  # not yet
  -   id: no-shelter
      theme: >-
        There is no shelter,
        and it rains.
      note: 'Don''t forget'
  - id: cold
    theme: Cold

# Quotes come last.
quotes:
"""
    )


@pytest.mark.parametrize("text", ["", "# nothing yet", "themes:\n", "themes: []\n", "\ufeffthemes:\r\n# end\r\n"])
def test_a_file_with_nothing_in_it_takes_a_first_item(text: str) -> None:
    wanted = {"themes": [{"id": "cold", "theme": "Cold, wet"}]}
    made = rewritten("themes.yaml", text.encode(), wanted, FILES["themes.yaml"])
    assert values("themes.yaml", made) == wanted
    assert (b"\r\n" in made) == ("\r" in text)
    assert made.count(b"\n") == made.count(b"\r\n") or "\r" not in text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_in_a_new_item_as_they_do_around_it(newline: str) -> None:
    text = "themes:\n  # first\n  - id: a\n    theme: One\n".replace("\n", newline)
    held = values("themes.yaml", text.encode())
    held["themes"].append({"id": "b", "theme": "Two"})
    made = rewritten("themes.yaml", text.encode(), held, FILES["themes.yaml"]).decode()
    assert made == text + "  - id: b\n    theme: Two\n".replace("\n", newline)
    assert rewritten("themes.yaml", made.encode(), {"themes": held["themes"][:1]}, None).decode() == text


@pytest.mark.parametrize("end", ["", "\n", "\n\n  \n"])
def test_spaces_at_the_end_of_a_block_of_lines_are_part_of_it(end: str) -> None:
    text = f"# kept\nnote: |\n  There is no shelter,\n  and it rains.  {end}"
    held = values("themes.yaml", text.encode())
    made = rewritten("themes.yaml", text.encode(), {**held, "note": "Dry"}, None).decode()
    assert made == f"# kept\nnote: |-\n  Dry{end}"


def test_a_file_that_cannot_be_read_is_not_touched() -> None:
    with pytest.raises(NotReadable, match=r"themes.yaml:2: .*Nothing was changed"):
        rewritten("themes.yaml", b"themes:\n  - id: [\n", {"themes": None}, FILES["themes.yaml"])


def test_what_cannot_be_put_in_is_shown() -> None:
    text = "themes: [a, # one\n  b]\n"
    with pytest.raises(CannotEdit, match=r"by hand; it would read\n  themes:"):
        rewritten("themes.yaml", text.encode(), {"themes": ["c", "d e, f", "g"]}, None)


def test_of_a_list_that_cannot_be_changed_only_what_is_new_is_shown() -> None:
    text = "themes: [{id: a}, # one\n  {id: b}]\n"
    with pytest.raises(CannotEdit) as told:
        rewritten("themes.yaml", text.encode(), {"themes": [{"id": "b"}, {"id": "c", "theme": "New"}]}, None)
    assert str(told.value).endswith("it would read\n  themes:\n    - id: c\n      theme: New")


def test_an_item_is_added_within_brackets_and_the_others_stay_to_the_byte() -> None:
    text = 'themes: [{"theme": "One",   "id": "a"},\n  # the other\n  {id: b}]  # all\n'
    first = {"theme": "One", "id": "a"}
    more = rewritten("themes.yaml", text.encode(), {"themes": [first, {"id": "b"}, {"id": "c"}]}, None).decode()
    assert more == text.replace("{id: b}]", "{id: b}, {id: c}]")


@pytest.mark.parametrize(
    ("wanted", "made"),
    [
        (["b", "c"], "[b ,  c]"),
        (["a", "c"], "['a', c]"),
        (["a", "b"], "['a', b]"),
        (["b"], "[b]"),
        (["x", "a", "b", "c"], "[x, 'a', b ,  c]"),
        (["a", "x", "b", "y", "c", "z"], "['a', x, b ,  y, c, z]"),
        (["a", "x", "y", "c"], "['a', x, y ,  c]"),
        (["x", "y"], "[x, y]"),
    ],
)
def test_only_what_changed_is_written_anew_within_brackets(wanted: list[str], made: str) -> None:
    text = "themes: ['a', b ,  c]\n"
    assert rewritten("f.yaml", text.encode(), {"themes": wanted}, None).decode() == f"themes: {made}\n"


KEYS = st.sampled_from(["id", "title", "note", "why", "by", "a-b"])
LETTERS = "ab c:#-\n'\"[]{},&*!|>%@`~?\\é\u2028\u202e\t0yn"
TEXTS = st.one_of(st.sampled_from(["yes", "012", "Ward #3", "a: b", "two\nlines", "- x", "x "]), st.text(LETTERS))


def keyed(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(KEYS, value, max_size=4)


VALUES = keyed(st.recursive(TEXTS, lambda inner: st.one_of(keyed(inner), st.lists(inner, max_size=4)), max_leaves=12))


BREAKS = st.sampled_from(["\n", "\r\n", "\r"])
LINE_ENDED = re.compile("\r\n|\r|\n")


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file as somebody may have written it: in any layout, with comments of its own."""
    lines = _lines(draw(VALUES), draw, 0)
    text = "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n# end\n"]))
    text = draw(st.sampled_from(["", "# first\n", "---\n"])) + text
    return text.replace("\n", draw(BREAKS))


def _lines(value: Any, draw: st.DrawFn, indent: int) -> list[str]:
    start, lines = " " * indent, []
    pairs = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    for number, (key, held) in enumerate(pairs):
        lines += draw(st.sampled_from([[], [], [f"{start}# {indent}.{number}"], [""]]))
        begin = f"{start}- " if key is None else f"{start}{key}:"
        comment = draw(st.sampled_from(["", "", f"  # of {indent}.{number}"]))
        if isinstance(held, str) or not held or draw(st.integers(0, 3)) == 0:
            lines.append(f"{begin} {_flat(held, draw)}{comment}".rstrip())
        elif key is not None:
            lines += [begin + comment, *_lines(held, draw, indent + draw(st.sampled_from([1, 2, 4])))]
        else:
            below = _lines(held, draw, indent + 2)
            lines += (
                [start + "-" + comment, *below]
                if below[0].strip()[:1] in ("#", "")
                else ([start + "- " + below[0].strip(), *below[1:]])
            )
    return lines


def _flat(held: Any, draw: st.DrawFn) -> str:
    """A value on one line, its texts in quotes of one kind or the other."""
    if isinstance(held, dict):
        return "{" + ", ".join(f"{key}: {_flat(one, draw)}" for key, one in held.items()) + "}"
    if isinstance(held, list):
        return "[" + draw(st.sampled_from([", ", " ,", ",  "])).join(_flat(one, draw) for one in held) + "]"
    if held.isalnum():
        return str(held)
    simple = "\n" not in held and held.isprintable() and "\\" not in held
    if simple and draw(st.booleans()):
        return "'" + str(held).replace("'", "''") + "'"
    escaped = "".join(f"\\u{ord(one):04x}" if one in '"\\' or not one.isprintable() else one for one in held)
    return f'"{escaped}"'


def normal(value: Any) -> Any:
    if isinstance(value, dict):
        held = {key: normal(one) for key, one in value.items()}
        return {key: one for key, one in held.items() if one is not None} or None
    if isinstance(value, list):
        return [normal(one) for one in value] or None
    return value or None


def without_nothing(value: Any) -> Any:
    """A value in which nothing is empty, as whoever wants a value has it."""
    if isinstance(value, dict):
        held = {key: without_nothing(one) for key, one in value.items()}
        return {key: one for key, one in held.items() if one}
    if isinstance(value, list):
        return [one for one in map(without_nothing, value) if one]
    return value


def said(data: bytes) -> list[str]:
    return sorted(comment for _, comment in comments(data.decode("utf-8-sig")))


@given(files(), VALUES)
@example("id: {a-b: [], note: x}\n", {"id": {"a-b": ["y"]}})
def test_any_file_comes_to_hold_any_values_and_keeps_its_comments(text: str, wanted: dict[str, Any]) -> None:
    wanted = without_nothing(wanted)
    try:
        before = values("f.yaml", text.encode())
        made = rewritten("f.yaml", text.encode(), wanted, None)
    except (NotReadable, CannotEdit, BadQuestion):  # each a plain sentence; how often is no matter here
        return
    assert normal(values("f.yaml", made)) == normal(wanted)
    assert rewritten("f.yaml", made, wanted, None) == made
    assert rewritten("f.yaml", text.encode(), before, None) == text.encode()
    assert not set(said(text.encode())) - set(said(made))


@given(st.data())
def test_within_brackets_every_item_that_stays_is_the_text_that_it_was(data: st.DataObject) -> None:
    ids = data.draw(st.lists(st.sampled_from("abcdef"), min_size=1, unique=True))
    forms = ('{{"theme": "One",   "id": {0}}}', "{{ id: {0} , by: [x,y] }}", "{{id:   '{0}',\n   theme: Two }}")
    items = {id_: data.draw(st.sampled_from(forms)).format(id_) for id_ in ids}
    text = "themes: ["
    for number, item in enumerate(items.values()):
        text += (data.draw(st.sampled_from([",", " , ", ",\n  "])) if number else "") + item
    text = (text + data.draw(st.sampled_from(["]", ",]", "\n ]"])) + "\n# end\n").replace("\n", data.draw(BREAKS))
    held = {one["id"]: one for one in values("f.yaml", text.encode())["themes"]}
    stay = [id_ for id_ in ids if data.draw(st.booleans())]
    wanted: list[dict[str, Any]] = [held[id_] for id_ in stay]
    for new in data.draw(st.lists(st.sampled_from("xyz"), min_size=not stay, unique=True)):
        wanted.insert(data.draw(st.integers(0, len(wanted))), {"id": new})
    made = rewritten("f.yaml", text.encode(), {"themes": wanted}, None).decode()
    assert values("f.yaml", made.encode()) == {"themes": wanted}
    at = 0
    for id_ in stay:
        at = made.index(re.sub("\n", LINE_ENDED.findall(text)[0], items[id_]), at) + 1


@given(files(), st.data())
def test_one_change_leaves_every_other_line_as_it_was(text: str, data: st.DataObject) -> None:
    try:
        held = values("f.yaml", text.encode())
    except NotReadable:
        return
    plain = [key for key, one in held.items() if isinstance(one, str)]
    if not plain:
        return
    key = data.draw(st.sampled_from(plain))
    made = rewritten("f.yaml", text.encode(), {**held, key: "Another text"}, None).decode()
    lines = [line for line in LINE_ENDED.split(text) if not line.startswith((f"{key}:", f"{key} :"))]
    for line in lines:
        assert line in LINE_ENDED.split(made)
