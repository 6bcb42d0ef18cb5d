"""A body's own template of a document: copied, changed, checked, and never trusted."""

from datetime import date
from pathlib import Path

import pytest

from pwp import assess, load, render
from pwp.assessment import published_frameworks
from pwp.errors import BadTemplate, NameShown
from pwp.report.documents import DOCUMENTS
from pwp.report.scanning import texts_in
from pwp.report.templates import Template, shipped

EXAMPLE = Path(__file__).parent.parent / "examples" / "day-service"
FILE = "templates/feedback.md.j2"


@pytest.fixture(scope="module")
def assessment() -> object:
    return assess(load(EXAMPLE), as_of=date(2026, 3, 2), frameworks=published_frameworks())


def made(assessment: object, text: str, document: str = "feedback") -> str:
    return render(assessment, document, format_="md", template=Template(FILE, text)).decode()  # type: ignore[arg-type]


def faults(assessment: object, text: str) -> tuple[tuple[int, str], ...]:
    with pytest.raises(BadTemplate) as stopped:
        made(assessment, text)
    return stopped.value.faults


@pytest.fixture(scope="module")
def with_everything() -> object:
    """The example of which every document can be written."""
    folder = EXAMPLE.parent / "rehabilitation-beds"
    return assess(load(folder), as_of=date(2025, 10, 1), frameworks=published_frameworks())


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_template_as_it_was_copied_makes_the_same_document(with_everything: object, document: str) -> None:
    name = DOCUMENTS[document].view(with_everything, None).template  # type: ignore[arg-type]
    whole = render(with_everything, document, format_="md").decode()  # type: ignore[arg-type]
    assert made(with_everything, shipped(name), document) == whole


def test_a_changed_template_changes_the_document(assessment: object) -> None:
    text = made(assessment, "# {{ title }}\n\nFrom the partnership.\n\n{{ table('did') }}\n\n{{ body | upper }}\n")
    assert "From the partnership." in text
    assert "GLENMARRA" in text
    assert "| --- |" in text


def test_every_unknown_name_is_told_with_its_line_and_what_was_meant(assessment: object) -> None:
    text = "# {{ titel }}\n{% for p in fixed %}\n{{ p.waht }} {{ p.why }}\n{% endfor %}\n{{ table('didd') }}\n"
    text += "{% if bdy %}{{ body | uper }}{% endif %}\n"
    assert faults(assessment, text) == (
        (1, "there is nothing called 'titel'; did you mean 'title'?"),
        (3, "there is nothing called 'waht' in 'fixed'; did you mean 'what'?"),
        (5, "there is no table 'didd'; did you mean 'did'?"),
        (6, "there is no filter 'uper'; did you mean 'upper'?"),
        (6, "there is nothing called 'bdy'; did you mean 'body'?"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%0999999999d' % 1 }}",
        "{% set a = 'x' %}{% set a = a ~ a %}{{ a }}",
        "{{ body + body }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ body.upper() }}",
        "{{ body.ljust(1000000000) }}",
        "{{ body.format(body) }}",
        "{{ body | center(1000000000) }}",
        "{{ range(99999) }}",
        "{{ table.__globals__ }}",
        "{% include '/etc/passwd' %}",
        "{% import 'x' as y %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% for a in fixed recursive %}{{ loop(fixed) }}{% endfor %}",
        "{% for a in themes %}",
        "{{ lipsum(n=100000) }}",
        "{{ cycler('a').next() }}",
        "{% set ns = namespace(a=1) %}{{ ns.a }}",
    ],
)
def test_what_a_template_may_not_do_is_told_and_not_done(assessment: object, text: str) -> None:
    assert all(line == 1 and sentence for line, sentence in faults(assessment, text))


def test_a_document_without_end_is_stopped(assessment: object) -> None:
    doubled = "{% set a0 %}" + "x" * 1000 + "{% endset %}\n"
    doubled += "".join(f"{{% set a{n + 1} %}}{{{{ a{n} }}}}{{{{ a{n} }}}}{{% endset %}}\n" for n in range(60))
    [(_, sentence)] = faults(assessment, doubled + "{{ a60 }}")
    assert sentence == "it makes a document of more than 5 million characters"


@pytest.mark.parametrize(("letters", "stopped"), [(4_999_000, False), (5_000_001, True)])
def test_a_document_may_have_five_million_characters(assessment: object, letters: int, *, stopped: bool) -> None:
    text = "x" * (letters // 2)
    own = f"# {{{{ title }}}}\n\n{text}{{% set a %}}{text}{{% endset %}}{{{{ a }}}}\n"
    if stopped:
        assert faults(assessment, own)[0][1] == "it makes a document of more than 5 million characters"
    else:
        assert len(made(assessment, own)) > letters


@pytest.mark.parametrize(
    "text",
    [
        "{% set a = title %}" + "{% set a = [a,a,a,a,a,a,a,a,a,a] | join %}" * 12,
        "".join(f"{{% for a{n} in title %}}" for n in range(9)) + "{% endfor %}" * 9,
        "".join(f"{{% for a{n} in title %}}" for n in range(3))
        + "{% if title | sort %}{% endif %}"
        + "{% endfor %}" * 3,
    ],
)
def test_a_template_that_would_never_end_is_stopped(assessment: object, text: str) -> None:
    assert [sentence for _, sentence in faults(assessment, text)] == [
        "it takes more than 5 million steps to make the document"
    ]


CODE = ("```\n{}\n```\n", "```txt\n{}\n```\n", "    {}\n", "```pwp-table\n{}\n```\n", "~~~ {}\n~~~\n")


@pytest.mark.parametrize("form", CODE)
@pytest.mark.parametrize("format_", ["docx", "html", "pdf", "md"])
def test_code_in_a_template_is_text_in_each_format_and_is_searched_for_people(
    tmp_path: Path, form: str, format_: str
) -> None:
    (tmp_path / "engagement.yaml").write_text("format: 1\nid: x\ntitle: X\nsummary: CHI 010175 5122\n")
    (tmp_path / "plan.yaml").write_text("purpose: To ask\n")
    asked = assess(load(tmp_path), as_of=date(2026, 3, 2), frameworks=published_frameworks())
    shown = Template(FILE, "# {{ title }}\n\nBefore\n\n" + form.format("Of {{ purpose }}"))
    data = render(asked, "feedback", format_=format_, template=shown)
    if format_ != "pdf":  # the text of whose pages is that of the blocks
        assert any("Of To ask" in " ".join(piece.text.split()) for piece in texts_in(format_, data))
    hidden = Template(FILE, "# {{ title }}\n\n" + form.format("{{ summary }}"))
    with pytest.raises(NameShown):
        render(asked, "feedback", format_=format_, template=hidden)


def test_what_the_record_says_is_never_read_as_a_template(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "engagement.yaml").write_text("format: 1\nid: x\ntitle: '{{ 7 * 7 }} {% include \"x\" %}'\n")
    (folder / "plan.yaml").write_text("purpose: To ask\n")
    asked = assess(load(folder), as_of=date(2026, 3, 2), frameworks=published_frameworks())
    text = render(asked, "feedback", format_="md", template=Template(FILE, "# {{ title }}\n")).decode()
    assert '{{ 7 \\* 7 }} {% include "x" %}' in text
