"""What people are to judge: each requirement that waits for them, with its question."""

from collections.abc import Mapping
from typing import NamedTuple

from pwp.assessment import Assessment
from pwp.findings import State


class Questions(NamedTuple):
    """For each requirement by its id: what is asked; and the ids of those that nobody has judged yet."""

    every: Mapping[str, str]
    waiting: tuple[str, ...]


NONE = Questions({}, ())


def questions(assessment: Assessment) -> Questions:
    """What people are asked about one engagement. What several frameworks ask alike is asked once."""
    every: dict[str, str] = {}
    waiting: dict[str, str] = {}
    for one in assessment.requirements:
        requirement = one.requirement
        every[requirement.id] = requirement.question or requirement.asks
        asked = requirement.judged != "machine" and one.state is not State.NOT_APPLICABLE
        if asked and one.judged is None:
            waiting.setdefault(requirement.judged_with or requirement.id, requirement.id)
    return Questions(every, tuple(waiting.values()))
