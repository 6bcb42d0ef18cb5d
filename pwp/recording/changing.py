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
from pwp.recording.days import Days
from pwp.recording.entered import Value, Wrong, meant
from pwp.recording.keeping import change
from pwp.recording.register import Register
from pwp.spelling import says_nothing

Given = Mapping[str, Sequence[str]]
THEMES, COMMITMENTS, EVALUATION = "themes.yaml", "commitments.yaml", "evaluation.yaml"
NEEDED = ("by", "why", "evidence")
"""What a judgement counts only with, beside its rating and its day."""


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
        found, item = _item(values, THEMES, theme, "theme", register)
        response = item.get("response") or {}
        if not isinstance(response, dict):
            raise BadQuestion(f"the response of {found} in {THEMES} should hold keys; 'pwp check' says where and why")
        changed.extend(_filled(response, Response, given, register, days, names))
        item["response"] = response

    change(folder, THEMES, put_in)
    return found, changed


def close(
    folder: Path, commitment: str, given: Given, days: Days, names: Mapping[str, str]
) -> tuple[str, list[Changed]]:
    """Say how a promise stands, done unless `given` says otherwise; its id, and what changed. Raises NotUnderstood.

    Where it stands otherwise than before and no day is given, it does so since today.
    """
    found = ""
    changed: list[Changed] = []

    def put_in(values: dict[str, Any], register: Register) -> None:
        nonlocal found
        found, item = _item(values, COMMITMENTS, commitment, "commitment", register)
        before = item.get("state")
        changed.extend(_filled(item, Commitment, {"state": ["done"], **given}, register, days, names))
        state = item.get("state")
        if state in ("changed", "referred") and says_nothing(item.get("why")):
            raise NotUnderstood((f"a promise that is {state} needs the reason: say --why",))
        if state != before and "state_date" not in given and days.today:
            changed.extend(_filled(item, Commitment, {"state_date": ["today"]}, register, days, names))

    change(folder, COMMITMENTS, put_in)
    return found, changed


def judge(folder: Path, given: Given, days: Days, names: Mapping[str, str]) -> tuple[str, ...]:
    """Keep what people judge of some requirements; what it lacks to count, by its keys. Raises NotUnderstood.

    A judgement of the same requirements that lacked something is filled up; else it is a new one.
    """
    lacking: tuple[str, ...] = ()

    def put_in(values: dict[str, Any], register: Register) -> None:
        nonlocal lacking
        new: dict[str, Any] = {}
        _filled(new, Judgement, given, register, days, names)
        every = _listed(values.get("judgements"), "judgements", EVALUATION)
        same = (one for one in every if isinstance(one, dict) and _alike(one, new) and _lacking(one))
        if (judgement := next(same, None)) is None:
            values["judgements"] = [*every, new]
            judgement = new
        judgement.update(new)
        lacking = _lacking(judgement)

    change(folder, EVALUATION, put_in)
    return lacking


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two judgements are of the same requirements."""
    return sorted(map(str, one.get("requirements") or ())) == sorted(map(str, other.get("requirements") or ()))


def _lacking(judgement: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys without which a judgement does not count."""
    return tuple(
        key for key in NEEDED if not judgement.get(key) or (key == "why" and says_nothing(str(judgement[key])))
    )


def move(folder: Path, step: Step) -> None:
    """Put the engagement at another step."""

    def put_in(values: dict[str, Any], register: Register) -> None:
        del register
        values["step"] = step

    change(folder, "engagement.yaml", put_in)


def _item(values: Mapping[str, Any], file: str, word: str, sort: str, register: Register) -> tuple[str, dict[str, Any]]:
    """The item of a file's list that a word names, by its id or by what it is called."""
    items = _listed(values.get(file.removesuffix(".yaml")), f"{sort}s", file)
    id_ = meant(word, (sort,), register)
    if isinstance(id_, Wrong):
        raise NotUnderstood((id_.sentence,))
    meant_, *others = [one for one in items if isinstance(one, dict) and one.get("id") == id_]
    if others:
        raise BadQuestion(f"more than one {sort} in {file} has the id '{id_}'; give each an id of its own first")
    return id_, meant_


def _listed(items: Any, of: str, file: str) -> list[Any]:
    if items is not None and not isinstance(items, list):
        raise BadQuestion(f"the {of} in {file} should be a list; 'pwp check' says where and why")
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
    if wrong := (*draft.problems, *checked(draft.values, record, register, draft.unclear)):
        raise NotUnderstood(wrong)
    changed = []
    for column in columns(record):
        new = held(draft.values, column.route)
        old = held(item, column.route)
        if new is not None and new != old:
            changed.append(Changed(column.key, old, new))
            put(item, column.route, new)
    return changed
