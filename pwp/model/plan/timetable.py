"""plan.yaml: what happens when, and the days to keep clear of."""

from typing import Annotated, Literal

from msgspec import field

from pwp.calendar import When
from pwp.model.fields import OptionId, PhaseId, Record, meaning


class Extension(Record, frozen=True, kw_only=True):
    """A later end for a timetable row."""

    to: Annotated[When | None, meaning("The new last day.")] = None
    why: Annotated[str | None, meaning("Why it was extended.")] = None
    date: Annotated[When | None, meaning("When the extension was announced.")] = None


class Pause(Record, frozen=True, kw_only=True):
    """Days on which a timetable row stood still."""

    from_: Annotated[When | None, meaning("The first day of the pause.")] = field(name="from", default=None)
    to: Annotated[When | None, meaning("The last day of the pause.")] = None
    what: Annotated[Literal["all", "part"] | None, meaning("Whether all of it stood still, or part.")] = None
    why: Annotated[str | None, meaning("Why it was paused.")] = None


class Phase(Record, frozen=True, kw_only=True):
    """One row of the timetable. `start` and `end` are the plan; `opened` and `closed` are what happened."""

    id: Annotated[PhaseId, meaning("A short name other files can use.")]
    what: Annotated[str | None, meaning("What happens in this part of the timetable.")] = None
    kind: Annotated[
        Literal[
            "preparation", "engagement", "option-appraisal", "consultation", "analysis", "decision",
            "feedback", "implementation",
        ]
        | None,
        meaning("What kind of work it is; a consultation is formal, with a beginning and an end."),
    ] = None  # fmt: skip
    start: Annotated[When | None, meaning("The first day, as planned; not changed afterwards.")] = None
    end: Annotated[When | None, meaning("The last day, as planned; not changed afterwards.")] = None
    opened: Annotated[When | None, meaning("The day on which it really began.")] = None
    closed: Annotated[When | None, meaning("The last day on which people could really take part.")] = None
    length: Annotated[str | None, meaning("The length as announced, such as '12 weeks'.")] = None
    options: Annotated[tuple[OptionId, ...], meaning("The options put to people, by their ids.")] = ()
    extended: Annotated[tuple[Extension, ...], meaning("Extensions, with the reason for each.")] = ()
    paused: Annotated[tuple[Pause, ...], meaning("Pauses, with the reason for each.")] = ()


class Avoid(Record, frozen=True, kw_only=True):
    """Days that do not suit the people concerned."""

    what: Annotated[str | None, meaning("What the days are: a holiday, a festival, harvest, an election.")] = None
    kind: Annotated[
        Literal["local-holiday", "school-holiday", "pre-election", "festival", "other"] | None,
        meaning("What kind of days they are."),
    ] = None
    start: Annotated[When | None, meaning("The first day to avoid.")] = None
    end: Annotated[When | None, meaning("The last day to avoid.")] = None


class NothingToAvoid(Record, frozen=True, kw_only=True):
    """That no days were found that would not suit the people concerned."""

    searched: Annotated[str | None, meaning("Where days that do not suit were looked up: calendars, people asked.")] = (
        None
    )
    date: Annotated[When | None, meaning("When they were looked up.")] = None
