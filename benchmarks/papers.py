"""Documents of many rows, beside the least that could make them: the same XML into the zip, the same text by Typst."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from pwp.report import markdown
from pwp.report.view import AS_USUAL, Table, View, cell
from pwp.report.writers import writer

ROWS, IN_PDF = 10_000, 200
BY_HAND = "by-hand.typ"
TEXT = "The bus at ten to nine is full before it comes to the hall, and the next one is an hour later"
_CELL = (
    '<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>'
    '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>{}</w:p></w:tc>'
)
_RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>{}</w:tr>"
_BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>{}</w:tbl>'
    "</w:body></w:document>"
)


def texts(number: int) -> tuple[tuple[str, str, str], ...]:
    """The rows of a table: what was said, what was done, and what difference it made."""
    return tuple((f"{TEXT} ({one})", f"Done: a second bus since week {one}", "Fewer wait") for one in range(number))


def _view(number: int) -> View:
    rows = tuple(tuple(cell(text) for text in row) for row in texts(number))
    table = Table("What people said", "Each with its answer.", ("Said", "Done", "Difference"), (1, 1, 1), rows)
    text = "# Many rows\n\n```pwp-table\nrows\n```\n"
    return View("feedback", "Many rows", "Benchmark", date(2026, 3, 2), {}, {"rows": table}, text=text)


def _written(format_: str, number: int) -> Callable[[], object]:
    """Writing a document of one table, ready to be done."""
    view, write = _view(number), writer(format_)
    tokens = markdown.parse(view.text, view)
    return lambda: write(view, tokens, AS_USUAL)


def _bare_word(number: int) -> Callable[[], object]:
    """Writing the same rows as XML straight into a zip."""
    rows = texts(number)

    def write() -> bytes:
        body = "".join(_ROW.format("".join(_CELL.format(_RUN.format(text)) for text in row)) for row in rows)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("word/document.xml", _BODY.format(body))
        return out.getvalue()

    return write


def _bare_pdf(file: Path) -> Callable[[], object]:
    """Having Typst compile the feedback report of an engagement, written by hand."""
    import typst

    source = file.read_bytes()
    return lambda: typst.compile(source, format="pdf", pdf_standards=["ua-1"])


def jobs(folder: Path) -> Mapping[str, Callable[[], Callable[[], object]]]:
    """What makes each job ready."""
    return {
        "rows": lambda: _written("docx", ROWS),
        "bare-rows": lambda: _bare_word(ROWS),
        "pdf-rows": lambda: _written("pdf", IN_PDF),
        "bare-pdf": lambda: _bare_pdf(folder / BY_HAND),
    }


def by_hand() -> str:
    """The same table as somebody would write it for Typst."""
    rows = "".join("".join(f"  [{text}],\n" for text in row) for row in texts(IN_PDF))
    return (
        '#set document(title: "Many rows", author: "Benchmark", date: datetime(year: 2026, month: 3, day: 2))\n'
        '#set text(lang: "en", region: "GB", size: 12pt)\n#set page(numbering: "1")\n= Many rows\n'
        "#figure(kind: table, supplement: none, caption: [What people said],\ntable(columns: (1fr, 1fr, 1fr),\n"
        "  table.header([*Said*], [*Done*], [*Difference*]),\n" + rows + "))\n"
    )
