"""A drawing turned into a picture of dots, for formats that take no drawings."""

from pwp.report.writers.typesetting import installed, typeset

DOTS_PER_INCH = 200
_OURS_LACKS = 0x600
"""From here on our own font has only signs of the ranges below; a drawing with others takes the computer's as well."""
_SIGNS = range(0x1E00, 0x2800)


def png(svg: str, width: float) -> bytes | None:
    """An SVG drawing as a PNG so many points wide, the same bytes each time; None where Typst is not installed."""
    if not installed():
        return None
    others = any(ord(one) >= _OURS_LACKS and ord(one) not in _SIGNS for one in svg)
    inputs = {"svg": svg, "width": f"{width:.2f}"}
    return typeset("picture.typ", inputs, all_letters=others, format="png", ppi=DOTS_PER_INCH)
