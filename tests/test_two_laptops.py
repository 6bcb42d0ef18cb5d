"""Two people record on two laptops, and git puts their work together; where it stops, `pwp merge` goes on."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import SMALLEST, Ran, Run

from pwp.edit.splice import values
from pwp.errors import typed

BASE = {
    **SMALLEST,
    "engagement.yaml": SMALLEST["engagement.yaml"].replace("identify", "engage"),
    "stakeholders.yaml": "stakeholders:\n  - id: carers  # met in March\n    name: Carers\n",
    "themes.yaml": (
        "# What we heard.\nthemes:\n  - id: buses\n    theme: Buses stop too early\n"
        "  - id: fares\n    theme: 'Fares are too high'\n"
    ),
    "commitments.yaml": "commitments:\n  - {id: timetable, promise: A timetable in large print, state: open}\n",
}


class Laptop(NamedTuple):
    """One person's clone of the record."""

    folder: Path
    run: Run

    def pwp(self, *words: str) -> str:
        """What a command that does what it is asked says."""
        ran = self.tried(*words)
        assert ran.status == 0, ran.err + ran.out
        return ran.out

    def tried(self, *words: str, **environment: str) -> Ran:
        ran = self.run(*words, folder=self.folder, **environment)
        assert "Traceback" not in ran.err
        return ran

    def git(self, *words: str, fails: bool = False) -> str:
        ran = subprocess.run(
            ["git", *words], cwd=self.folder, capture_output=True, encoding="utf-8", timeout=60, check=False
        )
        assert (ran.returncode != 0) == fails, ran.stdout + ran.stderr
        return ran.stdout

    def kept(self) -> None:
        """All there is is committed."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Recorded")

    def text(self, file: str) -> str:
        return (self.folder / file).read_bytes().decode()

    def write(self, file: str, text: str) -> None:
        (self.folder / file).parent.mkdir(exist_ok=True)
        (self.folder / file).write_bytes(text.encode())

    def takes_in(self, other: "Laptop", *, stops: bool = True) -> None:
        self.git("pull", "--quiet", "--no-rebase", "--no-edit", str(other.folder), "main", fails=stops)

    def type(self, said: str) -> None:
        """Type the commands of git that pwp said to type."""
        for line in said.partition("Now type:\n")[2].splitlines():
            self.git(*line.split()[1:])


Two = tuple[Laptop, Laptop]
Laptops = Callable[..., Two]


@pytest.fixture(autouse=True)
def _somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_EDITOR", "true")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "somebody@example.org")


@pytest.fixture
def laptops(tmp_path: Path, pwp: Run) -> Laptops:
    """Two clones of one record, ours and theirs."""

    def made(within: str = "", **changed: str) -> Two:
        ours, theirs = (tmp_path / name for name in ("ours", "theirs"))
        (first := Laptop(ours / within, pwp)).folder.mkdir(parents=True)
        for file, text in {**BASE, **changed}.items():
            first.write(file, text)
        for words in (("init", "--quiet", "--initial-branch=main"), ("add", "."), ("commit", "--quiet", "-m", "Begun")):
            subprocess.run(["git", *words], cwd=ours, check=True, capture_output=True)
        subprocess.run(["git", "clone", "--quiet", ours, theirs], check=True, capture_output=True)
        return first, Laptop(theirs / within, pwp)

    return made


@pytest.fixture
def both_added(laptops: Laptops) -> Two:
    """Both have recorded what they did in the same days, ours has taken theirs in, and git has stopped."""
    ours, theirs = laptops()
    for one, word in ((ours, "Shelters leak"), (theirs, "Parking costs too much")):
        one.pwp("log", "add", f"Drop-in: {word}", "--date", "2026-03-14", "--with", "carers")
        one.pwp("add", "theme", word, "--raised-by", "carers")
        one.pwp("add", "commitment", f"An answer: {word}", "--owner", "Transport lead", "--due", "2026-06-01")
        one.pwp("add", "stakeholder", f"Group: {word}")
    ours.pwp("answer", "buses", "A later bus from May", "--outcome", "will-do")
    theirs.pwp("answer", "fares", "Fares are set nationally", "--outcome", "not-done", "--why", "Not ours to set")
    ours.kept()
    theirs.kept()
    ours.takes_in(theirs)
    return ours, theirs


STOPPED = ("commitments.yaml", "stakeholders.yaml", "themes.yaml")


def test_entries_of_two_people_never_meet_and_check_names_the_files_that_do_at_their_lines(both_added: Two) -> None:
    ours, _ = both_added
    unmerged = ours.git("diff", "--name-only", "--diff-filter=U").split()
    assert unmerged == list(STOPPED)
    assert len(list((ours.folder / "log").glob("*.yaml"))) == 2
    checked = ours.tried("check", "--format", "concise")
    assert checked.status == 2
    for file in STOPPED:
        line = ours.text(file).split("\n<<<<<<<")[0].count("\n") + 2
        assert f"{file}:{line}:1: WSP01 error an unresolved merge conflict; 'pwp merge' puts both" in checked.out


def test_merge_puts_together_what_both_recorded_and_the_feedback_document_shows_it(both_added: Two) -> None:
    ours, theirs = both_added
    index = ours.git("ls-files", "--stage")
    said = ours.pwp("merge")
    assert said == (
        "commitments.yaml now holds what both recorded.\n"
        "stakeholders.yaml now holds what both recorded.\n"
        "themes.yaml now holds what both recorded.\n"
        "\n"
        "Now type:\n"
        "  git add commitments.yaml stakeholders.yaml themes.yaml\n"
        "  git commit --no-edit\n"
    )
    assert ours.git("ls-files", "--stage") == index
    ours.type(said)
    assert not ours.git("status", "--porcelain")
    checked = ours.tried("check", "--format", "concise")
    assert checked.status in {0, 1}
    assert not re.search("WSP0[1-9]", checked.out)
    assert [line for line in BASE["themes.yaml"].splitlines() if line not in ours.text("themes.yaml")] == []
    report = ours.pwp("report", "feedback", "--format", "md", "-o", "-", "--as-of", "2026-03-20")
    for words in ("Shelters leak", "Parking costs too much", "A later bus from May", "Not ours to set"):
        assert words in report
    theirs.takes_in(ours, stops=False)
    assert theirs.text("themes.yaml") == ours.text("themes.yaml")


def test_what_git_would_not_have_stopped_at_is_as_git_has_it(laptops: Laptops) -> None:
    ours, theirs = laptops(**{"themes.yaml": BASE["themes.yaml"].replace("  - id: fares", "\n\n\n\n  - id: fares")})
    ours.pwp("answer", "buses", "A later bus", "--outcome", "will-do")
    theirs.pwp("answer", "fares", "Set nationally", "--outcome", "not-done")
    ours.kept()
    theirs.kept()
    ours.takes_in(theirs, stops=False)
    assert ours.pwp("merge") == "There is nothing to put together: git has stopped at no file of this record.\n"


def test_what_pwp_keeps_to_itself_never_stops_git(laptops: Laptops) -> None:
    ours, theirs = laptops()
    theirs.pwp("log", "add", "Drop-in", "--date", "2026-03-14")
    theirs.kept()
    ours.pwp("log", "add", "Street stall", "--date", "2026-03-14")
    ours.takes_in(theirs, stops=False)
    assert ours.git("status", "--porcelain") == "?? log/2026-03-14-street-stall.yaml\n"


def test_comments_of_ours_stay_and_those_of_theirs_that_are_lost_are_said(laptops: Laptops) -> None:
    ours, theirs = laptops()
    ours.write("themes.yaml", BASE["themes.yaml"].replace("# What we heard.\n", ""))
    for one, word in ((ours, "ours"), (theirs, "theirs")):
        one.pwp("add", "theme", f"A theme of {word}")
        one.write("themes.yaml", one.text("themes.yaml") + f"    # looked at by {word}\n")
        one.kept()
    ours.takes_in(theirs)
    said = ours.pwp("merge")
    assert said.count("A comment of theirs") == 1
    assert "  A comment of theirs is not in it: # looked at by theirs\n" in said
    assert ours.text("themes.yaml") == (
        BASE["themes.yaml"].replace("# What we heard.\n", "")
        + "  - id: theme-ours\n    theme: A theme of ours\n  - id: theme-theirs\n    theme: A theme of theirs\n"
        + "    # looked at by ours\n"
    )


@pytest.fixture
def both_changed(laptops: Laptops) -> Two:
    """Both have changed the same theme, and one has added another."""
    ours, theirs = laptops()
    ours.write("themes.yaml", BASE["themes.yaml"].replace("too early", "at six"))
    theirs.write("themes.yaml", BASE["themes.yaml"].replace("too early", "at seven"))
    theirs.pwp("add", "theme", "Shelters leak")
    ours.kept()
    theirs.kept()
    ours.takes_in(theirs)
    return ours, theirs


def test_what_both_changed_is_listed_with_what_each_says_and_nothing_is_written(both_changed: Two) -> None:
    ours, theirs = both_changed
    before = ours.text("themes.yaml")
    ran = ours.tried("merge")
    there = theirs.git("rev-parse", "HEAD").strip()
    assert (ran.status, ran.err) == (2, "")
    assert ran.out == (
        "themes.yaml is left as it is. Both changed this, each in another way:\n"
        "  themes: buses: theme\n"
        "    before: Buses stop too early\n"
        "    ours:   Buses stop at six\n"
        "    theirs: Buses stop at seven\n"
        f"Ours is what git calls HEAD, and theirs what it calls {there}.\n"
        "To take one of the two for what is listed, and what both recorded for all else:\n"
        "  pwp merge --ours      or      pwp merge --theirs\n"
    )
    assert ours.text("themes.yaml") == before


@pytest.mark.parametrize(("take", "words"), [("--ours", "at six"), ("--theirs", "at seven")])
def test_one_side_can_be_taken_where_both_changed_a_thing(both_changed: Two, take: str, words: str) -> None:
    ours, _ = both_changed
    said = ours.pwp("merge", take)
    assert ours.text("themes.yaml") == (
        BASE["themes.yaml"].replace("too early", words) + "  - id: shelters-leak\n    theme: Shelters leak\n"
    )
    assert "git add themes.yaml" in said
    again = ours.pwp("merge")
    assert again.startswith("themes.yaml is whole already.\n")
    assert "git add themes.yaml" in again


def test_a_thing_taken_out_by_one_and_changed_by_the_other_is_listed(laptops: Laptops) -> None:
    ours, theirs = laptops()
    ours.write("themes.yaml", BASE["themes.yaml"].partition("  - id: fares")[0])
    theirs.pwp("answer", "fares", "Set nationally", "--outcome", "not-done")
    ours.kept()
    theirs.kept()
    ours.takes_in(theirs)
    ran = ours.tried("merge")
    assert ran.status == 2
    assert "  themes: fares\n    before: id: fares; theme: Fares are too high\n    ours:   taken out\n" in ran.out
    assert ours.pwp("merge", "--theirs")
    assert "Set nationally" in ours.text("themes.yaml")


def test_files_are_put_together_one_by_one_where_that_is_wanted(both_added: Two) -> None:
    ours, _ = both_added
    before = ours.text("themes.yaml")
    ran = ours.tried("merge", "./stakeholders.yaml")
    assert ran.status == 2
    assert ran.out.endswith("\nNow type:\n  git add stakeholders.yaml\n")
    assert ours.text("themes.yaml") == before
    wrong = ours.tried("merge", "theme.yaml")
    assert wrong.err == "pwp: git did not stop at 'theme.yaml'; did you mean 'themes.yaml'?\n"
    assert ours.tried("merge", "--ours", "--theirs").err == "pwp: say --ours or --theirs, not both\n"


@pytest.mark.parametrize("take", ["--ours", "--theirs"])
def test_a_file_that_one_took_away_and_the_other_changed_is_kept_or_not_as_is_said(laptops: Laptops, take: str) -> None:
    ours, theirs = laptops(**{"log/2026-03-14-drop-in.yaml": "kind: activity\ntitle: Drop-in\n"})
    (ours.folder / "log/2026-03-14-drop-in.yaml").unlink()
    theirs.write("log/2026-03-14-drop-in.yaml", "kind: activity\ntitle: Drop-in at Kirkwall\n")
    ours.kept()
    theirs.kept()
    ours.takes_in(theirs)
    listed = ours.tried("merge")
    assert listed.status == 2
    assert "  the whole file\n    before: kind: activity title: Drop-in\n    ours:   taken out\n" in listed.out
    ours.write("log/2026-03-14-drop-in.yaml", "kind: activity\ntitle: Drop-in at Stromness\n")
    by_hand = ours.pwp("merge", take)
    assert by_hand.startswith("log/2026-03-14-drop-in.yaml is whole already.\n")
    ours.write("log/2026-03-14-drop-in.yaml", theirs.text("log/2026-03-14-drop-in.yaml"))
    ours.type(ours.pwp("merge", take))
    assert (ours.folder / "log/2026-03-14-drop-in.yaml").exists() == (take == "--theirs")
    assert not ours.git("status", "--porcelain")


def test_two_entries_of_one_name_are_both_kept(laptops: Laptops) -> None:
    ours, theirs = laptops()
    for one, people in ((ours, "12"), (theirs, "30")):
        one.pwp("log", "add", "Drop-in at the library", "--date", "2026-03-14", "--people", people)
        one.pwp("add", "commitment", f"Answer {people}", "--entry", "2026-03-14-drop-in-at-the-library")
        one.kept()
    ours.takes_in(theirs)
    name = "log/2026-03-14-drop-in-at-the-library"
    said = ours.pwp("merge")
    assert f"both added an entry of this name, and both are kept; theirs is now {name}-2.yaml.\n" in said
    assert "See which of the two is meant in commitments.yaml." in said
    assert ours.text(f"{name}.yaml") == ours.git("show", f":2:{name}.yaml")
    assert ours.text(f"{name}-2.yaml") == theirs.text(f"{name}.yaml")
    ours.type(said)
    assert not ours.git("status", "--porcelain")


def test_a_second_run_names_an_entry_that_the_first_put_beside_ours(laptops: Laptops) -> None:
    ours, theirs = laptops()
    for one, people in ((ours, "12"), (theirs, "30")):
        one.pwp("log", "add", "Drop-in", "--date", "2026-03-14", "--people", people)
        one.pwp("answer", "buses", f"A bus for {people}", "--outcome", "will-do")
        one.kept()
    ours.takes_in(theirs)
    assert ours.tried("merge").status == 2
    said = ours.pwp("merge", "--ours")
    name = "log/2026-03-14-drop-in"
    assert f"{name}.yaml is whole already; theirs of this name is {name}-2.yaml.\n" in said
    ours.type(said)
    assert not ours.git("status", "--porcelain")
    assert ours.git("show", f"HEAD:{name}-2.yaml") == theirs.text(f"{name}.yaml")


def test_where_it_is_interrupted_between_two_entries_of_one_name_neither_is_lost(laptops: Laptops) -> None:
    ours, theirs = laptops()
    name = "log/2026-03-14-drop-in"
    for one, people in ((ours, "12"), (theirs, "30")):
        one.pwp("log", "add", "Drop-in", "--date", "2026-03-14", "--people", people)
        one.kept()
    ours.takes_in(theirs)
    ours.write(f"{name}-2.yaml", theirs.text(f"{name}.yaml"))
    ours.pwp("merge")
    assert sorted(path.name for path in (ours.folder / "log").iterdir()) == [
        "2026-03-14-drop-in-2.yaml",
        "2026-03-14-drop-in.yaml",
    ]


def test_work_by_hand_on_a_file_that_git_stopped_at_is_not_written_over(both_added: Two) -> None:
    ours, _ = both_added
    by_hand = ours.text("themes.yaml").replace("Shelters leak", "Shelters leak badly")
    ours.write("themes.yaml", by_hand)
    ours.write("stakeholders.yaml", "stakeholders:\n  - id: [\n")
    ours.write("commitments.yaml", "commitments:\n  - id: mended-by-hand\n")
    ran = ours.tried("merge")
    assert ran.status == 2
    assert "themes.yaml is left as it is: it was changed by hand since git stopped; go on by hand, or" in ran.out
    assert "stakeholders.yaml is left as it is: line 2: the bracket opened here is never closed" in ran.out
    assert "commitments.yaml is whole already." in ran.out
    assert ran.out.endswith("\nNow type:\n  git add commitments.yaml\n")
    assert ours.text("themes.yaml") == by_hand
    ours.git("checkout", "--merge", "themes.yaml")
    assert "themes.yaml now holds what both recorded." in ours.tried("merge").out


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("    theme: Shelters leak\n", ""),
        ("    theme: 'Fares are too high'\n", ""),
        ("    theme: 'Fares are too high'\n", "    theme: 'Fares are too high'\n    note: by hand\n"),
        ("    note: the same\n", ""),
    ],
    ids=["of one side", "of both", "added", "one of two alike"],
)
def test_a_line_deleted_or_added_by_hand_is_work_by_hand_too(laptops: Laptops, line: str, instead: str) -> None:
    notes = BASE["themes.yaml"].replace("early\n", "early\n    note: the same\n") + "    note: the same\n"
    ours, theirs = laptops(**{"themes.yaml": notes})
    for one, word in ((ours, "Shelters leak"), (theirs, "Parking costs too much")):
        one.pwp("add", "theme", word)
        one.kept()
    ours.takes_in(theirs)
    stopped = ours.text("themes.yaml")
    ours.write("themes.yaml", by_hand := stopped.replace(line, instead, 1))
    assert by_hand != stopped
    assert "themes.yaml is left as it is: it was changed by hand" in ours.tried("merge").out


@pytest.mark.skipif(os.name == "nt", reason="no file there can have such a name, and no such shell")
def test_a_command_to_be_pasted_runs_nothing_that_the_name_of_a_file_holds(laptops: Laptops) -> None:
    ours, theirs = laptops()
    name = "log/$(touch pwned) it's `touch pwned`.yaml"
    for one, title in ((ours, "Ours"), (theirs, "Theirs")):
        one.write(name, f"kind: activity\ntitle: {title}\n")
        one.kept()
    ours.takes_in(theirs)
    said = ours.pwp("merge").partition("Now type:\n")[2].splitlines()
    assert said[0].startswith("  git add '")
    subprocess.run(["sh", "-c", said[0]], cwd=ours.folder, check=True, timeout=60)
    assert not (ours.folder / "pwned").exists()
    assert not ours.git("ls-files", "--unmerged")


@pytest.mark.parametrize(
    ("name", "posix", "windows"),
    [
        ("log/a.yaml", "log/a.yaml", "log/a.yaml"),
        ("C:\\Users\\a", "'C:\\Users\\a'", "C:\\Users\\a"),
        ("two words", "'two words'", '"two words"'),
        ("it's", "'it'\\''s'", '"it\'s"'),
        ("a&b", "'a&b'", '"a&b"'),
        ("$(x)", "'$(x)'", "THE-NAME-LIKE-_x_"),
        ("%PATH%", "'%PATH%'", "THE-NAME-LIKE-_PATH_"),
        ("a b\\", "'a b\\'", "THE-NAME-LIKE-a_b_"),
        ("a\nrm -r b", "THE-NAME-LIKE-a_rm_-r_b", "THE-NAME-LIKE-a_rm_-r_b"),
    ],
)
def test_a_name_is_quoted_as_the_shell_of_each_system_needs_it(name: str, posix: str, windows: str) -> None:
    assert (typed(name, "linux"), typed(name, "win32")) == (posix, windows)


@pytest.mark.skipif(os.name == "nt", reason="links need a right there that few have")
def test_a_link_in_the_log_is_no_entry_to_be_put_together(laptops: Laptops) -> None:
    ours, theirs = laptops()
    for one in (ours, theirs):
        one.write(f"log/of-{one.folder.name}.yaml", "kind: activity\n")
        (one.folder / "log/linked.yaml").symlink_to(f"of-{one.folder.name}.yaml")
        one.kept()
    ours.takes_in(theirs)
    assert "Not for pwp to put together, and still open: log/linked.yaml" in ours.tried("merge").out
    assert "There is nothing to put together" in ours.tried("merge").out


def test_a_version_that_cannot_be_read_is_named(laptops: Laptops) -> None:
    ours, theirs = laptops()
    ours.pwp("add", "theme", "Shelters leak")
    theirs.write("themes.yaml", BASE["themes.yaml"] + "  - id: &anchor a\n")
    ours.kept()
    theirs.kept()
    ours.takes_in(theirs)
    before = ours.text("themes.yaml")
    ran = ours.tried("merge")
    assert ran.status == 2
    assert "themes.yaml is left as it is: theirs cannot be read: line 7: " in ran.out
    assert ours.text("themes.yaml") == before


def test_lines_stay_broken_as_they_are_in_the_folder(laptops: Laptops) -> None:
    ours, theirs = laptops(**{".gitattributes": "*.yaml text eol=crlf\n"})
    for one, word in ((ours, "One"), (theirs, "Two")):
        one.git("rm", "--quiet", "--cached", "-r", ".")
        one.git("reset", "--quiet", "--hard")
        one.pwp("add", "theme", word)
        one.kept()
    ours.takes_in(theirs)
    ours.type(ours.pwp("merge"))
    text = ours.text("themes.yaml")
    assert text.count("\n") == text.count("\r\n") == BASE["themes.yaml"].count("\n") + 4
    assert not ours.git("status", "--porcelain")


@pytest.mark.parametrize("way", ["rebase", "cherry-pick", "stash"])
def test_it_helps_wherever_git_stops_and_says_how_git_goes_on(laptops: Laptops, way: str) -> None:
    ours, theirs = laptops()
    ours.pwp("add", "theme", "Shelters leak")
    theirs.pwp("add", "theme", "Parking costs")
    theirs.kept()
    if way == "stash":
        ours.git("stash", "--quiet")
        ours.takes_in(theirs, stops=False)
        ours.git("stash", "pop", fails=True)
    else:
        ours.kept()
        ours.git("fetch", "--quiet", str(theirs.folder), "main")
        ours.git(way, "FETCH_HEAD", fails=True)
    said = ours.pwp("merge")
    onward = said.partition("git add themes.yaml\n")[2].strip()
    assert onward == {"rebase": "git rebase --continue", "cherry-pick": "git cherry-pick --continue", "stash": ""}[way]
    ours.type(said)
    assert not ours.git("diff", "--name-only", "--diff-filter=U")
    assert {"Shelters leak", "Parking costs"} <= {one["theme"] for one in _themes(ours)}


def _themes(laptop: Laptop) -> list[dict[str, Any]]:
    themes: list[dict[str, Any]] = values("themes.yaml", laptop.text("themes.yaml").encode())["themes"]
    return themes


def test_while_git_rebases_it_says_whose_is_whose(laptops: Laptops) -> None:
    ours, theirs = laptops()
    ours.write("themes.yaml", BASE["themes.yaml"].replace("too early", "at six"))
    theirs.write("themes.yaml", BASE["themes.yaml"].replace("too early", "at seven"))
    ours.kept()
    theirs.kept()
    ours.git("fetch", "--quiet", str(theirs.folder), "main")
    ours.git("rebase", "FETCH_HEAD", fails=True)
    said = ours.tried("merge").out
    assert "    ours:   Buses stop at seven\n    theirs: Buses stop at six\n" in said
    assert "While git rebases, theirs is your own work, and ours is what it is put on top of.\n" in said


def test_other_files_are_left_to_their_owners_and_the_names_of_people_are_not_looked_at(laptops: Laptops) -> None:
    ours, theirs = laptops(**{"notes.txt": "a\n", "private/people.yaml": "people:\n"})
    for one, word in ((ours, "Isla"), (theirs, "Rory")):
        one.write("notes.txt", f"{word}\n")
        one.write("private/people.yaml", f"people:\n  - id: P001\n    name: {word} Sinclair\n")
        one.kept()
    ours.takes_in(theirs)
    before = ours.text("private/people.yaml")
    said = ours.pwp("merge")
    assert said == (
        "There is nothing to put together: git has stopped at no file of this record.\n"
        "Not for pwp to put together, and still open: notes.txt and private/people.yaml.\n"
    )
    assert ours.text("private/people.yaml") == before


def test_a_record_deep_in_a_repository_and_named_from_elsewhere_is_put_together_too(laptops: Laptops, pwp: Run) -> None:
    ours, theirs = laptops("engagements/our buses")
    for one, word in ((ours, "One"), (theirs, "Two")):
        one.pwp("add", "theme", word)
        one.kept()
    ours.git("pull", "--quiet", "--no-rebase", str(theirs.folder.parent.parent), "main", fails=True)
    ran = pwp("merge", "-C", ours.folder)
    assert ran.status == 0
    assert ran.out.endswith(
        f"\nNow type:\n  git -C {typed(ours.folder.as_posix())} add themes.yaml\n"
        f"  git -C {typed(ours.folder.as_posix())} commit --no-edit\n"
    )


def test_a_linked_work_tree_is_put_together_too(laptops: Laptops, pwp: Run) -> None:
    ours, theirs = laptops()
    theirs.pwp("add", "theme", "Two")
    theirs.kept()
    ours.git("worktree", "add", "--quiet", "../beside", "-b", "beside")
    beside = Laptop(ours.folder.parent / "beside", pwp)
    beside.pwp("add", "theme", "One")
    beside.kept()
    beside.takes_in(theirs)
    beside.type(beside.pwp("merge"))
    assert not beside.git("status", "--porcelain")


def test_without_git_it_says_so(laptops: Laptops, tmp_path: Path, pwp: Run) -> None:
    ours, _ = laptops()
    empty = tmp_path / "no programs"
    empty.mkdir()
    without = ours.tried("merge", PATH=str(empty))
    assert (without.status, without.out) == (2, "")
    assert without.err.startswith("pwp: git keeps the two versions, and is not found on this computer")
    for file, text in SMALLEST.items():
        (tmp_path / file).write_text(text, "utf-8")
    ran = pwp("merge", folder=tmp_path)
    assert ran.status == 2
    assert ran.err == "pwp: the folder . is not kept with git, so there are no two versions here to put together\n"
    (tmp_path / ".git").mkdir()
    ran = pwp("merge", folder=tmp_path)
    assert ran.status == 2
    assert ran.err == "pwp: git does not answer about .; 'git status' there says why. Nothing was changed\n"
