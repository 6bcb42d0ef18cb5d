"""What is in the record already is given more: an answer, another state, a judgement, the next step."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from pwp.errors import BadQuestion, NotUnderstood
from pwp.model.commitments import Commitment
from pwp.model.evaluation import Judgement
from pwp.model.themes import Response
from pwp.model.words import Step
from pwp.recording.capture import checked, drafted
from pwp.recording.columns import columns, held, put
from pwp.recording.entered import Days, Value, Wrong, meant
from pwp.recording.keeping import change
from pwp.recording.register import Register

Given = Mapping[str, Sequence[str]]


class Changed(NamedTuple):
    """One value that came out otherwise: its key, what stood there, and what stands there now."""

    key: str
    old: Value
    new: Value


def answer(folder: Path, theme: str, given: Given, days: Days, names: Mapping[str, str]) -> tuple[str, list[Changed]]:
    """Put what the body answers beside a theme; the theme's id, and what changed. Raises NotUnderstood."""
    found = ""
    changed: list[Changed] = []

    def put_in(values: dict[str, Any], register: Register) -> None:
        nonlocal found
        found, item = _item(values.get("themes"), theme, "theme", register)
        response = item.setdefault("response", {})
        changed.extend(_filled(response, Response, given, register, days, names))

    change(folder, "themes.yaml", put_in)
    return found, changed


def close(
    folder: Path, commitment: str, given: Given, days: Days, names: Mapping[str, str]
) -> tuple[str, list[Changed]]:
    """Say how a promise stands; its id, and what changed. Raises NotUnderstood."""
    found = ""
    changed: list[Changed] = []

    def put_in(values: dict[str, Any], register: Register) -> None:
        nonlocal found
        found, item = _item(values.get("commitments"), commitment, "commitment", register)
        changed.extend(_filled(item, Commitment, given, register, days, names))
        if item.get("state") in ("changed", "referred") and not item.get("why"):
            raise NotUnderstood((f"a promise that is {item['state']} needs the reason: say --why",))

    change(folder, "commitments.yaml", put_in)
    return found, changed


def judge(folder: Path, given: Given, days: Days, names: Mapping[str, str]) -> None:
    """Add what people judge of some requirements to evaluation.yaml; raises NotUnderstood."""

    def put_in(values: dict[str, Any], register: Register) -> None:
        judgement: dict[str, Any] = {}
        _filled(judgement, Judgement, given, register, days, names)
        values["judgements"] = [*_listed(values.get("judgements"), "judgements"), judgement]

    change(folder, "evaluation.yaml", put_in)


def move(folder: Path, step: Step) -> None:
    """Put the engagement at another step."""

    def put_in(values: dict[str, Any], register: Register) -> None:
        del register
        values["step"] = step

    change(folder, "engagement.yaml", put_in)


def _item(items: Any, word: str, sort: str, register: Register) -> tuple[str, dict[str, Any]]:
    """The item of a list that a word names, by its id or by what it is called."""
    id_ = meant(word, (sort,), register)
    if isinstance(id_, Wrong):
        raise NotUnderstood((id_.sentence,))
    return id_, next(one for one in _listed(items, sort) if isinstance(one, dict) and one.get("id") == id_)


def _listed(items: Any, of: str) -> list[Any]:
    if items is not None and not isinstance(items, list):
        raise BadQuestion(f"the {of} should be a list; 'pwp check' says where and why")
    return items or []


def _filled(  # noqa: PLR0913, PLR0917 - what is filled with what, and how that is understood
    item: dict[str, Any],
    record: type[Struct],
    given: Given,
    register: Register,
    days: Days,
    names: Mapping[str, str],
) -> list[Changed]:
    """Fill keys of an item with what was given, and return what changed; raises NotUnderstood."""
    draft = drafted(record, given, register, days, names=names)
    if wrong := draft.problems or checked(draft.values, record, register):
        raise NotUnderstood(tuple(wrong))
    changed = []
    for column in columns(record):
        new = held(draft.values, column.route)
        old = held(item, column.route)
        if new is not None and new != old:
            changed.append(Changed(column.key, old, new))
            put(item, column.route, new)
    return changed
