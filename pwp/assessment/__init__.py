"""Every finding, and every requirement's state, for one workspace on one day."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from pwp.assessment.asking import Answer, Asking
from pwp.assessment.catalogue import limits, rules
from pwp.assessment.choosing import Chosen, choose
from pwp.assessment.gathering import gathered, nothing_to_ask, own_findings
from pwp.assessment.progress import Progress, progress
from pwp.assessment.requiring import Assessed, answers, asked, assessed, keys, own_answer, people
from pwp.assessment.waiving import Waivers
from pwp.calendar import When
from pwp.checks import catalogue as checks
from pwp.findings import Finding, State
from pwp.folder import Loaded
from pwp.frameworks import Framework, published
from pwp.model.logbook import Logbook
from pwp.model.words import STEPS, Step

__all__ = ["Answer", "Assessed", "Assessment", "assess", "limits", "published_frameworks", "rules"]


class Assessment(NamedTuple):
    """What the record shows, on one day.

    `requirements` are those of every framework there is, applying or not; `answers` what each check asked came
    to, by code; `findings` are sorted, located, and each once.
    """

    loaded: Loaded
    as_of: date
    progress: Progress
    step: Step
    sign_off: bool
    frameworks: tuple[Chosen, ...]
    requirements: tuple[Assessed, ...]
    answers: tuple[Answer, ...]
    findings: tuple[Finding, ...]

    @property
    def unread(self) -> tuple[str, ...]:
        """The files that cannot be read."""
        return self.loaded.workspace.unread

    @property
    def crashed(self) -> bool:
        """True where pwp itself failed in a check."""
        return any(answer.crashed for answer in self.answers)


def published_frameworks() -> tuple[Framework, ...]:
    """The frameworks that come with pwp."""
    return published(limits())


def assess(  # noqa: PLR0913 - the six things an assessment may be asked for, all but one by name
    loaded: Loaded,
    *,
    as_of: date,
    frameworks: Iterable[Framework] | None = None,
    step: Step | None = None,
    sign_off: bool = False,
    raise_crashes: bool = False,
) -> Assessment:
    """Every finding and every requirement's state on a day.

    `step` asks about another step than the record's own; `sign_off` makes every step due. A crash in a check
    becomes the state `error`, unless `raise_crashes` asks to see it.
    """
    known = tuple(published_frameworks() if frameworks is None else frameworks)
    workspace = loaded.careful
    come = progress(workspace, as_of)
    now = STEPS[-1] if sign_off else step or come.step
    today = When.of(as_of)
    chosen = choose(workspace, known, today)
    waivers = Waivers(workspace, as_of)
    logs = Logbook(workspace, as_of), Logbook(workspace.with_readable_log(), as_of)
    asking = Asking(loaded, as_of, now, waivers, *logs, raise_crashes)
    wanted = asked(workspace, chosen, today)
    checked = answers(asking, wanted)
    said = people(asking, wanted)
    own = own_findings(asking, come, known, chosen, wanted)
    waiting = {one.rule.code for one in checked.values() if {State.NOT_DUE, State.ERROR} & {one.state, *one.counts}}
    put = {one.rule.code for one in checked.values()}
    unknown = [one.requirement for one in wanted if one.applies.holds is None]
    waiting.update(name for one in unknown for name in (one.id, *one.checks) if name not in put)
    own.extend(waivers.findings(waiting))  # once all that may use a waiver has been asked
    unread = workspace.unread
    nothing = nothing_to_ask(workspace, wanted)
    given = {
        code: own_answer(rule, own, unread, nothing.get(code, ""))
        for code, rule in rules().items()
        if code not in checks()
    }
    requirements = tuple(
        assessed(one, asking, {code: checked.get(key) or given[code] for code, key in keys(one)}, said)
        for one in wanted
    )
    found = gathered(loaded, requirements, own)
    return Assessment(loaded, as_of, come, now, sign_off, chosen, requirements, tuple(checked.values()), found)
