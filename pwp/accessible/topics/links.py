"""Links that say where they lead, heard by themselves."""

import re

from pwp.accessible import wording
from pwp.accessible.document import Link, Paragraph, WordDocument
from pwp.accessible.rule import Findings, failed, must

_PURPOSE = "2.4.4 Link Purpose (In Context) (A)"
_SAYS_NOTHING = frozenset(
    (
        *("click", "click here", "here", "link", "this link", "the link", "follow this link", "see here", "go here"),
        *(
            "more",
            "read more",
            "find out more",
            "learn more",
            "see more",
            "more information",
            "more details",
            "details",
        ),
        *("this", "this page", "web page", "webpage", "website", "this website", "download", "open", "view", "go"),
        *("continue", "page", "document", "this document", "press here", "tap here", "visit", "full story"),
    )
)
_AN_ADDRESS = r"(?:(?:[a-z][a-z0-9+.-]{1,20}://|www\.)\S+|(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}/\S*)"
_ADDRESS = re.compile(_AN_ADDRESS, re.IGNORECASE)
_POINTED_AT = re.compile(
    r"\b(?:(?:click |press |tap |go |look |see )?(?:on )?(?:here|(?:this|the) link)|(?:find out|learn|read|see) more|"
    rf"more (?:information|details))[ \t\u00a0:;,.<(\[\u2013-]{{1,6}}{_AN_ADDRESS}",
    re.IGNORECASE,
)
"""An address that is written out after words which only point at it."""


@must("ACC23", _PURPOSE)
def links_say_where_they_lead(document: WordDocument) -> Findings:
    """The words of a link say where it leads; they are no "click here", with or without a link, and no bare address.

    Why: many go through a document link by link, and hear only their words. A long address is read out letter by
    letter.

    Put it right: right-click the link, Edit Hyperlink, and write into 'Text to display' what is there, such as "the
    draft plan for day services".
    """
    for paragraph in document.paragraphs:
        for link in paragraph.links if not paragraph.is_contents else ():
            if wrong := _wrong(link):
                yield failed(wording.of(paragraph), wrong)
        if found := _POINTED_AT.search(_without_links(paragraph)):
            yield failed(
                wording.of(paragraph), f"{wording.words(found[0])} is no link, and does not say where it leads"
            )


def _without_links(paragraph: Paragraph) -> str:
    """The text of a paragraph as far as it can be seen and leads nowhere, with a break where there is a link."""
    runs = (run for run in paragraph.runs if not run.look.hidden)
    return "".join("\n" if run.target is not None else run.text for run in runs)


def _wrong(link: Link) -> str:
    """What is wrong with the words of a link, if anything is."""
    said = " ".join(re.findall(r"[\w'-]+", link.text.casefold()))
    if not link.text:
        return "" if link.pictured else "a link without words"
    if said in _SAYS_NOTHING:
        return f"the words of the link, {wording.words(link.text)}, do not say where it leads"
    if _ADDRESS.fullmatch(link.text.strip("<>()[] .,;")):
        return f"the words of the link are a bare address, {wording.words(link.text)}"
    return ""


@must("ACC24", _PURPOSE)
def the_same_words_lead_to_the_same_place(document: WordDocument) -> Findings:
    """Two links with the same words lead to the same place.

    Why: in a list of links they cannot be told apart.

    Put it right: right-click one of them, Edit Hyperlink, and say in 'Text to display' what sets it apart.
    """
    known: dict[str, str] = {}
    for paragraph in document.paragraphs:
        for link in paragraph.links if not paragraph.is_contents else ():
            said, target = " ".join(link.text.casefold().split()), link.target.rstrip("/").casefold()
            if said and not _wrong(link) and known.setdefault(said, target) != target:
                yield failed(
                    wording.of(paragraph), f"the link {wording.words(link.text)} leads elsewhere than one before it"
                )
