"""PLN and SUP: the information there is, what it was used for, and whether everybody can take it in."""

import re
from collections.abc import Iterable, Iterator

from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, check, failed, met, missing, not_due
from pwp.model.documents import Document
from pwp.model.lookups import can_be_had, documents_named, for_later
from pwp.model.plan import Information
from pwp.spelling import same_word

ENGLISH = frozenset({"and", "british", "clear", "easy", "english", "in", "language", "only", "plain", "simple", "uk"})
"""The words of which a language is called that is English."""


@check(
    "PLN03",
    step="plan",
    over=subjects.background,
    none="missing: nothing under 'information' in the plan was there to build it with",
)
def information_is_used_for_the_plan(information: Information, ctx: Context) -> Verdicts:
    """All information that was there already was used to build the plan.

    Why: figures and earlier reports that stay in a drawer lead to asking people again what they have said before.
    Information made for people to respond to, such as a consultation paper, names its part of the timetable under
    `for`, and is not asked about here.

    Put it right: in plan.yaml, say under `used_for` of the information how it shaped the plan; or under
    `withheld_because` why it cannot be shared.
    """
    del ctx
    if information.not_done:
        yield failed("not_done", f"{information.id} was not used: {information.not_done}")
    elif information.withheld_because:
        yield met("withheld_because", because=information.withheld_because)
    elif not information.used_for:
        yield missing("used_for", f"nothing says how {information.id} was used to build the plan")
    elif information.what and same_word(information.used_for, information.what):
        yield missing("used_for", f"what is said of {information.id} is what it is, not what it was used for")
    else:
        yield met("used_for")


@check(
    "SUP07",
    step="engage",
    over=subjects.given_out,
    none="missing: no information that people can have is recorded in the plan",
)
def information_comes_in_many_forms(information: Information, ctx: Context) -> Verdicts:
    """Every piece of information that people get comes in more than one format, and in another language than English.

    Why: a format that is only promised helps nobody who holds the paper in their hands. Background that was there
    already may be made for whoever asks, so for it what the plan offers counts; so do translations, for everything.
    BSL is a language.

    Put it right: make the other formats, and list them in plan.yaml under `formats` and `languages` of the information,
    or in documents.yaml at a document that is named under its `documents`, and that says where it can be had (`file` or
    `url`); or log the occasion on which it was given in them. Offer languages under `communication` and `languages`.
    """
    formats = _different(_formats(information, ctx))
    foreign = any(not _is_english(one) for one in _languages(information, ctx)) or any(map(_is_signed, formats))
    if len(formats) > 1 and foreign:
        yield met("formats")
    elif for_later(ctx.workspace, information, ctx.today):
        yield not_due("for", f"{information.id} is for a part of the timetable that has not begun")
    else:
        if not formats:
            yield missing("formats", f"nothing says in which formats {information.id} comes")
        elif len(formats) == 1:
            yield missing("formats", f"{information.id} is recorded in one format only: {formats[0]}")
        if not foreign:
            sentence = f"nothing says that {information.id} comes in another language than English"
            yield missing("languages", sentence)


def _formats(information: Information, ctx: Context) -> Iterator[str]:
    """The formats in which the record shows some information, and for background those that are offered."""
    offer = ctx.workspace.plan.communication
    yield from information.formats
    for document in _documents(information, ctx):
        yield from document.formats
    for _, entry in ctx.log.giving.get(information.id, ()):
        yield from entry.formats
    if not information.for_ and offer and not offer.not_done:
        yield from offer.formats


def _languages(information: Information, ctx: Context) -> Iterator[str]:
    """The languages in which the record shows some information, and those that are offered."""
    offer = ctx.workspace.plan.communication
    yield from information.languages
    for document in _documents(information, ctx):
        yield from document.languages
    if offer and not offer.not_done:
        yield from offer.languages


def _documents(information: Information, ctx: Context) -> list[Document]:
    """The documents of some information that are there to be had."""
    there = [one for one in documents_named(ctx.workspace, information.documents) if can_be_had(one)]
    return [one for one in there if one.date is None or ctx.has_come(one.date) is True]


def _different(words: Iterable[str]) -> list[str]:
    """Words without those that mean the same as one before them."""
    found: list[str] = []
    for word in words:
        if not any(same_word(word, one) for one in found):
            found.append(word)
    return found


def _is_english(language: str) -> bool:
    """Whether a language, as it is called in the record, is English and no other."""
    return ENGLISH.issuperset(re.findall(r"\w+", language.casefold()))


def _is_signed(form: str) -> bool:
    """Whether a format is one in British Sign Language, such as a BSL video."""
    words = re.findall(r"\w+", form.casefold())
    return "bsl" in words or {"sign", "language"}.issubset(words)
