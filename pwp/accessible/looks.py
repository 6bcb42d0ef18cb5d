"""How the text of a Word file looks once its styles are worked out: size, font, colours, and the like."""

from collections.abc import Callable
from typing import NamedTuple

from pwp.accessible.markup import Element, W, child, colour, is_on, number, val

UNKNOWN = "?"
"""A colour that cannot be told from the file alone."""
_NORMAL_SIZE = 10.0
"""The size, in points, of text for which none is set anywhere."""
_NORMAL_FONT = "Times New Roman"
_DEEPEST_HEADING = 9
_MOST_BASED = 10
"""How many styles deep it is looked what a style of characters or tables is based on."""
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}


class Look(NamedTuple):
    """How a stretch of text looks. `colour` and `ground` are six digits, nothing where Word chooses, or UNKNOWN.

    `other_script` is true where it is marked as in a language that is not written in Latin letters.
    """

    size: float = _NORMAL_SIZE
    font: str = _NORMAL_FONT
    colour: str = ""
    ground: str = ""
    bold: bool = False
    underlined: bool = False
    capitals: bool = False
    hidden: bool = False
    language: str = ""
    other_script: bool = False


class Manner(NamedTuple):
    """What a style makes of a paragraph. `level` is that of a heading, 0 for other text."""

    name: str = ""
    level: int = 0
    listed: bool = False
    justified: bool = False
    ground: str = ""
    look: Look = Look()


class TableColours(NamedTuple):
    """What a table's style makes of the ground of a cell, and of its text where that has no colour of its own."""

    ground: str = ""
    text: str = ""


class Styles:
    """The styles of one file, each worked out once with those it is based on."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self._theme = dict(_theme_fonts(theme))
        found = root.findall(f"{W}style") if root is not None else []
        self._known = {(one.get(f"{W}type", ""), one.get(f"{W}styleId", "")): one for one in found}
        defaults = self._with(Look(), child(root, "docDefaults", "rPrDefault", "rPr"))
        spread = child(root, "docDefaults", "pPrDefault", "pPr")
        self._plain = _manner(Manner(look=defaults), "", spread)
        self._manners: dict[str, Manner] = {}
        self._tables: dict[tuple[str, bool], TableColours] = {}
        self._usual = next(
            (id_ for (kind, id_), one in self._known.items() if kind == "paragraph" and _is_default(one)), ""
        )

    @property
    def language(self) -> str:
        """The language of text for which no other is set."""
        return self.paragraph("").look.language

    def paragraph(self, id_: str) -> Manner:
        """What the paragraph style of this id makes of text; that of the usual style where there is none."""
        style_id = id_ if ("paragraph", id_) in self._known else self._usual
        chain: list[str] = []
        while style_id not in self._manners and style_id not in chain and ("paragraph", style_id) in self._known:
            chain.append(style_id)
            style_id = val(child(self._known["paragraph", style_id], "basedOn"))
        manner = self._manners.get(style_id, self._plain)
        for one in reversed(chain):
            style = self._known["paragraph", one]
            name = val(child(style, "name"))
            manner = _manner(manner, name, child(style, "pPr"))
            manner = manner._replace(look=self._with(manner.look, child(style, "rPr")))
            self._manners[one] = manner
        return manner

    def look(self, above: Look, properties: Element | None) -> Look:
        """How text looks that looked so, with the properties of a run put on it."""
        if properties is None:
            return above
        for one in properties.findall(f"{W}rStyle"):
            for style in reversed(self._chain("character", val(one))):
                above = self._with(above, child(style, "rPr"))
        return self._with(above, properties, marks_others=True)

    def _with(self, look: Look, properties: Element | None, *, marks_others: bool = False) -> Look:
        changed: dict[str, object] = {}
        for one in properties if properties is not None else ():
            name = one.tag.removeprefix(W)
            if name in _SWITCHES:
                changed[_SWITCHES[name]] = is_on(one)
            elif name in _TOLD:
                changed.update(_TOLD[name](one))
            elif name == "rFonts":
                changed["font"] = self._font(one) or look.font
            elif name == "lang":
                changed["language"] = val(one) or look.language
                changed["other_script"] = marks_others and any(one.get(W + kind) for kind in ("eastAsia", "bidi"))
        return look._replace(**changed) if changed else look  # type: ignore[arg-type] # each key is one of its fields

    def _font(self, fonts: Element) -> str:
        themed = self._theme.get(fonts.get(f"{W}asciiTheme", "")[:5], "")
        return themed or str(fonts.get(f"{W}ascii", ""))

    def _chain(self, kind: str, id_: str) -> list[Element]:
        """A style and those it is based on, itself first."""
        found: dict[str, Element] = {}
        while id_ not in found and (kind, id_) in self._known and len(found) < _MOST_BASED:
            found[id_] = self._known[kind, id_]
            id_ = val(child(found[id_], "basedOn"))
        return list(found.values())

    def table(self, id_: str, *, is_header: bool) -> TableColours:
        """The colours that a table style gives to a cell, of the header row or of another."""
        if (id_, is_header) not in self._tables:
            self._tables[id_, is_header] = self._table(id_, is_header=is_header)
        return self._tables[id_, is_header]

    def _table(self, id_: str, *, is_header: bool) -> TableColours:
        told = TableColours()
        for style in reversed(self._chain("table", id_)):
            told = _coloured(told, style)
            parts = style.findall(f"{W}tblStylePr")
            for part in (one for one in parts if one.get(f"{W}type") != "firstRow"):
                other = _coloured(TableColours(), part)  # of bands and the like, which Word counts out row by row
                told = TableColours(UNKNOWN if other.ground else told.ground, UNKNOWN if other.text else told.text)
            for part in (one for one in parts if is_header and one.get(f"{W}type") == "firstRow"):
                told = _coloured(told, part)
        return told


_SWITCHES = {"b": "bold", "caps": "capitals", "vanish": "hidden", "rtl": "other_script", "cs": "other_script"}


def shading(properties: Element | None) -> str:
    """The colour of a `w:shd`: six digits, nothing where there is none, UNKNOWN for a pattern."""
    if properties is None or val(properties) == "nil":
        return ""
    if val(properties) == "solid":
        return colour(properties.get(f"{W}color")) or UNKNOWN
    return colour(properties.get(f"{W}fill")) if val(properties) in ("", "clear") else UNKNOWN


def _size(properties: Element) -> dict[str, object]:
    size = number(val(properties))
    return {"size": size / 2} if size else {}


def _ground(properties: Element) -> dict[str, object]:
    ground = shading(properties)
    return {"ground": ground} if ground else {}


def _highlight(properties: Element) -> dict[str, object]:
    return {"ground": _HIGHLIGHTS[val(properties)]} if val(properties) in _HIGHLIGHTS else {}


_TOLD: dict[str, Callable[[Element], dict[str, object]]] = {
    "sz": _size,
    "color": lambda one: {"colour": colour(val(one))},
    "u": lambda one: {"underlined": val(one) != "none"},
    "shd": _ground,
    "highlight": _highlight,
}
"""What one property of a run says of how it looks."""


def _coloured(above: TableColours, style: Element) -> TableColours:
    ground = shading(child(style, "tcPr", "shd")) or above.ground
    return TableColours(ground, colour(val(child(style, "rPr", "color"))) or above.text)


def _manner(above: Manner, name: str, properties: Element | None) -> Manner:
    """What a style makes of a paragraph that is based on another."""
    manner = above._replace(name=name.casefold(), level=_named_level(name) or above.level)
    return with_properties(manner, properties)


def with_properties(manner: Manner, properties: Element | None) -> Manner:
    """A paragraph's manner with the properties put on it."""
    if properties is None:
        return manner
    outline, numbered, side = (child(properties, name) for name in ("outlineLvl", "numPr", "jc"))
    if outline is not None:
        level = number(val(outline))
        manner = manner._replace(level=int(level) + 1 if level is not None and 0 <= level < _DEEPEST_HEADING else 0)
    if numbered is not None:
        manner = manner._replace(listed=val(child(numbered, "numId")) != "0")
    if side is not None:
        manner = manner._replace(justified=val(side) in ("both", "distribute"))
    return manner._replace(ground=shading(child(properties, "shd")) or manner.ground)


def _named_level(name: str) -> int:
    """The level of the heading style of this name; 0 for any other."""
    kind, _, level = name.casefold().partition(" ")
    return int(level) if kind == "heading" and level in tuple("123456789") else 0


def _is_default(style: Element) -> bool:
    return style.get(f"{W}default", "0").lower() in ("1", "true", "on")


def _theme_fonts(theme: Element | None) -> list[tuple[str, str]]:
    """The fonts of a theme, by the first letters of the names by which styles call them."""
    found = []
    for one in theme.iter() if theme is not None else ():
        tag = str(one.tag).rpartition("}")[2]
        if tag in ("majorFont", "minorFont"):
            latin = next((each for each in one if str(each.tag).endswith("}latin")), None)
            found.append((tag[:5], latin.get("typeface", "") if latin is not None else ""))
    return found
