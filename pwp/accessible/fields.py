"""The fields of a Word story as they open and close: links, page numbers, tables of contents."""

import re

from pwp.accessible.markup import Element, W, local

_LINK = re.compile(r'\s*HYPERLINK\b(?:\s+\\l)?\s*(?:"([^"]*)"|(\S+))?(?:\s+\\l\s+"([^"]*)")?')
_PAGE = re.compile(r"\s*PAGE\b")
_LONGEST = 5_000
"""How many letters of a field are read; an address is shorter."""


class Fields:
    """The fields that are open where a story is read; each has its instruction first, and then what it shows."""

    def __init__(self) -> None:
        self.numbers_pages = False
        self._open: list[list[str]] = []
        self._links: list[tuple[int, str]] = []

    @property
    def target(self) -> str | None:
        """Where the innermost open link leads, or None outside of any."""
        return self._links[-1][1] if self._links else None

    def take(self, element: Element) -> None:
        """Read on at a part of a field."""
        if local(element) == "instrText":
            if self._open:
                self._open[-1].append(element.text or "")
            return
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append([])
        elif kind == "separate" and self._open:
            self._show("".join(self._open[-1])[:_LONGEST])
        elif kind == "end" and self._open:
            if self._links and self._links[-1][0] == len(self._open):
                self._links.pop()
            said = self._open.pop()
            self.numbers_pages = self.numbers_pages or _PAGE.match("".join(said)[:_LONGEST]) is not None

    def _show(self, instruction: str) -> None:
        leads_to = self.simple(instruction)
        already = self._links and self._links[-1][0] == len(self._open)
        if leads_to is not None and not already:
            self._links.append((len(self._open), leads_to))

    def simple(self, instruction: str) -> str | None:
        """Where a field leads whose instruction is whole; None where it is no link."""
        instruction = instruction[:_LONGEST]
        self.numbers_pages = self.numbers_pages or _PAGE.match(instruction) is not None
        found = _LINK.match(instruction)
        if found is None:
            return None
        address = found[1] or found[2] or ""
        return f"{address}#{found[3]}" if found[3] else address
