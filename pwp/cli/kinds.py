"""The kinds of thing that `pwp add` adds, and the options its help shows for each."""

from collections.abc import Mapping
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of thing that can be added: what it is in the record, what its text says, and its common options.

    `example` is what is typed behind `pwp add KIND`. `filled` are keys that are filled where they are left open:
    `today` stands for the day.
    """

    sort: str
    about: str
    text: str
    example: str
    names: Mapping[str, str]
    filled: Mapping[str, str] = {}


KINDS = {
    "stakeholder": Kind(
        "stakeholder",
        "Add a group of people or an organisation to the stakeholder map; never a named person.",
        "What the group is called.",
        '"Carers in the north" --affected direct',
        {
            "kind": "--kind",
            "affected": "--affected",
            "essential": "--essential",
            "influence": "--influence",
            "interest": "--interest",
            "impact": "--impact",
            "size/number": "--size",
            "characteristics": "--characteristic",
            "interests": "--interests",
            "route": "--route",
            "prefers": "--prefers",
            "support_needs": "--needs",
            "represented_by": "--represented-by",
            "first_contact": "--first-contact",
            "id": "--id",
        },
    ),
    "theme": Kind(
        "theme",
        "Add one thing people said.",
        "What people said, in a sentence they would recognise.",
        '"The last bus leaves too early" --count 12',
        {
            "stance": "--stance",
            "raised_by": "--raised-by",
            "count/n": "--count",
            "count/of": "--of",
            "count/what": "--counting",
            "minority": "--minority",
            "about/scope": "--about",
            "about/options": "--option",
            "characteristics": "--characteristic",
            "id": "--id",
        },
    ),
    "commitment": Kind(
        "commitment",
        "Add a promise, with the post that keeps it and the day it is due.",
        "What was promised.",
        '"A later bus" --due "31 March 2027"',
        {
            "owner": "--owner",
            "due": "--due",
            "to": "--to",
            "theme": "--theme",
            "made_in/log": "--entry",
            "made_in/decision": "--decision",
            "state": "--state",
            "id": "--id",
        },
        {"state": "open"},
    ),
    "decision": Kind(
        "decision",
        "Add a decision, with who took it and what they had before them.",
        "What the decision is called.",
        '"Opening hours" --by "The Board" --stage final',
        {
            "date": "--date",
            "by": "--by",
            "stage": "--stage",
            "outcome": "--outcome",
            "after": "--after",
            "meeting": "--meeting",
            "reasons": "--reasons",
            "options": "--option",
            "themes_weighed": "--theme",
            "considered/documents": "--document",
            "considered/log": "--entry",
            "id": "--id",
        },
    ),
    "document": Kind(
        "document",
        "Add a document to the document bank; the file itself goes into documents/.",
        "The document's title.",
        '"Board paper" --file paper.pdf',
        {
            "file": "--file",
            "url": "--url",
            "date": "--date",
            "public": "--public",
            "formats": "--format",
            "languages": "--language",
            "id": "--id",
        },
    ),
    "quote": Kind(
        "quote",
        "Add somebody's own words; shown in no document without written permission.",
        "The words as they were said or written.",
        '"I cannot get home" --as "A carer"',
        {
            "theme": "--theme",
            "language": "--language",
            "attributed_as": "--as",
            "person": "--person",
            "permission/written": "--permission",
            "permission/document": "--document",
            "id": "--id",
        },
    ),
    "barrier": Kind(
        "barrier",
        "Add something that makes it hard for people to take part, and what is done about it.",
        "What makes it hard to take part.",
        '"No bus at night" --action "A taxi home"',
        {"for": "--for", "action": "--action", "owner": "--owner", "done": "--done", "id": "--id"},
    ),
    "change": Kind(
        "change",
        "Add a change to the plan, with the reason.",
        "What was changed.",
        '"Two more drop-ins" --why "Few came"',
        {"date": "--date", "about": "--about", "why": "--why", "prompted_by": "--prompted-by", "id": "--id"},
        {"date": "today"},
    ),
    "outside": Kind(
        "outside finding",
        "Add what an inspectorate, a court or a panel found; its points go in with --from.",
        "The outside body.",
        '"Court of Session" --kind court',
        {
            "kind": "--kind",
            "date": "--date",
            "conclusion": "--conclusion",
            "covers_until": "--covers-until",
            "id": "--id",
        },
    ),
}
