"""Which e-mail addresses are nobody's own: mailboxes that bear the name of a function.

A word that only begins as a function does may be somebody's name, so each is listed; in doubt a mailbox is somebody's.
"""

import re

_FUNCTIONS = frozenset(
    (
        *(
            "admin",
            "administration",
            "comms",
            "communication",
            "communications",
            "communities",
            "community",
            "complaints",
        ),
        *(
            "consult",
            "consultation",
            "consultations",
            "consulting",
            "contact",
            "contactus",
            "desk",
            "engage",
            "engagement",
        ),
        *(
            "enquire",
            "enquiries",
            "enquiry",
            "feedback",
            "foi",
            "getinvolved",
            "haveyoursay",
            "hello",
            "help",
            "helpdesk",
        ),
        *("helpline", "hub", "inbox", "info", "information", "involve", "involved", "involvement", "list", "mail"),
        *("mailbox", "media", "office", "participate", "participation", "partnership", "partnerships", "planning"),
        *("press", "reception", "service", "services", "support", "survey", "surveys", "team", "unit", "yoursay"),
    )
)
_SERVICES = frozenset(
    (
        *(
            "adults",
            "archives",
            "care",
            "carers",
            "children",
            "council",
            "education",
            "equalities",
            "equality",
            "families",
        ),
        *("health", "housing", "hscp", "ijb", "libraries", "library", "licensing", "localities", "locality", "nhs"),
        *("public", "roads", "schools", "social", "socialcare", "socialwork", "transport", "waste", "youth"),
    )
)
"""What a function may be of, and nobody is called."""
_PLACES = frozenset(
    (
        *(
            "aberdeen",
            "aberdeenshire",
            "argyll",
            "ayrshire",
            "borders",
            "clackmannanshire",
            "dumfries",
            "dunbartonshire",
        ),
        *("dundee", "edinburgh", "falkirk", "fife", "glasgow", "grampian", "hebrides", "highland", "highlands"),
        *("inverclyde", "lanarkshire", "lothian", "midlothian", "moray", "orkney", "perth", "renfrewshire", "scotland"),
        *("shetland", "tayside"),
    )
)
"""Places of councils and health boards after which few are called; not Angus, Galloway, Lewis or Stirling."""
_PUBLIC_BODY = re.compile(r"(?:[\w-]+\.)*(?:(?:gov|nhs|police)\.uk|(?:gov|nhs|parliament)\.scot)")
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)


def is_open_to_all(address: str) -> bool:
    """Whether a mailbox bears the name of a function and of nobody; that of a place only at a public body."""
    mailbox, _, domain = address.casefold().rpartition("@")
    words = {word for word in re.split(r"[.+_-]", mailbox) if not _NUMBER.fullmatch(word)}
    nobodys = _FUNCTIONS | _SERVICES
    return not words.isdisjoint(_FUNCTIONS) and (
        words <= nobodys or (words <= nobodys | _PLACES and _PUBLIC_BODY.fullmatch(domain) is not None)
    )
