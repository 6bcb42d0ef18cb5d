"""A Word file to what a person sees in it: its parts found, its stories gone through, its settings read."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pwp.accessible.document import WordDocument
from pwp.accessible.looks import Styles
from pwp.accessible.markup import Element, W, child, colour, is_on, local, number, val
from pwp.accessible.package import SAVE_AGAIN, Package, Relation, opened
from pwp.accessible.walking import Walk
from pwp.errors import NotAWordFile

_EACH_PAGE = {"header": "header", "footer": "footer"}
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_CHANGES = {"ins": "insertion", "del": "deletion", "moveFrom": "move", "moveTo": "move"}
_OLDEST_MODE = 12
"""The compatibility mode of a file that names none."""
_OTHER_OFFICE = {"ppt/": "a presentation", "xl/": "a workbook"}


def read(path: Path) -> WordDocument:
    """The Word document at a path; raises NotAWordFile."""
    with opened(path) as package:
        return _Reading(package, path.as_posix()).document()


class _Reading:
    """The parts of one file, put together."""

    def __init__(self, package: Package, file: str) -> None:
        self._package = package
        whole = package.relations("")
        self._main = _target(whole, "officeDocument") or "word/document.xml"
        root = package.tree(self._main)
        body = child(root, "body")
        if root is None or body is None or root.tag != f"{W}document":
            kind = next((kind for start, kind in _OTHER_OFFICE.items() if self._main.startswith(start)), "")
            raise NotAWordFile(
                file,
                f"this is {kind}, not a Word document"
                if kind
                else f"the text of the document is not there; {SAVE_AGAIN}",
            )
        self._root, self._body = root, body
        self._properties = _target(whole, "core-properties") or "docProps/core.xml"
        self._relations = package.relations(self._main)

    def document(self) -> WordDocument:
        """The whole document."""
        styles = Styles(self._part("styles"), self._part("theme"))
        settings = self._part("settings")
        walk = Walk(styles, self._background(settings))
        walk.story(self._body, "body", self._relations)
        stories = list(self._stories())
        for root, name, relations in stories:
            walk.story(root, name, relations)
        title, author = self._described()
        comments = self._part("comments")
        return WordDocument(
            paragraphs=tuple(walk.paragraphs),
            tables=tuple(walk.tables),
            pictures=walk.captioned(),
            title=title,
            author=author,
            language=styles.language,
            mode=_mode(settings),
            page_numbered=walk.numbers_pages,
            tracked=_tracked([self._root, *(root for root, _, _ in stories)]),
            comments=len(comments.findall(f"{W}comment")) if comments is not None else 0,
        )

    def _part(self, kind: str) -> Element | None:
        target = _target(self._relations, kind)
        return self._package.tree(target) if target else None

    def _stories(self) -> Iterator[tuple[Element, str, dict[str, Relation]]]:
        """What stands beside the text: headers, footers and notes, each with its relations."""
        for relation in sorted({one for one in self._relations.values() if not one.external}):
            root = self._package.tree(relation.target) if relation.kind in {*_EACH_PAGE, *_NOTES} else None
            if root is None:
                continue
            relations = self._package.relations(relation.target)
            if relation.kind in _EACH_PAGE:
                yield root, _EACH_PAGE[relation.kind], relations
                continue
            for note in root.findall(f"{W}{_NOTES[relation.kind]}"):
                if note.get(f"{W}type", "normal") == "normal":  # the others are the lines above the notes
                    yield note, "note", relations

    def _described(self) -> tuple[str, str]:
        """The title and the author in the document's properties."""
        root = self._package.tree(self._properties)
        said = {local(one): " ".join((one.text or "").split()) for one in root} if root is not None else {}
        return said.get("title", ""), said.get("creator", "")

    def _background(self, settings: Element | None) -> str:
        """The colour of the page, where it is shown and is not white."""
        if not is_on(child(settings, "displayBackgroundShape")):
            return ""
        background = child(self._root, "background")
        return colour(background.get(f"{W}color")) if background is not None else ""


def _target(relations: dict[str, Relation], kind: str) -> str:
    return next((one.target for one in relations.values() if one.kind == kind and not one.external), "")


def _mode(settings: Element | None) -> int:
    """The version of Word that the file asks to be shown as by; 15 is Word 2013 and all since."""
    compat = child(settings, "compat")
    for one in compat.findall(f"{W}compatSetting") if compat is not None else ():
        if one.get(f"{W}name") == "compatibilityMode":
            return int(number(val(one)) or _OLDEST_MODE)
    return _OLDEST_MODE


def _tracked(roots: list[Element]) -> dict[str, int]:
    """How many changes stand in the text that nobody has accepted yet, by their kind."""
    tags = [f"{W}{name}" for name in _CHANGES]
    found = Counter(_CHANGES[local(one)] for root in roots for one in root.iter(*tags))
    return dict(sorted(found.items()))
