"""Pictures, shapes and charts: what stands for them where they cannot be seen, and that they stand in the text."""

import re

from pwp.accessible import wording
from pwp.accessible.document import Picture, WordDocument
from pwp.accessible.rule import Findings, failed, must

_TEXT_ALTERNATIVE = "1.1.1 Non-text Content (A)"
_FILE_NAME = re.compile(
    r"[^/\\:*?\"<>|]{1,200}\.(?:png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|webp|heic|eps|pdf)", re.IGNORECASE
)
_ONLY_A_KIND = re.compile(
    r"(?:an? |the )?(?:picture|image|img|graphic|photo|photograph|chart|graph|figure|diagram|drawing|shape|screenshot|"
    r"logo|icon|alt ?text|description)[\s_.:-]{0,3}\d{0,6}",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:figure|fig\.?|picture|chart|table|image|map|photo)\s*\d{1,4}[.:)]?\s*", re.IGNORECASE)
_GUESSED = "automatically generated"


@must("ACC14", _TEXT_ALTERNATIVE)
def pictures_have_alt_text(document: WordDocument) -> Findings:
    """Each picture, shape and chart has alt text, or is marked as decorative.

    Why: who cannot see a picture is told its alt text, and without one nothing, or the name of a file.

    Put it right: right-click the picture, View Alt Text, and say in a sentence what it shows and why it is there; of a
    chart, what it comes to. One that only adorns: mark as decorative.
    """
    for one in document.pictures:
        if not one.alt and not one.decorative and not one.boxed:
            yield failed(wording.of_picture(one), "no alt text")


@must("ACC15", _TEXT_ALTERNATIVE)
def alt_text_says_what_a_picture_shows(document: WordDocument) -> Findings:
    """Alt text says what a picture shows: it is no file name, no bare word such as "chart", not the caption again.

    Why: a listener hears "chart 1", or twice the same, and still does not know what the others see. What Word guessed
    is often wrong.

    Put it right: right-click the picture, View Alt Text, and say what it shows: "Of 40 people, 31 chose evenings".
    """
    for one in document.pictures:
        if one.alt and not one.decorative and (wrong := _wrong(one)):
            yield failed(wording.of_picture(one), wrong)


def _wrong(picture: Picture) -> str:
    """What is wrong with an alt text; nothing where it may say what the picture shows."""
    alt = picture.alt.strip(" .")
    if _FILE_NAME.fullmatch(alt):
        return f"the alt text is the name of a file, {wording.words(alt)}"
    if _ONLY_A_KIND.fullmatch(alt):
        return f"the alt text {wording.words(alt)} only says that there is one"
    if _GUESSED in alt.casefold():
        return "the alt text is what Word guessed, and nobody has put it right"
    if picture.caption and wording.same(_LABEL.sub("", alt, 1), _LABEL.sub("", picture.caption, 1)):
        return "the alt text is the caption again"
    return ""


@must("ACC16", "1.3.2 Meaningful Sequence (A)")
def nothing_floats_outside_the_text(document: WordDocument) -> Findings:
    """Pictures and shapes stand in line with the text, and no text stands in a text box.

    Why: what floats is read out where it is anchored, often far from where it is seen, and text in a box is left out
    by some readers.

    Put it right: of a picture or shape: right-click it, Wrap Text, In Line with Text. Of a text box: cut its text out,
    paste it where it belongs, delete the box, and give the text a border instead (Home, Borders).
    """
    for one in document.pictures:
        if one.spot.story not in ("body", "note"):
            continue
        if one.boxed:
            yield failed(wording.of_picture(one), "a text box, whose text stands outside of the rest")
        elif one.floating:
            yield failed(wording.of_picture(one), "it floats, not in line with the text")
