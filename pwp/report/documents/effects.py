"""Whom a proposal affects, by the impact assessments: the tables that several documents show."""

from collections.abc import Iterable, Iterator

from pwp.calendar import When, before, by
from pwp.model.impact import Assessment, GroupEffect
from pwp.model.themes import Theme
from pwp.model.words import CHARACTERISTICS
from pwp.model.workspace import Workspace
from pwp.report.documents import wording
from pwp.report.documents.answers import OUTCOMES, outcome
from pwp.report.documents.counting import Fewest
from pwp.report.documents.evidence import sentence
from pwp.report.documents.heading import day
from pwp.report.view import Cell, Table, cell
from pwp.spelling import listed, same_word, says_nothing

EFFECTS = {"positive": "Positive effect", "negative": "Negative effect", "unknown": "The effect is not known yet"}
NEEDS = {
    "eliminate-discrimination": "End discrimination, harassment and victimisation",
    "advance-equality": "Advance equality of opportunity",
    "foster-good-relations": "Foster good relations between people",
}
"""The three needs of the equality duty: Equality Act 2010, section 149."""
NOT_LOOKED_AT = "Not looked at yet"


def of(assessments: Iterable[Assessment]) -> list[GroupEffect]:
    """Every effect that some assessments name."""
    return [one for assessment in assessments for one in assessment.groups]


def named(characteristic: str) -> str:
    """What a protected characteristic is called."""
    return characteristic.replace("-", " ").capitalize()


def whom(effect: GroupEffect, workspace: Workspace) -> list[str]:
    """Whom an effect falls on: the group, the characteristic, the place, as far as they are given."""
    group = wording.group(workspace, effect.stakeholder) if effect.stakeholder else None
    characteristic = named(effect.characteristic) if effect.characteristic else None
    return [one for one in (group, characteristic, effect.place) if one]


def affected(effects: Iterable[GroupEffect], workspace: Workspace, today: When) -> Table:
    """Whom the proposal affects, how, and what is done about it."""
    rows = tuple(
        (
            cell(*whom(one, workspace), otherwise="It is not recorded whom this affects"),
            _effect(one),
            cell(*_dealt_with(one, today), otherwise=_nothing_done(one)),
        )
        for one in effects
    )
    return Table(
        "Who is affected, and how",
        "Each group, characteristic or place that is affected, the effect, and what is done about it.",
        ("Who is affected", "How", "What is done about it"),
        (26, 38, 36),
        rows,
        below_heading=True,
    )


def _effect(one: GroupEffect) -> Cell:
    if one.not_done:
        return cell(wording.not_done(one, "Not looked at"))
    return cell(EFFECTS.get(one.effect or "", "What kind of effect it is, is not recorded"), one.what)


def _nothing_done(one: GroupEffect) -> str:
    return "Nothing is recorded that is done about it" if one.effect == "negative" else "No action is recorded"


def _dealt_with(one: GroupEffect, today: When) -> Iterator[str]:
    """What is done about an effect, who sees to it, and how far it has come."""
    if not one.mitigation:
        return
    yield one.mitigation
    yield f"Who sees to it: {one.owner or 'not recorded'}"
    if one.done:
        yield f"{'To be done' if by(one.done, today) is False else 'Done'}: {day(one.done, today)}"
    elif one.due:
        past = " This day is past, and the record does not say that it was done." if before(one.due, today) else ""
        yield f"To be done by {one.due}.{past}"
    else:
        yield "By when is not recorded"


def characteristics(effects: Iterable[GroupEffect]) -> Table:
    """Each of the nine protected characteristics, and what was found on it."""
    known = list(effects)
    rows = tuple(
        (cell(named(one)), cell(*_found([effect for effect in known if effect.characteristic == one])))
        for one in CHARACTERISTICS
    )
    return Table(
        "The nine protected characteristics",
        "Each protected characteristic with the effect that was found, or why there is none, or that it is open.",
        ("Characteristic", "What was found"),
        (30, 70),
        rows,
        below_heading=True,
    )


def islands(effects: Iterable[GroupEffect], names: Iterable[str]) -> Table:
    """Each island community, and what was found on it."""
    known = list(effects)
    rows = tuple(
        (cell(one), cell(*_found([effect for effect in known if same_word(effect.place or "", one)]))) for one in names
    )
    return Table(
        "Island communities",
        "Each island community with the effect that was found, or why there is none, or that it is open.",
        ("Island community", "What was found"),
        (30, 70),
        rows,
        below_heading=True,
    )


def _found(effects: list[GroupEffect]) -> Iterator[str]:
    """What was found on somebody, effect by effect."""
    if not effects:
        yield NOT_LOOKED_AT
    for one in effects:
        if one.not_done:
            yield wording.not_done(one, NOT_LOOKED_AT)
        elif one.effect == "none":
            yield _none_found(one)
        elif one.effect in EFFECTS:
            yield sentence(f"{EFFECTS[one.effect]}{f': {one.what}' if one.what else ''}")
        else:
            yield f"{NOT_LOOKED_AT}. It is listed, and the effect is not recorded."


def _none_found(one: GroupEffect) -> str:
    """That there is no effect, and how that is known."""
    if says_nothing(one.what):
        return "No effect found. How that is known is not recorded."
    return sentence(f"No effect found, because: {one.what}")


def others_unaffected(effects: Iterable[GroupEffect], workspace: Workspace) -> list[str]:
    """Those without a protected characteristic of whom it is said that there is no effect, and how that is known."""
    return [
        f"{'; '.join(whom(one, workspace)) or 'Somebody who is not named'}: {_none_found(one)}"
        for one in effects
        if one.effect == "none" and not one.characteristic and not one.not_done
    ]


def needs(assessments: Iterable[Assessment]) -> Table:
    """The three needs of the equality duty, and what was found on each."""
    given = [one for assessment in assessments for one in assessment.needs]
    rows = tuple(
        (
            cell(words),
            cell(
                *(wording.not_done(one, NOT_LOOKED_AT) or one.finding for one in given if one.need == need),
                otherwise=NOT_LOOKED_AT,
            ),
        )
        for need, words in NEEDS.items()
    )
    return Table(
        "The three needs of the equality duty",
        "Each of the three needs of the public sector equality duty, and what was found on it.",
        ("Need", "What was found"),
        (30, 70),
        rows,
        below_heading=True,
    )


def said(themes: Iterable[Theme], workspace: Workspace, few: Fewest) -> Table:
    """What people said on the effects: who raised it, what it has to do with, and what was answered."""
    rows = tuple(
        (
            cell(
                one.theme or one.id,
                few.how_many(one),
                "Only a few people held this view." if one.minority else None,
            ),
            cell(*(wording.group(workspace, group) for group in one.raised_by)),
            cell(
                listed(named(each).lower() for each in one.characteristics).capitalize(),
                otherwise="No characteristic is recorded",
            ),
            _answer(one),
        )
        for one in themes
    )
    return Table(
        "What people said",
        "What people said about the effects, who raised it, the characteristics it has to do with, and the answer.",
        ("What people said", "Who raised it", "Has to do with", "What was answered"),
        (30, 26, 17, 27),
        rows,
        below_heading=True,
    )


def _answer(theme: Theme) -> Cell:
    became = outcome(theme)
    if theme.response is None or not became:
        return cell(None, otherwise="No answer can be shown")
    return cell(OUTCOMES[became], theme.response.what)


def silent(effects: Iterable[GroupEffect], workspace: Workspace) -> list[str]:
    """Those with an effect of whom no theme shows what they said, with the reason where there is one."""
    return [
        f"{'; '.join(whom(one, workspace)) or 'Somebody who is not named'}: "
        f"{sentence(one.no_theme_because or 'the record does not show what they said, or why they said nothing')}"
        for one in effects
        if one.effect != "none" and not one.themes and not one.not_done
    ]
