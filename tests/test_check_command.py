"""`pwp check` from the outside: its formats, its options and its exit status."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import EXAMPLES, SMALLEST, Golden, Run, Tree

ON = ("--as-of", "2026-06-01")

ONE_OF_OUR_OWN = """\
id: ours
title: Our own rule
short: Ours
edition: "2026"
requirements:
  - id: OURS-1
    title: Every theme has an answer
    asks: Every theme that people raised has an answer.
    says: must
    step: feedback
    severity: must
    judged: machine
    checks: [FBK02]
"""


def test_json_is_the_same_to_the_character(pwp: Run, workspace: Tree, golden: Golden) -> None:
    folder = workspace({"themes.yaml": "themes:\n  - id: bus\n    theme: Buses stop too early\n"})
    ran = pwp("check", "-C", folder, *ON, "--step", "feedback", "--format", "json")
    golden("check-smallest.json", ran.out)
    assert ran.status == 1


def test_json_holds_every_finding_with_its_place_as_a_waiver_would_name_it(pwp: Run, workspace: Tree) -> None:
    folder = workspace({"themes.yaml": "themes:\n  - id: bus\n    theme: Buses stop too early\n"})
    told = json.loads(pwp("check", "-C", folder, *ON, "--step", "feedback", "--format", "json").out)
    assert told["version"] == 1
    found = next(one for one in told["findings"] if one["code"] == "FBK02")
    assert found == {
        "code": "FBK02",
        "state": "missing",
        "severity": "should",
        "file": "themes.yaml",
        "line": 2,
        "column": 5,
        "place": "themes.yaml/themes/bus/response",
        "sentence": "bus has no answer",
        "requirements": ["NS-IMP-2"],
    }


def test_in_a_pipe_one_line_a_finding(pwp: Run, workspace: Tree) -> None:
    folder = workspace({"themes.yaml": "themes:\n  - id: bus\n"})
    ran = pwp("check", "-C", folder, *ON, "--step", "feedback")
    assert "themes.yaml:2:5: FBK02 missing bus has no answer [NS-IMP-2]" in ran.out.splitlines()
    assert ran.out == pwp("check", "-C", folder, *ON, "--step", "feedback", "--format", "concise").out


def test_github_annotations_name_the_file_from_where_the_run_stands(pwp: Run, workspace: Tree) -> None:
    folder = workspace({"themes.yaml": "themes:\n  - id: bus\n    theem: 100% of us, all\n"})
    ran = pwp("check", "-C", folder.name, *ON, "--format", "github", folder=folder.parent)
    file = f"file={folder.name}/themes.yaml,line=3,col=5,title=WSP02 failed"
    assert f"::error {file}::there is no key 'theem' here; did you mean 'theme'?" in ran.out.splitlines()


def test_text_groups_what_is_wrong_first_and_fits_eighty_columns(pwp: Run, workspace: Tree) -> None:
    folder = workspace(
        {"themes.yaml": "themes:\n" + "".join(f"  - id: theme-{number}\n    thme: x\n" for number in range(5))}
    )
    ran = pwp("check", "-C", folder, *ON, "--step", "feedback", "--format", "text")
    lines = ran.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines.index("Wrong") < lines.index("Missing") < lines.index("For people to judge")
    assert "    and 2 more; 'pwp check --all' shows every place" in lines
    assert "(5 of 5 themes)" in ran.out
    every = pwp("check", "-C", folder, *ON, "--step", "feedback", "--format", "text", "--all").out
    assert "more; 'pwp check --all'" not in every
    assert all(f"theme-{number} has no answer" in every for number in range(5))


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 1),
        (("--fail-on", "failed"), 0),
        (("--fail-on", "failed, missing"), 1),
        (("--severity", "must"), 0),
        (("--fail-on", "to-judge"), 1),
        (("--fail-on", "to-judge", "--severity", "must"), 0),
    ],
)
def test_exit_status_counts_the_states_and_severities_asked_for(
    pwp: Run, workspace: Tree, options: tuple[str, ...], status: int
) -> None:
    charity = SMALLEST["engagement.yaml"] + "body: {type: third-sector}\n"
    nothing_kept = "privacy: {not_done: Nothing is kept on anybody}\ntimetable: [{id: talks, kind: engagement}]\n"
    files = {"engagement.yaml": charity, "plan.yaml": nothing_kept, "themes.yaml": "themes:\n  - id: bus\n"}
    folder = workspace(files)
    assert pwp("check", "-C", folder, *ON, "--step", "feedback", *options).status == status


def test_sign_off_makes_every_step_due_and_counts_what_nobody_has_judged(pwp: Run) -> None:
    sound = EXAMPLES / "day-service"
    assert pwp("check", "-C", sound, "--as-of", "2026-03-02", "--sign-off").status == 0
    early = pwp("check", "-C", sound, "--as-of", "2024-12-01", "--sign-off")
    assert early.status == 1
    assert "to-judge" in early.out


def test_step_asks_about_another_step_and_as_of_about_another_day(pwp: Run, workspace: Tree) -> None:
    folder = workspace(
        {"themes.yaml": "themes:\n  - id: bus\n", "log/2026-05-04-x.yaml": "kind: activity\ndate: 2026-05-04\n"}
    )
    assert "FBK02" not in pwp("check", "-C", folder, *ON).out
    assert "FBK02" in pwp("check", "-C", folder, *ON, "--step", "feedback").out
    assert "WSP17" not in pwp("check", "-C", folder, *ON).out
    assert "WSP17 advice" in pwp("check", "-C", folder, "--as-of", "2026-05-03").out


def test_quiet_prints_nothing_and_keeps_the_status(pwp: Run, workspace: Tree) -> None:
    ran = pwp("check", "-C", workspace({}), *ON, "-q")
    assert (ran.status, ran.out, ran.err) == (1, "", "")


@pytest.mark.parametrize("beside", [True, False], ids=["in the folder frameworks/", "named on the command line"])
def test_a_framework_of_ones_own_is_judged_by(pwp: Run, workspace: Tree, tmp_path: Path, beside: bool) -> None:
    where = "frameworks/ours.yaml" if beside else "elsewhere/ours.yaml"
    folder = workspace({"themes.yaml": "themes:\n  - id: bus\n", where: ONE_OF_OUR_OWN})
    options = () if beside else ("--framework", tmp_path / where)
    ran = pwp("check", "-C", folder, *ON, "--step", "feedback", "--severity", "must", *options)
    assert "FBK02 missing bus has no answer [NS-IMP-2, OURS-1]" in ran.out
    assert ran.status == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: ours\n", "ours.yaml"),
        (ONE_OF_OUR_OWN.replace("FBK02", "FBK99"), "FBK99"),
        (ONE_OF_OUR_OWN.replace("says: must", "sais: must"), "did you mean 'says'?"),
        (ONE_OF_OUR_OWN.replace("step: feedback", "step: fedback"), "did you mean 'feedback'?"),
        ("requirements: [\n", "ours.yaml"),
    ],
)
def test_a_framework_that_cannot_be_used_is_refused_with_file_and_fix(
    pwp: Run, workspace: Tree, text: str, said: str
) -> None:
    ran = pwp("check", "-C", workspace({"frameworks/ours.yaml": text}), *ON)
    assert ran.status == 2
    assert "ours.yaml" in ran.err
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--step", "evalute"), "did you mean 'evaluate'?"),
        (("--as-of", "03/04/2026"), "'03/04/2026' is 3 April or 4 March; write it as 3 April 2026 or 4 March 2026"),
        (("--as-of", "2026-03"), "one day is needed here"),
        (("--as-of", "2026-02-30"), "a day is written like"),
        (("--format", "jsn"), "did you mean 'json'?"),
        (("--fail-on", "mising"), "did you mean 'missing'?"),
        (("--severity", "most"), "did you mean 'must'?"),
        (("--framework", "not-there.yaml"), "not-there.yaml"),
        (("--sing-off",), "--sign-off"),
        (("-C", "not-there"), "not-there"),
    ],
)
def test_a_question_that_cannot_be_read_is_status_two_with_the_fix(
    pwp: Run, workspace: Tree, options: tuple[str, ...], said: str
) -> None:
    ran = pwp("check", *options, folder=workspace({}))
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""
    assert "Traceback" not in ran.err


def test_a_folder_without_an_engagement_is_refused_with_the_way_to_start_one(pwp: Run, tmp_path: Path) -> None:
    ran = pwp("check", folder=tmp_path)
    assert ran.status == 2
    assert "pwp init" in ran.err


def test_an_unreadable_file_hides_no_other_and_makes_nothing_missing(pwp: Run, workspace: Tree) -> None:
    folder = workspace(
        {
            "themes.yaml": 'themes:\n  - id: bus\n    theme: "Buses\n',
            "log/2026-05-04-x.yaml": "kind: activity\ndate: 2026-05-32\n",
            "decisions.yaml": "decisions:\n  - id: new-hours\n    outcme: approved\n",
        }
    )
    ran = pwp("check", "-C", folder, *ON, "--step", "feedback")
    assert ran.status == 2
    assert "themes.yaml:3:12: WSP01 error the quotation mark opened here is never closed [REC-1]" in ran.out
    assert "log/2026-05-04-x.yaml:2:1: WSP04 failed" in ran.out
    assert "decisions.yaml:3:5: WSP02 failed" in ran.out
    assert "no themes are recorded" not in ran.out
    told = json.loads(pwp("check", "-C", folder, *ON, "--step", "feedback", "--format", "json").out)
    states = {one["code"]: one["state"] for one in told["checks"]}
    assert states["FBK02"] == states["FBK03"] == states["DEC03"] == "error"
    assert told["not_read"] == ["themes.yaml"]


def test_the_same_question_gives_the_same_bytes(pwp: Run) -> None:
    flawed = EXAMPLES / "day-service-flawed"
    first, second = (
        pwp("check", "-C", flawed, "--as-of", "2026-03-02", "--format", "json", PYTHONHASHSEED=seed).out
        for seed in ("1", "2")
    )
    assert first == second


def test_windows_line_ends_change_nothing_that_is_said(pwp: Run, tmp_path: Path) -> None:
    flawed = EXAMPLES / "day-service-flawed"
    copy = tmp_path / "copy"
    for path in flawed.rglob("*"):
        if path.is_file():
            target = copy / path.relative_to(flawed)
            target.parent.mkdir(parents=True, exist_ok=True)
            data = path.read_bytes()
            target.write_bytes(data.replace(b"\n", b"\r\n") if path.suffix == ".yaml" else data)
    expected = pwp("check", "-C", flawed, "--as-of", "2026-03-02").out
    assert pwp("check", "-C", copy, "--as-of", "2026-03-02").out == expected


def test_a_crash_of_a_check_is_an_error_and_status_three(pwp: Run, workspace: Tree, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import pwp.checks.identify.issue as issue\n"
        "def broken(plan, ctx):\n"
        "    raise ZeroDivisionError\n"
        "issue.partners_help_to_set_the_focus = issue.partners_help_to_set_the_focus._replace(ask=broken)\n",
        encoding="utf-8",
    )
    folder = workspace({})
    ran = pwp("check", "-C", folder, *ON, PYTHONPATH=str(tmp_path))
    assert ran.status == 3
    assert "ISS01 error pwp itself failed here (ZeroDivisionError); please report it" in ran.out
    assert "Traceback" not in ran.out + ran.err


def test_a_crash_elsewhere_is_status_three_with_one_line(pwp: Run, workspace: Tree, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import pwp.cli.options as options\n"
        "def broken(*args, **kwargs):\n"
        "    raise ZeroDivisionError\n"
        "options.assessed = broken\n",
        encoding="utf-8",
    )
    ran = pwp("check", "-C", workspace({}), PYTHONPATH=str(tmp_path))
    assert (ran.status, ran.out) == (3, "")
    assert ran.err == "pwp: pwp itself failed (ZeroDivisionError). Please report it; PWP_DEBUG=1 shows where\n"
    assert "Traceback" in pwp("check", "-C", workspace({}), PYTHONPATH=str(tmp_path), PWP_DEBUG="1").err


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise on Windows")
def test_ctrl_c_ends_with_130_and_no_traceback(tmp_path: Path, workspace: Tree) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import pwp.cli.options as options, time\n"
        "def slow(*args, **kwargs):\n"
        "    print('started', flush=True)\n"
        "    time.sleep(30)\n"
        "options.assessed = slow\n",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "pwp", "check", "-C", str(workspace({}))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert process.stdout
    assert process.stdout.readline() == "started\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert "Traceback" not in err


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise on Windows")
def test_a_reader_that_stops_reading_is_no_failure(workspace: Tree) -> None:
    entries = {f"log/2026-05-04-{number:04}.yaml": "kind: activity\ndte: 2026-05-04\n" for number in range(2000)}
    process = subprocess.Popen(
        [sys.executable, "-m", "pwp", "check", "-C", str(workspace(entries))],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdout
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr
    assert process.stderr.read() == ""
    process.stderr.close()
    process.wait(timeout=30)
