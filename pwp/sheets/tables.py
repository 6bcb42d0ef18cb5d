"""What there is a sheet for, and the columns of each."""

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from pwp.model.commitments import Commitment
from pwp.model.evaluation import Judgement
from pwp.model.impact import Assessment, GroupEffect
from pwp.model.log import Entry
from pwp.model.stakeholders import Stakeholder
from pwp.model.structure import Field, Kind
from pwp.model.themes import Theme
from pwp.recording.columns import columns as columns_of

ID = "Id"
ROW = "Row"


class Column(NamedTuple):
    """A column of a sheet. One without a field only shows something, and nothing typed there is taken.

    `key` is the way to its value from the record of its row, such as `reached/people`.
    """

    heading: str
    key: str
    meaning: str
    field: Field | None = None
    width: float = 14

    @property
    def route(self) -> tuple[str, ...]:
        """The keys that lead to its value."""
        return tuple(self.key.split("/"))


class Table(NamedTuple):
    """What one sheet holds: the records of one list, or the entries of the log.

    `file` and `route` say where the list stands; the log has no route, and a file for each row. `within` is the key
    of a list inside the items of that list, whose items are then the rows. Rows without an id of their own are known
    by a name that the sheet gives them. `open` are the keys shown even where nothing is recorded under them yet.
    """

    name: str
    sheet: str
    file: str
    route: tuple[str, ...]
    record: type[Struct]
    called: str
    within: str = ""
    open: frozenset[str] = frozenset()

    @property
    def has_ids(self) -> bool:
        """Whether its rows have ids in the record."""
        return "id" in self.record.__struct_fields__

    @property
    def is_log(self) -> bool:
        """Whether each of its rows is a file."""
        return not self.route


LOG = Table(
    "log", "Log", "log", (), Entry, "an entry",
    open=frozenset(
        {"id", "kind", "title", "date", "method", "stakeholders", "place", "mode", "reached/people", "summary"}
        | {"themes", "note"}
    ),
)  # fmt: skip
EVERY = (
    Table(
        "stakeholders", "Stakeholders", "stakeholders.yaml", ("stakeholders",), Stakeholder, "a group",
        open=frozenset(
            {"id", "name", "kind", "affected", "essential", "characteristics", "interests", "influence", "interest"}
            | {"impact", "route", "prefers", "support_needs", "note"}
        ),
    ),
    LOG,
    Table(
        "themes", "Themes", "themes.yaml", ("themes",), Theme, "a theme",
        open=frozenset(
            {"id", "theme", "stance", "raised_by", "count/what", "count/n", "count/of", "response/outcome"}
            | {"response/what", "response/why", "response/owner", "response/due", "note"}
        ),
    ),
    Table(
        "commitments", "Commitments", "commitments.yaml", ("commitments",), Commitment, "a promise",
        open=frozenset({"id", "promise", "to", "theme", "owner", "due", "state", "state_date", "why", "told", "note"}),
    ),
    Table(
        "impact", "Assessments", "impact.yaml", ("assessments",), Assessment, "an assessment",
        open=frozenset({"id", "covers", "title", "needed", "why", "started", "owner", "conclusion", "note"}),
    ),
    Table(
        "impact", "Effects", "impact.yaml", ("assessments",), GroupEffect, "an effect", within="groups",
        open=frozenset(
            {"characteristic", "place", "stakeholder", "effect", "what", "themes", "mitigation", "owner", "due"}
            | {"done", "note"}
        ),
    ),
    Table(
        "judgements", "Judgements", "evaluation.yaml", ("judgements",), Judgement, "a judgement",
        open=frozenset({"requirements", "rating", "by", "date", "why", "evidence", "note"}),
    ),
)  # fmt: skip
"""What there is a sheet for, in the order of the sheets."""
NAMES = tuple(dict.fromkeys(table.name for table in EVERY))
"""What can be asked for; each sheet can be asked for by its own name too."""


def chosen(names: Collection[str]) -> tuple[Table, ...]:
    """The tables with these names; every one where none is named."""
    return tuple(one for one in EVERY if not names or one.name in names or one.sheet.casefold() in names)


ASSESSMENT = "Assessment"
QUESTION = "Question"
_OF_EFFECT = "The assessment it belongs to, by its id. It stays as it is; in a new row it says where the effect goes."
_OF_ROW = "What pwp knows the row by. It stays as it is; leave it empty in a new row."


@cache
def columns(table: Table) -> tuple[Column, ...]:
    """The columns of a table's sheet; the first says which row it is."""
    own = tuple(
        Column(one.heading, one.key, one.field.meaning, one.field, _width(one.field))
        for one in columns_of(table.record)
    )
    if table.has_ids:
        how = " It stays as it is; leave it empty in a new row, and pwp makes one."
        return (own[0]._replace(heading=ID, meaning=own[0].meaning + how, width=24), *own[1:])
    row = Column(ROW, "row", _OF_ROW, width=22)
    if table.within:
        return (row, Column(ASSESSMENT, "assessment", _OF_EFFECT, width=22), *own)
    return (row, Column(QUESTION, "question", "What is asked, in our words.", width=50), *own)


_TEXTS = {"summary": 50, "what": 40, "why": 40, "note": 34, "theme": 40, "promise": 40, "conclusion": 44}


def _width(field: Field) -> float:
    """A sensible width for a field's column, in letters."""
    if field.kind is Kind.TEXT:
        return _TEXTS.get(field.key, 26)
    return {Kind.DAY: 13, Kind.CHOICE: 17, Kind.YES_NO: 12}.get(field.kind, 12) + (6 if field.many else 0)
