"""Documents of many rows, beside the least that could make them: the same XML into the zip, the same text by Typst."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from pwp import assess, load, render, resources
from pwp.report import DOCUMENTS, markdown
from pwp.report.view import AS_USUAL, Table, View, cell
from pwp.report.writers import writer
from pwp.report.writers.blocks import Block, blocks

ROWS = 10_000
AS_OF = date(2026, 3, 2)
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


def in_pdf(folder: Path) -> object:
    """Reading and checking an engagement, and making its feedback report as PDF."""
    return render(assess(load(folder), as_of=AS_OF, sign_off=True), "feedback", format_="pdf")


def bare_pdf(folder: Path) -> object:
    """Having Typst compile that report, written by hand, with the letters that pwp brings."""
    import typst

    letters = [str(resources.folder("templates") / "reports" / "fonts")]
    source = str(folder / BY_HAND)
    return typst.compile(source, format="pdf", pdf_standards="ua-1", font_paths=letters, ignore_system_fonts=True)


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


def jobs() -> Mapping[str, Callable[[], Callable[[], object]]]:
    """What makes each job ready."""
    return {
        "rows": lambda: _written("docx", ROWS),
        "bare-rows": lambda: _bare_word(ROWS),
    }


def by_hand(folder: Path) -> str:
    """The feedback report of an engagement as somebody would write it for Typst, word for word."""
    view = DOCUMENTS["feedback"].view(assess(load(folder), as_of=AS_OF, sign_off=True), None)
    text = markdown.render(view)
    whole = blocks(view, markdown.parse(text, view))
    return (
        f"#set document(title: {_said(view.title)}, author: {_said(view.author)})\n"
        '#set text(lang: "en", region: "GB", size: 12pt)\n#set page(numbering: "1")\n'
        "#show figure: set block(breakable: true)\n" + "\n".join(_block(one) for one in whole)
    )


def _said(text: str) -> str:
    """A text between quotation marks, as Typst reads it."""
    return json.dumps(text, ensure_ascii=False)


def _block(block: Block) -> str:
    """A block as Typst has it."""
    kind, said = block["kind"], "".join(f"#{_said(run['text'])}" for run in block.get("runs", ()) if "text" in run)
    if kind == "heading":
        return f"{'=' * block['level']} {said}\n"
    if kind == "list":
        return "".join(f"- {' '.join(_block(one).strip() for one in item)}\n" for item in block["items"])
    if kind == "table":
        rows = "".join("".join(f"  [{_cell(one)}],\n" for one in row) for row in block["rows"])
        header = ", ".join(f"[*#{_said(one)}*]" for one in block["headers"])
        made = f"table(columns: {len(block['headers'])},\n  table.header({header}),\n{rows})"
        return f"#figure(kind: table, supplement: none, caption: {_said(block['caption'] or '')}, {made})\n"
    return f"{said}\n"


def _cell(paragraphs: list[str]) -> str:
    return "\n\n".join(f"#{_said(one)}" for one in paragraphs)
