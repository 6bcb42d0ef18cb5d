"""Shapes and texts put together to one SVG file, whole in itself, that every reader of SVG draws alike.

Lengths are points where a picture is 160 mm wide, as on a page of A4. Nothing has an id, so that several pictures may
stand in one page; what is hatched is drawn line by line.
"""

from collections.abc import Iterable
from typing import Literal
from xml.sax.saxutils import escape

from pwp.plain import clean
from pwp.report.figures.letters import SIZE

WIDTH = 454.0
WIDTH_IN_MM = 160
INK = "#1a1a1a"
WHITE = "#ffffff"
PALE = "#f0f0f0"
"""A ground on which ink is read as well as on white; it never tells anything by itself."""
RULE = "#8a8a8a"
"""Lines that only lead the eye: still 3 to 1 against white."""
FONTS = "Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif"
"""Common sans serif faces by name, since not every reader of SVG knows one for `sans-serif`."""

Anchor = Literal["start", "middle", "end"]


def number(value: float) -> str:
    """A length with at most two decimals, the same on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _outline(line: float, dashes: str) -> dict[str, float | str]:
    """How the edge of a shape is drawn; not at all where it has no width."""
    return {"stroke": INK, "stroke_width": line, "stroke_dasharray": dashes} if line else {}


class Drawing:
    """A picture that grows shape by shape; what is drawn later lies above."""

    def __init__(self) -> None:
        self._shapes: list[str] = []

    def _add(self, element: str, **attributes: float | str) -> None:
        told = (
            f'{name.replace("_", "-")}="{number(value) if isinstance(value, float) else value}"'
            for name, value in attributes.items()
            if value != ""
        )
        self._shapes.append(f"<{element} {' '.join(told)}/>")

    def text(self, x: float, y: float, said: str, *, anchor: Anchor = "start", bold: bool = False) -> None:
        """One line of text; `y` is the line it stands on."""
        weight = ' font-weight="bold"' if bold else ""
        shown = escape(clean(said))
        self._shapes.append(
            f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}" font-size="{number(SIZE)}"{weight} '
            f'fill="{INK}">{shown}</text>'
        )

    def box(  # noqa: PLR0913 - where a box is, and how it looks by name
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = WHITE,
        line: float = 1.0,
        dashes: str = "",
    ) -> None:
        """A rectangle; without an outline where `line` is 0."""
        self._add("rect", x=x, y=y, width=width, height=height, fill=fill, **_outline(line, dashes))

    def circle(  # noqa: PLR0913 - where a circle is, and how it looks by name
        self, x: float, y: float, radius: float, *, fill: str = WHITE, line: float = 1.0, dashes: str = ""
    ) -> None:
        """A circle around a point."""
        self._add("circle", cx=x, cy=y, r=radius, fill=fill, **_outline(line, dashes))

    def line(  # noqa: PLR0913 - from where to where, and how it looks by name
        self, x1: float, y1: float, x2: float, y2: float, *, line: float = 1.0, dashes: str = "", ink: str = INK
    ) -> None:
        """A straight line."""
        self._add("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=ink, stroke_width=line, stroke_dasharray=dashes)

    def shape(self, points: Iterable[tuple[float, float]], *, fill: str = INK) -> None:
        """A closed shape with straight sides."""
        path = "L".join(f"{number(x)},{number(y)}" for x, y in points)
        self._add("path", d=f"M{path}Z", fill=fill, stroke=INK, stroke_width=1.0)

    def hatching(self, x: float, y: float, width: float, height: float, *, apart: float = 4.0) -> None:
        """Slanting lines within a rectangle, which stays open."""
        path = []
        for step in range(1, int((width + height) / apart) + 1):
            at = step * apart
            left, right = max(0.0, at - height), min(at, width)
            path.append(f"M{number(x + left)},{number(y + at - left)}L{number(x + right)},{number(y + at - right)}")
        if path:
            self._add("path", d="".join(path), fill="none", stroke=INK, stroke_width=1.0)

    def svg(self, title: str, description: str, height: float) -> str:
        """The whole file, as high as told, on its own white ground."""
        size = f'width="{WIDTH_IN_MM}mm" height="{number(height * WIDTH_IN_MM / WIDTH)}mm"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number(WIDTH)} {number(height)}" {size} '
            f'font-family="{FONTS}">'
            f"<title>{escape(clean(title))}</title><desc>{escape(clean(description))}</desc>"
            f'<rect x="0" y="0" width="{number(WIDTH)}" height="{number(height)}" fill="{WHITE}"/>'
            f"{''.join(self._shapes)}</svg>"
        )
