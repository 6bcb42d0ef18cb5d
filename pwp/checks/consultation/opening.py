"""CHG, CON: what comes before the consultation that the decision follows."""

from pwp.calendar import When, before, earliest
from pwp.checks.check import Context, Verdict, Verdicts, advice, check, failed, met, missing, not_due
from pwp.checks.consultation.following import NONE, before_the_decision, not_followed, not_opened, opening
from pwp.checks.identify.service_change import HIS
from pwp.findings import Place
from pwp.model.appraised import appraised_on, finished_late
from pwp.model.lengths import DAY
from pwp.model.lookups import begins_on, documents_named
from pwp.model.options import Appraisal
from pwp.model.plan import Phase
from pwp.model.workspace import Workspace

CONFIRMATION = Place("change.yaml", ("his", "confirmation"))
APPRAISAL = Place("options.yaml", ("appraisal",))
UNAPPRAISED = "no option appraisal is recorded"
UNDATED = "nothing says when the options were appraised"


@check("CHG08", step="engage", over=before_the_decision, none=NONE, letter_days=7)
def his_confirms_before_the_consultation_opens(row: Phase, ctx: Context) -> Verdicts:
    """Healthcare Improvement Scotland had confirmed the engagement so far before the consultation opened.

    Why: what was left out before the consultation, such as a group nobody spoke to, cannot be made up for during it.
    The guidance says that a board should not go on to consult before this is confirmed.

    Put it right: in change.yaml, under `his`, `confirmation`, give the `date` of its word and the letter under
    `document`, dated no more than a week later. Where the word came on the day of the opening, list what shows that it
    came first: a letter of the day before. Where you opened without it, say why under `not_done` there: it is shown as
    it was, with the reason.
    """
    his = ctx.workspace.change.his
    word = his.confirmation if his else None
    waits = not_opened(row, ctx)
    if row.not_done:
        yield failed("not_done", f"{row.id} did not take place: {row.not_done}")
    elif unsure := not_followed(row, ctx) or (waits if not (word and word.date) else None):
        yield unsure
    elif word is not None and word.not_done:
        yield failed(CONFIRMATION.at("not_done"), f"{row.id} opened before {HIS} confirmed it: {word.not_done}")
    elif word is None or word.date is None:
        yield missing(CONFIRMATION, f"nothing says that {HIS} confirmed it before {row.id} opened")
    elif late := _late_word(word.date, row, waits, ctx):
        yield late
    else:
        yield met(CONFIRMATION.at("date"))
        if word.document is None:
            yield advice(CONFIRMATION, f"the letter in which {HIS} confirmed it is not listed")


def _late_word(given: When, row: Phase, waits: Verdict | None, ctx: Context) -> Verdict | None:
    """That Healthcare Improvement Scotland gave its word after a consultation opened, or may have; None where not."""
    begin, place = begins_on(row), CONFIRMATION.at("date")
    late = begin is not None and before(begin, given)
    if late and ctx.has_come(begin) is not False:
        return failed(place, f"{HIS} confirmed it ({given}) after {row.id} opened ({begin})")
    if late:
        return not_due(place, f"{HIS} is to confirm it ({given}) after {row.id} is to open ({begin})")
    if ctx.has_come(given) is False:
        return not_due(place, f"{HIS} is to confirm it on {given}")
    if ctx.has_come(given) is None:
        return missing(place, ctx.not_yet(f"the confirmation by {HIS}", given))
    if begin is None:
        return waits
    if before(given, begin) is None:
        return missing(place, f"give the days: was it confirmed ({given}) before {row.id} opened ({begin})?")
    return _letter_late(given, begin, row, ctx)


def _letter_late(given: When, begin: When, row: Phase, ctx: Context) -> Verdict | None:
    """That the letter is too late to show that Healthcare Improvement Scotland gave its word in time, or may be."""
    his = ctx.workspace.change.his
    name = his.confirmation.document if his and his.confirmation else None
    letter = next((one for one in documents_named(ctx.workspace, [name] if name else []) if one.date), None)
    place, of = CONFIRMATION.at("document"), letter.date if letter else None
    if letter and of and before(begin, of):
        return missing(place, f"{letter.id} ({of}) came after {row.id} opened ({begin})")
    if letter and of and of.first - given.last > ctx.thresholds["letter_days"] * DAY:
        return missing(place, f"{letter.id} ({of}) came too long after the word that it is to show ({given})")
    if before(given, begin) is False and not (of and before(of, begin)):
        sentence = f"the word was given on the day on which {row.id} opened ({begin}); nothing shows that it came first"
        return missing(CONFIRMATION.at("date"), sentence)
    return None


@check("CON07", step="engage", over=before_the_decision, none=NONE)
def engagement_and_appraisal_come_before_the_consultation(row: Phase, ctx: Context) -> Verdicts:
    """People were engaged, and the options were appraised, before the consultation opened.

    Why: a consultation asks about options. Those who use the service should have had a part in working them out, and
    the appraisal is where it shows why these were chosen and not others.

    Put it right: in plan.yaml, give the day on which each row of the timetable `opened`, or log the activities; in
    options.yaml, give under `appraisal` the days on which it was `held`. To look at the options again afterwards, with
    the answers in hand, is no fault; to appraise them first, or to finish, while people are being asked is.
    """
    if row.not_done:
        yield failed("not_done", f"{row.id} did not take place: {row.not_done}")
    elif waits := not_followed(row, ctx) or not_opened(row, ctx):
        yield waits
    else:
        yield _engaged_first(row, opening(row), ctx)
        yield _appraised_first(row, opening(row), ctx)


def _engaged_first(row: Phase, begin: When, ctx: Context) -> Verdict:
    """Whether people were engaged before a consultation opened."""
    rows = ((ctx.place_of(one).at("opened"), one.opened) for one in _engagements(ctx.workspace))
    held = ((place.at("date"), entry.date) for place, entry in ctx.log.with_people if entry.kind == "activity")
    found = [(place, day) for place, day in (*rows, *held) if day is not None]
    if sure := next((place for place, day in found if before(day, begin)), None):
        return met(sure)
    if unsure := next((place for place, day in found if before(day, begin) is None), None):
        return missing(unsure, f"give the days: were people engaged before {row.id} opened ({begin})?")
    return missing("", f"nothing shows that people were engaged before {row.id} opened ({begin})")


def _engagements(workspace: Workspace) -> list[Phase]:
    return [row for row in workspace.plan.timetable if row.kind == "engagement" and not row.not_done]


def _appraised_first(row: Phase, begin: When, ctx: Context) -> Verdict:
    """Whether the options were appraised before a consultation opened."""
    options = ctx.workspace.options
    appraisal = options.appraisal
    undone = options.not_done or (appraisal.not_done if appraisal else None)
    if undone:
        return failed(APPRAISAL, f"no options were appraised before {row.id} opened: {undone}")
    if appraisal is None:
        return missing(APPRAISAL, UNAPPRAISED)
    return appraised_late(appraisal, row.id, begin, ctx) or met(first_appraised(appraisal))


def first_appraised(appraisal: Appraisal) -> Place:
    """Where the first day of an appraisal is recorded, or would be."""
    key, _ = min(appraised_on(appraisal), key=lambda one: one[1].first, default=("held", None))
    return APPRAISAL.at(key)


def appraised_late(appraisal: Appraisal, row: str, begin: When, ctx: Context) -> Verdict | None:
    """That options were not appraised, to the end, before a consultation opened, or may not have been; None where so.

    Asked by two checks, which find it once as long as they say it in the same words at the same place.
    """
    first, place = earliest(day for _, day in appraised_on(appraisal)), first_appraised(appraisal)
    if first is None:
        return missing(place, UNDATED)
    if before(first, begin) is False:
        return failed(place, f"the options were first appraised {first.on}, and {row} opened {begin.on}")
    if before(first, begin) is None:
        return missing(place, f"give the days: were the options appraised ({first}) before {row} opened ({begin})?")
    if late := finished_late(ctx.workspace, begin):
        where, what, day = late
        return failed(where, f"{what} {day.on}, and {row} opened {begin.on}")
    return None
