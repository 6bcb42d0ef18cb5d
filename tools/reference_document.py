"""Makes templates/reports/reference.docx, the house style of pwp's own Word documents.

A body brings its own instead with `pwp report --reference-doc`. Run `python run.py generate` after a change here.
"""

from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Arial"
INK, HEADING, RULE, SHADE = "1A1A1A", "1B3A5C", "8A97A6", "E6ECF2"
SIZES = {"Normal": 12, "Heading 1": 22, "Heading 2": 16, "Heading 3": 13}


def reference_document() -> bytes:
    """The reference document, the same bytes each time."""
    from pwp.report.writers.word import packed

    document = Document()
    _page(document)
    _language(document)
    for name, size in SIZES.items():
        _font(document.styles[name], size, bold=name != "Normal", colour=INK if name == "Normal" else HEADING)
    normal = document.styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = Pt(8), 1.15
    for name, above, below in (("Heading 1", 0, 12), ("Heading 2", 18, 6), ("Heading 3", 14, 4)):
        form = document.styles[name].paragraph_format
        form.space_before, form.space_after, form.keep_with_next = Pt(above), Pt(below), True
        form.line_spacing = 1.1
    for name in ("List Bullet", "List Number"):
        _font(document.styles[name], SIZES["Normal"])
        document.styles[name].paragraph_format.space_after = Pt(4)
        for tight in list(document.styles[name].element.iter(qn("w:contextualSpacing"))):
            tight.getparent().remove(tight)  # it would leave no space between items
    _quote(document)
    _caption(document)
    _table_text(document)
    _table(document)
    _link(document)
    _no_theme_fonts(document)
    _footer(document)
    return packed(document)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.2)


def _language(document: Any) -> None:
    """British English everywhere, current compatibility mode, no theme fonts."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(defaults):
        defaults.remove(child)
    defaults.append(parse_xml(_fonts()))
    language = f'<w:lang {nsdecls("w")} w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    defaults.append(parse_xml(language))
    settings = document.settings.element
    for compat in settings.iter(qn("w:compatSetting")):
        if compat.get(qn("w:name")) == "compatibilityMode":
            compat.set(qn("w:val"), "15")
    for theme in settings.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), "en-GB")


def _fonts() -> str:
    names = " ".join(f'w:{part}="{FONT}"' for part in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts {nsdecls('w')} {names}/>"


def _font(style: Any, size: int, *, bold: bool = False, italic: bool = False, colour: str = INK) -> None:
    """One font for a style, by name and not by theme."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, parse_xml(_fonts()))
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, italic
    style.font.color.rgb = RGBColor.from_string(colour)


def _quote(document: Any) -> None:
    style = document.styles["Quote"]
    _font(style, SIZES["Normal"])
    style.paragraph_format.left_indent = Cm(0.8)
    border = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="10" w:color="{RULE}"/></w:pBdr>'
    style.element.get_or_add_pPr().append(parse_xml(border))


def _caption(document: Any) -> None:
    style = document.styles["Caption"]
    _font(style, SIZES["Normal"], bold=True, colour=HEADING)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(10), Pt(4)
    style.paragraph_format.keep_with_next = True


def _table_text(document: Any) -> None:
    style = document.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(3), 1.0


def _table(document: Any) -> None:
    """A plain table: thin rules, and a shaded header row in bold."""
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 70), ("left", 100), ("bottom", 50), ("right", 100))
    )
    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PwpTable">'
            '<w:name w:val="Pwp Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
            f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>'
            f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/></w:tcPr></w:tblStylePr>'
            "</w:style>"
        )
    )


def _link(document: Any) -> None:
    """Links are underlined, so that they are told from text without their colour."""
    style = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    style.font.underline, style.font.color.rgb = True, RGBColor.from_string(HEADING)


def _no_theme_fonts(document: Any) -> None:
    """The fonts of a theme win over those named beside them, and change with the theme."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for name in [name for name in fonts.attrib if name.endswith(("Theme", "theme"))]:
            del fonts.attrib[name]
        for part in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{part}"), FONT)


def _footer(document: Any) -> None:
    """The page number, in the size of the text."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Normal"]
    paragraph.alignment = 1
    for text, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(text)
        run = paragraph.add_run()
        for kind, content in (
            ("begin", None),
            (None, field),
            ("separate", None),
            ("text", "1"),
            ("end", None),
        ):
            run.element.append(_field_part(kind, content))


def _field_part(kind: str | None, content: str | None) -> Any:
    if kind == "text" or kind is None:
        element = OxmlElement("w:t" if kind else "w:instrText")
        element.text = content
        return element
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    return element
