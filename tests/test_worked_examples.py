"""The worked examples of every rule are true, and would notice if the rule were not."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from worked_examples import HARDER, cases, every_code, harder_cases, wrong

from pwp.checks import Check, catalogue
from pwp.checks.check import Context, Verdict, Verdicts, failed, met, missing


@pytest.mark.parametrize("code", every_code())
def test_worked_examples_are_true(code: str, tmp_path: Path) -> None:
    for number, case in enumerate(cases(code)):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert not (told := wrong(case, folder, catalogue().get(code))), told


@pytest.mark.parametrize("code", sorted(file.stem for file in HARDER.glob("*.md")))
def test_harder_examples_are_true(code: str, tmp_path: Path) -> None:
    for number, case in enumerate(harder_cases(code)):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert not (told := wrong(case, folder, catalogue().get(code))), told


@pytest.mark.parametrize("code", every_code())
def test_worked_examples_show_every_way_it_can_go(code: str) -> None:
    kinds = {case.kind for case in cases(code)}
    check = catalogue().get(code)
    assert "met" in kinds
    assert kinds & {"missing", "failed", "error", "advice", "to-judge", "partly"}
    if check is None:
        return
    source = inspect.getsource(check.ask)
    for kind in ("missing", "failed", "partly", "to-judge"):
        if f"yield {kind.replace('-', '_')}(" in source:
            assert kind in kinds, f"{code} can be {kind}, and no example shows it"
    assert (check.none is not None) == ("none" in kinds)
    tempting = any(case.tempting for case in cases(code))
    assert tempting != check.asks_presence_only, "a check that no filled field deceives says so on its page"


ALWAYS: dict[str, Callable[[], Verdict]] = {
    "met": met,
    "missing": lambda: missing("", "always"),
    "failed": lambda: failed("", "always"),
}


@pytest.mark.parametrize("answer", ALWAYS)
@pytest.mark.parametrize("code", catalogue())
def test_worked_examples_notice_a_check_that_always_gives_one_answer(code: str, answer: str, tmp_path: Path) -> None:
    def ask(subject: Any, ctx: Context) -> Verdicts:
        del subject, ctx
        yield ALWAYS[answer]()

    broken: Check = catalogue()[code]._replace(ask=ask)
    noticed = []
    for number, case in enumerate(cases(code)):
        folder = tmp_path / str(number)
        folder.mkdir()
        noticed.append(wrong(case, folder, broken))
    assert any(noticed), f"{code}: no example notices that it always says {answer}"


def test_a_check_that_only_asks_for_presence_says_so_on_its_page() -> None:
    for code, check in catalogue().items():
        said = "only asks whether something is" in " ".join(check.rule.text.split())
        assert said == check.asks_presence_only, code
