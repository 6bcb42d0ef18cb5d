"""How options were scored and weighed, as the record of an appraisal shows it."""

from collections.abc import Iterator

from pwp.model.options import Appraisal, Criterion, Option, Options, Score
from pwp.model.weighing import NEAR, Weighed, judged_by, means, scores_given
from pwp.model.workspace import Workspace
from pwp.report.documents import wording
from pwp.report.documents.options_shown import called
from pwp.report.view import Cell, Table, cell
from pwp.spelling import listed

POINTS = 10
"""By how many points of a hundred a weight is changed to see whether the outcome hangs on it, as in its check."""
MOST_COLUMNS = 5
"""So many options fit beside each other; of more, only the single scores are shown."""
DECIMALS = 2


def criteria(appraisal: Appraisal) -> Table:
    """What options were judged by, how much each counts, and who set that."""
    rows = tuple(
        (
            cell(one.criterion or one.id, wording.not_done(one, "Not used")),
            cell(_weight(one, appraisal)),
            cell(one.set_by, otherwise="Who set it is not recorded"),
        )
        for one in appraisal.criteria
    )
    return Table(
        "What the options were judged by",
        "Each criterion with how much it counts and who set that.",
        ("Criterion", "How much it counts", "Who set it"),
        (46, 22, 32),
        rows,
        below_heading=True,
    )


def _weight(one: Criterion, appraisal: Appraisal) -> str:
    """How much a criterion counts, and out of how much where that is known."""
    if one.weight is None:
        return "No weight is recorded"
    judged = judged_by(appraisal)
    weights = [each.weight for each in judged if each.weight is not None]
    if one not in judged or len(weights) < len(judged):
        return f"{one.weight:g}"
    return f"{one.weight:g} of {sum(weights):g}"


def scores(appraisal: Appraisal, options: list[Option]) -> Table:
    """The score of each option by each criterion, with a row for each criterion."""
    given = means(appraisal)
    rows = tuple(
        (
            cell(one.criterion or one.id, f"Counts {_weight(one, appraisal)}" if one.weight is not None else None),
            *(_mean(appraisal, option.id, one.id, given.get((option.id, one.id))) for option in options),
        )
        for one in judged_by(appraisal)
    )
    names = tuple(one.title or one.id for one in options)
    share = 66 // max(1, len(names))
    return Table(
        "The scores",
        "For each criterion, the score that each option was given; the higher, the better.",
        ("Criterion", *names),
        (34, *(share for _ in names)),
        rows,
    )


def _mean(appraisal: Appraisal, option: str, criterion: str, mean: float | None) -> Cell:
    """The score of an option by a criterion; of several, their mean, with how many they are."""
    if mean is None:
        return cell("Not scored")
    many = sum(one.option == option and one.criterion == criterion for _, one in scores_given(appraisal))
    return cell(number(mean), f"Mean of {many} scores" if many > 1 else None)


def number(value: float) -> str:
    """A score or total, with two decimals at most; that it is rounded is said."""
    rounded = round(value, DECIMALS)
    return f"{rounded:g}" if abs(rounded - value) <= NEAR * max(1.0, abs(value)) else f"{rounded:g} (rounded)"


def bases(workspace: Workspace, appraisal: Appraisal) -> Table:
    """Each score that was given, by whom, and what it rests on."""
    titles = {one.id: one.criterion or one.id for one in appraisal.criteria}
    rows = tuple(
        (
            cell(called(one.option, workspace.options)),
            cell(titles.get(one.criterion, one.criterion) if one.criterion else None),
            cell(None if one.score is None else f"{one.score:g}", wording.not_done(one, "Not scored")),
            cell(one.by, otherwise="Who gave it is not recorded"),
            cell(*_rests_on(one, workspace), otherwise="Nothing is recorded that it rests on"),
        )
        for one in appraisal.scores
    )
    return Table(
        "What each score rests on",
        "Each score with who gave it and what it rests on.",
        ("Option", "Criterion", "Score", "Who gave it", "What it rests on"),
        (24, 24, 10, 18, 24),
        rows,
        below_heading=True,
    )


def _rests_on(one: Score, workspace: Workspace) -> Iterator[str | None]:
    yield one.why
    yield wording.evidence(workspace, one.evidence)


def ranking(options: Options, outcome: Weighed) -> Table:
    """How options come out by their weighted totals, and in which place the record has each."""
    totals = {name: outcome.total(name) for name in outcome.scores}
    result = options.appraisal.result if options.appraisal else None
    recorded = result.ranking if result and not result.not_done else ()
    rows = tuple(
        (
            cell(str(_place(totals, name)), "With another" if _alike(totals, name) > 1 else None),
            cell(called(name, options)),
            cell(number(totals[name])),
            cell(str(recorded.index(name) + 1) if name in recorded else None),
        )
        for name in sorted(totals, key=lambda one: (_place(totals, one), one))
    )
    return Table(
        "How the options come out",
        "Each option with its place by the weighted total, that total, and the place that was recorded.",
        ("Place by the total", "Option", "Weighted total", "Place as recorded"),
        (18, 46, 18, 18),
        rows,
        below_heading=True,
    )


def _place(totals: dict[str, float], name: str) -> int:
    """The place of an option: one more than there are options surely ahead of it."""
    return 1 + sum(not _same(total, totals[name]) and total > totals[name] for total in totals.values())


def _alike(totals: dict[str, float], name: str) -> int:
    return sum(_same(total, totals[name]) for total in totals.values())


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= NEAR * max(1.0, abs(one), abs(other))


def hanging_on(options: Options, appraisal: Appraisal, outcome: Weighed) -> list[str]:
    """Whether another option would come first if one criterion counted more, or less."""
    titles: dict[str, str] = {one.id: one.criterion or one.id for one in appraisal.criteria}
    first = outcome.first()
    if len(first) > 1:
        return [f"These come out alike, in the first place: {listed(called(one, options) for one in first)}."]
    flips = [
        f"If \u201c{titles[one.criterion]}\u201d counted {POINTS} points of a hundred "
        f"{'more' if one.more else 'less'}, {called(one.option, options)} would come first."
        for one in outcome.flips(POINTS)
    ]
    same = f"The same option comes first when any one criterion counts {POINTS} points of a hundred more, or less."
    return flips or ([same] if len(outcome.shares) > 1 else ["There is only one criterion, so no weight to change."])


def why_not_weighed(options: Options, appraisal: Appraisal, shown: list[Option]) -> list[str]:
    """Why the options cannot be weighed: the weights and scores that are not recorded."""
    judged, given = judged_by(appraisal), means(appraisal)
    if not judged:
        return ["Nothing says what the options were judged by."]
    unweighed = [one.criterion or one.id for one in judged if one.weight is None]
    lacking = [f"No weight is recorded for {listed(unweighed)}."] if unweighed else []
    for one in shown:
        unscored = [each.criterion or each.id for each in judged if (one.id, each.id) not in given]
        if unscored:
            lacking.append(f"{called(one.id, options)} has no score for {listed(unscored)}.")
    return lacking or ["There are not enough options, or the weights do not add up to anything."]
