"""What is set for the document as a whole: its language, its title and author, its pages."""

import re
import unicodedata

from pwp.accessible import wording
from pwp.accessible.document import Paragraph, Run, WordDocument
from pwp.accessible.rule import CLEAR_PRINT, WHOLE, Findings, advice, failed, good_practice, must, should

_NO_TITLE = re.compile(
    r"(?:microsoft word - .*|.*\.docx?|document ?\d*|word document|untitled.*|title|template|new document|\[.*\])",
    re.IGNORECASE,
)
_NO_AUTHOR = frozenset(("author", "user", "windows user", "microsoft office user", "python-docx", "unknown", "admin"))
_NO_LANGUAGE = frozenset(("", "x-none", "zxx", "und"))
_PRESENT_MODE = 15
_GAELIC = frozenset(
    (
        *("agus", "air", "airson", "anns", "bha", "bhith", "bidh", "chaidh", "chan", "chun", "dhan"),
        *("dha", "dhuinn", "eadar", "fhèin", "gach", "gun", "gus", "iad", "leis", "mar", "nach"),
        *("nan", "oir", "rinn", "robh", "seo", "seòrsa", "sibh", "sinn", "tha", "thug", "uile"),
        *("ur", "ann", "aig", "às", "bho", "cho", "cuideachd", "daoine", "dh", "dè", "far"),
    )
)
_ENOUGH_GAELIC, _SHARE_OF_GAELIC = 4, 0.3
"""How many of such words tell that a text is Gaelic, and what share of its words; some of them are English too."""
_ENOUGH_LETTERS = 4
"""How few letters of another script are no more than a sign."""


@must("ACC17", "3.1.1 Language of Page (A)")
def the_language_is_set(document: WordDocument) -> Findings:
    """The language of the document is set.

    Why: a screen reader takes its voice from it. An English text read by a voice for another language cannot be
    understood.

    Put it right: select all (Ctrl-A), then Review, Language, Set Proofing Language, English (United Kingdom), Set As
    Default.
    """
    if document.language.lower() in _NO_LANGUAGE:
        yield failed(WHOLE, "no language is set for its text")


@good_practice("ACC18", "WCAG 2.2, 3.1.2 Language of Parts (AA)")
def other_languages_are_marked(document: WordDocument) -> Findings:
    """Text in another language than the document's is marked as that language.

    Why: Gaelic, Polish or Urdu read out by an English voice is noise. Marked, it is read by a voice that can.

    Put it right: select the text, then Review, Language, Set Proofing Language, and choose its language.
    """
    for one in document.read:
        text = one.text
        other = _script(text) or ("Gaelic" if _is_gaelic(text) else "")
        if other and not _is_marked(one, document.language, gaelic=other == "Gaelic"):
            yield advice(wording.of(one), f"this seems to be {other}, and is not marked as such")


def _is_marked(paragraph: Paragraph, usual: str, *, gaelic: bool) -> bool:
    """Whether some run of a paragraph is marked as in another language than the document's."""

    def marked(run: Run) -> bool:
        language = run.look.language.lower()
        return language.startswith("gd") if gaelic else language[:2] != usual.lower()[:2] or run.look.other_script

    return any(marked(run) for run in paragraph.runs)


def _is_gaelic(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    known = sum(word in _GAELIC for word in words)
    return known >= _ENOUGH_GAELIC and known >= _SHARE_OF_GAELIC * len(words)


def _script(text: str) -> str:
    """The script that most of a text is written in, where it is not the Latin one."""
    letters = [one for one in text[:2_000] if one > "\u024f" and one.isalpha()]
    if len(letters) < _ENOUGH_LETTERS:
        return ""
    names = [unicodedata.name(one, "").partition(" ")[0] for one in letters]
    others = [name for name in names if name not in ("LATIN", "MODIFIER", "", "GREEK", "MATHEMATICAL")]
    if len(others) < _ENOUGH_LETTERS:
        return ""
    common = max(sorted(set(others)), key=others.count)
    return {"CJK": "Chinese or Japanese", "HANGUL": "Korean", "HIRAGANA": "Japanese"}.get(
        common, f"in {common.capitalize()} script"
    )


@must("ACC19", "2.4.2 Page Titled (A)")
def the_properties_name_a_title(document: WordDocument) -> Findings:
    """The document's properties name its title.

    Why: it is what a screen reader says first, and what a browser shows of the PDF that is made of it.

    Put it right: File, Info, Properties, Title: write the title that stands at the top of the document.
    """
    if not document.title:
        yield failed(WHOLE, "no title is set in its properties")
    elif _NO_TITLE.fullmatch(document.title):
        yield failed(WHOLE, f"the title in its properties, {wording.words(document.title)}, says nothing of it")


@should("ACC20")
def the_properties_name_the_body(document: WordDocument) -> Findings:
    """The document's properties name the body that made it as its author.

    Why: a document that was passed on must still tell whose it is. A person's own user name has no place there.

    Put it right: File, Info, Properties, Author: remove what stands there, and write the name of the body.
    """
    if not document.author or document.author.casefold() in _NO_AUTHOR:
        yield failed(WHOLE, "no author is set in its properties")


@should("ACC21", CLEAR_PRINT)
def pages_are_numbered(document: WordDocument) -> Findings:
    """Each page bears its number.

    Why: people who talk about a paper, on paper and on a screen, find the place by its page.

    Put it right: Insert, Page Number, Bottom of Page.
    """
    if not document.page_numbered:
        yield failed(WHOLE, "no page number in a header or footer")


@should("ACC22")
def the_file_is_of_present_word(document: WordDocument) -> Findings:
    """The file is not in compatibility mode.

    Why: in the mode of an older Word some of what makes a document accessible cannot be set, and is not kept.

    Put it right: File, Info, Convert; then save.
    """
    if document.mode < _PRESENT_MODE:
        yield failed(WHOLE, "it is in compatibility mode, as for an older Word")
