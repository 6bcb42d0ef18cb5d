"""What the state of a requirement rests on, in the words of the record, and what stands in a report already."""

from collections.abc import Iterator

from pwp.assessment import Assessed, Assessment
from pwp.findings import Finding, State
from pwp.report.documents.called import in_words
from pwp.report.documents.evidence import line_of, reason, recorded, sentence, told

LONG = 120
"""From how many letters on it is shorter to say of which requirement the same was said."""

JUDGED = "Judged"
"""The word that a judgement begins with."""


class Resting:
    """What each requirement of one assessment rests on; what was said of one is not said again of another."""

    def __init__(self, assessment: Assessment) -> None:
        """With the places of everything that was found."""
        self._loaded = assessment.loaded
        self._placed = {(one.code, one.place, one.sentence): one for one in assessment.findings}
        self._said: dict[tuple[str, ...], str] = {}
        self._judgements: dict[str, str] = {}

    def words(self, one: Assessed) -> tuple[str, ...]:
        """What a state rests on, a paragraph each."""
        return tuple(dict.fromkeys((*self.found(one), *self.shown(one), *self._judgement(one))))

    def once(self, words: tuple[str, ...], one: Assessed) -> tuple[str, ...]:
        """These words, said of a requirement; of which other the same was said, where that is shorter to say."""
        cited = one.requirement.cited
        if sum(map(len, words)) < LONG:
            return words
        before = self._said.setdefault(words, cited)
        if before != cited:
            return (f"The same as for {before}.",)
        return tuple(self._judged_once(paragraph, cited) for paragraph in words)

    def _judged_once(self, paragraph: str, cited: str) -> str:
        """A paragraph; where it is a judgement that was told before, only with which requirement that was."""
        if not paragraph.startswith(JUDGED):
            return paragraph
        first = self._judgements.setdefault(paragraph, cited)
        return paragraph if first == cited else f"{JUDGED} so by people, in one judgement with {first}."

    def shown(self, *asked: Assessed) -> Iterator[str]:
        """What the record holds that shows it, each with its place: of each check the first, and how many more.

        Every recorded reason that stands in for a deed is told.
        """
        answers = [answer for one in asked for answer in one.answers]
        for answer in answers:
            if answer.why and not answer.findings:
                yield sentence(in_words(answer.why, self._loaded.workspace))
        deeds = [[place for place, because in answer.met_at if not because] for answer in answers]
        first = list(dict.fromkeys(places[0] for places in deeds if places))
        yield from recorded(first, self._loaded)
        more = len({place for places in deeds for place in places}) - len(first)
        if more:
            yield f"And {more} more {'place' if more == 1 else 'places'} like {'this' if len(first) == 1 else 'these'}."
        for answer in answers:
            for place, because in answer.met_at:
                if because:
                    yield reason(because, place, self._loaded)

    def finding(self, one: Finding) -> str:
        """What was found, with names in the place of ids, and where."""
        found = self._placed.get((one.code, one.place, one.sentence), one)
        said = sentence(self.sentence(found))
        return f"{said} ({line_of(found.place, found.line)})" if found.line else said

    def sentence(self, one: Finding) -> str:
        """What was found, with names in the place of ids."""
        return in_words(told(one), self._loaded.workspace, one.place)

    def found(self, one: Assessed) -> Iterator[str]:
        """Why a requirement is not asked, and what was found that does not count yet."""
        if one.reason:
            yield sentence(in_words(one.reason, self._loaded.workspace))
        for finding in (*one.findings, *(found for answer in one.answers for found in answer.findings)):
            if (finding.code, finding.place, finding.sentence) in self._placed:
                yield self.finding(finding)
            elif finding.state is State.NOT_DUE:
                yield sentence(self.sentence(finding))

    def _judgement(self, one: Assessed) -> Iterator[str]:
        """How people judged it, with their reason."""
        if one.judged is not None and one.judged.state is State.MET:
            judgement = one.judged.judgement
            by = ", ".join(judgement.by)
            yield sentence(f"{JUDGED} {judgement.rating} by {by} on {judgement.date}: {judgement.why}")
