"""`pwp check-docx` of files that are no Word files, or were made to do harm: a plain sentence, and nothing else."""

import io
import os
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import Ran, Run
from hostile import MEASURING, MEGABYTES, PATIENCE
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import SPACES, Parts, packed, repacked, saved, sound

from pwp.accessible import check
from pwp.findings import State

DOCUMENT = "word/document.xml"
SOUND = packed(sound())


def text(inner: str) -> bytes:
    """The part that holds the text of a document."""
    return f"<w:document {SPACES}><w:body>{inner}</w:body></w:document>".encode()


def with_text(inner: str) -> bytes:
    return with_part(DOCUMENT, text(inner))


def with_attributes(number: int) -> bytes:
    given = " ".join(f"a{one:x}='{one}'" for one in range(number))
    return with_text(f"<w:p {given}/>")


def with_part(name: str, data: bytes) -> bytes:
    return repacked(SOUND, lambda parts: parts.update({name: data}))


def without(name: str) -> bytes:
    return repacked(SOUND, lambda parts: parts.pop(name))


def held(file: Path, *options: str) -> Ran:
    """What the command does with a file, held to little memory where the system can tell."""
    command = [sys.executable, "-m", "pwp", "check-docx", str(file), *options]
    used = file.parent / "used"
    can_tell = hasattr(os, "wait4")
    ended = subprocess.run(
        [sys.executable, "-c", MEASURING, str(used), *command] if can_tell else command,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=PATIENCE,
        check=False,
    )
    if can_tell:
        peak = int(used.read_text(encoding="ascii").split()[1])
        assert peak / (1024 if sys.platform == "linux" else 1024 * 1024) < MEGABYTES
    return Ran(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def old(kind: str) -> bytes:
    """The beginning of a file of old Office, or of one that is locked."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + kind.encode("utf-16-le") + bytes(1000)


def zipped(parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def doubled() -> bytes:
    out = io.BytesIO(SOUND)
    with zipfile.ZipFile(out, "a") as made, pytest.warns(UserWarning, match="Duplicate"):
        made.writestr(DOCUMENT, text("<w:p/>"))
    return out.getvalue()


def repacked_as(how: int) -> bytes:
    with zipfile.ZipFile(io.BytesIO(SOUND)) as parts:
        return zipped({name: parts.read(name) for name in parts.namelist()}, how)


def locked() -> bytes:
    """A zip whose parts say that they are locked with a password."""
    data = bytearray(SOUND)
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(sign, at + 1)
    return bytes(data)


def liar() -> bytes:
    """A zip that says of its largest part that it is small."""
    data = bytearray(with_part(DOCUMENT, text(f"<w:p/>{' ' * 30_000_000}")))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        size = struct.unpack("<L", data[at + 24 : at + 28])[0]
        if size > 1_000_000:
            data[at + 24 : at + 28] = struct.pack("<L", 1_000)
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


def damaged() -> bytes:
    """A zip in the middle of whose text some bytes are others."""
    with zipfile.ZipFile(io.BytesIO(SOUND)) as parts:
        info = parts.getinfo(DOCUMENT)
    data = bytearray(SOUND)
    at = info.header_offset + 30 + len(DOCUMENT) + info.compress_size // 2
    data[at : at + 8] = b"\xff" * 8
    return bytes(data)


LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {later} "{f"&{sooner};" * 10}">' for sooner, later in pairwise("abcdefghij")
)
ENTITIES = f"{LAUGHS}]>{text('<w:p><w:r><w:t>&j;</w:t></w:r></w:p>').decode()}"
OUTSIDE = ENTITIES.replace(LAUGHS, '<!DOCTYPE w [<!ENTITY j SYSTEM "file:///etc/hostname">')
NOT_WORD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "the file is empty"),
    "a text": (lambda: b"Dear all,\n", "this is not a Word document"),
    "bytes": (lambda: bytes(range(256)) * 20, "this is not a Word document"),
    "a PDF": (lambda: b"%PDF-1.7\n", "this is a PDF"),
    "rich text": (lambda: b"{\\rtf1 Dear all}", "this is a rich text file"),
    "a web page": (lambda: b"\xef\xbb\xbf<!DOCTYPE html><p>Dear all", "this is a web page"),
    "an old Word document": (lambda: old("WordDocument"), "this is an old Word document (.doc)"),
    "a locked document": (lambda: old("EncryptedPackage"), "it is locked with a password"),
    "another old file": (lambda: old("Workbook"), "this is an old Office file"),
    "a zip of something": (lambda: zipped({"notes.txt": b"Dear all"}), "this is a zip file of something else"),
    "an empty zip": (lambda: zipped({}), "this is a zip file of something else"),
    "OpenDocument": (lambda: zipped({"content.xml": b"<x/>"}), "this is an OpenDocument file"),
    "a workbook": (
        lambda: repacked(
            SOUND,
            lambda parts: parts.update({"_rels/.rels": parts["_rels/.rels"].replace(b"word/document", b"xl/workbook")}),
        ),
        "this is a workbook, not a Word document",
    ),
    "half a file": (lambda: SOUND[: len(SOUND) // 2], "only half of it is there"),
    "other bytes": (damaged, "its part word/document.xml is damaged"),
    "a size that is not true": (liar, "its part word/document.xml is damaged"),
    "a part twice": (doubled, "two parts of one name"),
    "parts with passwords": (locked, "is damaged"),
    "another way of packing": (lambda: repacked_as(zipfile.ZIP_LZMA), "is damaged, or is not as Word writes it"),
    "no text": (lambda: without(DOCUMENT), "the text of the document is not there"),
    "no types": (lambda: without("[Content_Types].xml"), "this is a zip file of something else"),
    "no body": (lambda: with_part(DOCUMENT, b"<x/>"), "the text of the document is not there"),
    "broken XML": (lambda: with_part(DOCUMENT, text("<w:p>")), "its part word/document.xml is damaged"),
    "broken styles": (lambda: with_part("word/styles.xml", b"<w:styles"), "its part word/styles.xml is damaged"),
    "another encoding": (
        lambda: with_part(DOCUMENT, b'<?xml version="1.0" encoding="utf-7"?>' + text("<w:p/>")),
        "its part word/document.xml is damaged",
    ),
    "entities": (lambda: with_part(DOCUMENT, ENTITIES.encode()), "its part word/document.xml is damaged"),
    "entities in UTF-16": (
        lambda: with_part(DOCUMENT, ENTITIES.encode("utf-16")),
        "its part word/document.xml is damaged",
    ),
    "a file from outside": (lambda: with_part(DOCUMENT, OUTSIDE.encode()), "its part word/document.xml is damaged"),
    "a file from outside in UTF-16": (
        lambda: with_part(DOCUMENT, OUTSIDE.encode("utf-16")),
        "its part word/document.xml is damaged",
    ),
    "deep nesting": (
        lambda: with_text("<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000),
        "its part word/document.xml is damaged",
    ),
    "a bomb": (lambda: with_text(" " * 200_000_000), "unpacked it is far larger"),
    "a smaller bomb": (lambda: with_text(" " * 20_000_000), "unpacked it is far larger"),
    "a bomb of tags": (lambda: with_text("<w:p/>" * 8_000_000), "unpacked it is far larger"),
    "many tags": (
        lambda: with_text("".join(f'<w:p w:x="{n:x}"/>' for n in range(1_600_000))),
        "unpacked it is far larger",
    ),
    "a bomb of attributes": (
        lambda: with_attributes(1_600_000),
        "unpacked it is far larger",
    ),
    "many parts": (lambda: zipped({f"{number}": b"" for number in range(12_000)}), "far more parts"),
}


@pytest.mark.parametrize("what", NOT_WORD)
def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path: Path, what: str) -> None:
    made, said = NOT_WORD[what]
    ran = held(saved(tmp_path, made()))
    assert (ran.status, ran.err) == (2, "")
    assert "paper.docx: ACC00 error " in ran.out
    assert said in ran.out
    assert ran.out.count("\n") == 1


def test_what_is_no_file_is_told_in_a_sentence(pwp: Run, tmp_path: Path) -> None:
    ran = pwp("check-docx", tmp_path, tmp_path / "absent.docx", saved(tmp_path, b"") / "within.docx")
    assert ran.status == 2
    assert [line.partition(" error ")[2] for line in ran.out.splitlines()] == [
        "this is a folder or something else; name a Word document (.docx)",
        "there is no such file",
        "there is no such file",
    ]


def styles(number: int) -> bytes:
    """Styles each of which is based on the one before, the first on the last."""
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{one}"><w:basedOn w:val="s{(one - 1) % number}"/></w:style>'
        for one in range(number)
    )
    return f"<w:styles {SPACES}>{made}</w:styles>".encode()


def with_styles(number: int) -> bytes:
    used = "".join(f'<w:p><w:pPr><w:pStyle w:val="s{one}"/></w:pPr></w:p>' for one in range(number))
    return repacked(SOUND, lambda parts: parts.update({DOCUMENT: text(used), "word/styles.xml": styles(number)}))


def said(line: str) -> bytes:
    return with_text(f'<w:p><w:r><w:t xml:space="preserve">{line}</w:t></w:r></w:p>')


MODE = (
    f'<w:settings {SPACES}><w:compat><w:compatSetting w:name="compatibilityMode" w:val="nan"/></w:compat></w:settings>'
)
STRAINING: dict[str, Callable[[], bytes]] = {
    "a mode that is no number": lambda: with_part("word/settings.xml", MODE.encode()),
    "styles in a ring": lambda: with_styles(1),
    "a long chain of styles": lambda: with_styles(5_000),
    "numbers without end": lambda: with_text(
        f'<w:p><w:pPr><w:outlineLvl w:val="{"9" * 5000}"/></w:pPr>'
        '<w:r><w:rPr><w:sz w:val="-1e999"/></w:rPr><w:t>x</w:t></w:r></w:p>'
    ),
    "fields that never end": lambda: with_text(
        "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "x"</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>x</w:t></w:r>' * 20_000 + "</w:p>"
    ),
    "one long word": lambda: said("a" * 1_900_000),
    "one long number": lambda: said("1" * 1_900_000),
    "many dots": lambda: said("a. " * 500_000),
    "many brackets": lambda: said("( " * 500_000),
    "many spaces": lambda: said(" " * 1_900_000),
    "many at signs": lambda: said("- " + "a@" * 500_000),
    "many dashes": lambda: said("a-" * 500_000),
    "tables in tables": lambda: with_text("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60),
    "many attributes": lambda: with_attributes(200_000),
    "many columns": lambda: with_text("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 50_000 + "</w:tr></w:tbl>"),
    "no styles, settings, properties or footer": lambda: repacked(SOUND, only_the_text),
}


def only_the_text(parts: Parts) -> None:
    for name in [one for one in parts if one not in (DOCUMENT, "[Content_Types].xml")]:
        del parts[name]


@pytest.mark.parametrize("what", STRAINING)
def test_what_strains_is_borne(tmp_path: Path, what: str) -> None:
    ran = held(saved(tmp_path, STRAINING[what]()))
    assert ran.err == ""
    assert ran.status in (0, 1)
    assert max(map(len, ran.out.splitlines()), default=0) < 2_000_000 // 4


# --- anything at all

TAGS = st.sampled_from(
    re.findall(
        r"\S+",
        """
        w:p w:r w:t w:pPr w:rPr w:tbl w:tr w:tc w:tblPr w:trPr w:tcPr w:gridSpan w:vMerge w:shd w:sz w:color w:rFonts
        w:lang w:numPr w:numId w:pStyle w:rStyle w:outlineLvl w:jc w:hyperlink w:fldChar w:fldSimple w:instrText w:sdt
        w:sdtContent w:ins w:del w:drawing w:pict wp:inline wp:anchor wp:docPr w:txbxContent mc:AlternateContent
        mc:Choice mc:Fallback v:shape w:sectPr w:br w:tab w:tblLook w:tblHeader w:footnote w:style w:basedOn w:name
        w:docDefaults w:compat w:compatSetting w:comment a:latin a:minorFont
        """,
    )
)
VALUES = st.sampled_from(
    [
        "",
        "0",
        "1",
        "-1",
        "true",
        "none",
        "heading 1",
        "FFFFFF",
        "zz",
        "99999999999",
        "\u0663",
        "begin",
        "end",
        "separate",
        "HYPERLINK",
        "a",
        "restart",
        "solid",
    ]
)
KEYS = st.sampled_from(
    re.findall(
        r"\S+",
        """
        w:val w:fill w:type w:styleId w:fldCharType w:instr w:color w:ascii w:asciiTheme r:id w:anchor w:firstRow w:name
        descr style uri name
        """,
    )
)
ATTRIBUTES = st.dictionaries(KEYS, VALUES, max_size=3)


def written(tag: str, attributes: dict[str, str], within: list[str]) -> str:
    told = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{tag}{told}>{''.join(within)}</{tag}>"


SOUP = st.recursive(
    st.one_of(
        st.sampled_from(["", "x", "1. ", "- a", "HYPERLINK "]), st.builds(written, TAGS, ATTRIBUTES, st.just([]))
    ),
    lambda within: st.builds(written, TAGS, ATTRIBUTES, st.lists(within, max_size=4)),
    max_leaves=25,
)
PARTS = st.sampled_from(
    [
        "word/styles.xml",
        "word/settings.xml",
        "word/footer1.xml",
        "word/theme/theme1.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
    ]
)
ROOTS = {"word/styles.xml": "w:styles", "word/settings.xml": "w:settings", "word/footer1.xml": "w:ftr"}


@settings(max_examples=100)
@given(
    st.binary(max_size=2_000), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", SOUND[:3_000]])
)
def test_any_bytes_are_told_as_no_word_file(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, start: bytes
) -> None:
    found = check(saved(tmp_path_factory.getbasetemp(), start + data))
    assert [one.state for one in found] == [State.ERROR]


@settings(max_examples=100)
@given(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=8))
def test_any_change_of_bytes_is_borne(tmp_path_factory: pytest.TempPathFactory, at: int, data: bytes) -> None:
    check(saved(tmp_path_factory.getbasetemp(), SOUND[:at] + data + SOUND[at + len(data) :]))


@settings(max_examples=200)
@given(SOUP, PARTS, SOUP)
def test_any_soup_of_xml_in_the_parts_is_borne(
    tmp_path_factory: pytest.TempPathFactory, inner: str, part: str, other: str
) -> None:
    root = ROOTS.get(part, "w:x")
    held = {DOCUMENT: text(inner), part: f"<{root} {SPACES}>{other}</{root}>".encode()}
    found = check(saved(tmp_path_factory.getbasetemp(), repacked(SOUND, lambda parts: parts.update(held))))
    assert all(one.state is not State.ERROR for one in found)
