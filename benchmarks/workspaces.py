"""The engagements that are measured: the sound example, with many log entries or many themes added to it."""

import random
from pathlib import Path

from pwp.assessment import published_frameworks

WORDS = "bus carer dark door driver evening garden glen hall help hill home letter lift lunch rest road stop tea winter"
LOG_ENTRY = """\
kind: activity
title: Tea and a talk, {number}
date: 2025-05-{day:02}
method: drop-ins
stakeholders: [day-service-users, living-alone]
place: {place}
mode: in-person
reached:
  people: {people}
  by_group:
    - {{stakeholder: day-service-users, people: {of_group}}}
    - {{stakeholder: living-alone, people: 2}}
papers_sent: 2025-03-{day:02}
information: [attendance, costs]
support_given: [minibus, large print]
summary: |
  {texts[0]}
  {texts[1]}
  {texts[2]}
themes: [two-evenings, way-home]
views:
  - stance: concern
    what: {texts[3]}
    theme: way-home
method_review: {{worked: yes}}
experience: {{asked: {people}, positive: 3}}
"""
DAYS = [day for day in range(1, 29) if day not in (5, 12, 26)]
"""The days of May 2025 on which the entries lie: not on its bank holidays, nor at Vesak."""
FLAWS = {"sound": (3, ""), "wrong": (99, ""), "unknown": (3, "colour: blue\n")}
"""What is in each entry: how many people of a group came, of at most 40 in all, and a key that pwp does not know."""
ITEM = "  - id: "


def add_entries(folder: Path, number: int, flaw: str = "sound") -> float:
    """Add log entries to an engagement, and return how many MB of YAML it holds then."""
    chance = random.Random(1)  # noqa: S311 - texts that differ, and are the same in every run
    of_group, line = FLAWS[flaw]
    for one in range(number):
        text = LOG_ENTRY.format(
            number=one,
            day=chance.choice(DAYS),
            place=chance.choice(("At the day service", "Upper Glen hall", "Carers centre")),
            people=chance.randint(6, 40),
            of_group=of_group,
            texts=[" ".join(chance.choices(WORDS.split(), k=12)) for _ in range(4)],
        )
        (folder / f"log/2025-05-tea-and-a-talk-{one:05}.yaml").write_bytes((text + line).encode())
    return sum(file.stat().st_size for file in folder.rglob("*.yaml")) / 1_000_000


def judge_by_every_framework(folder: Path) -> None:
    """Have an engagement judged by every framework there is, whether it would apply or not."""
    names = sorted({one.id for one in published_frameworks()})
    with (folder / "engagement.yaml").open("ab") as file:
        file.write(f"frameworks:\n  also: [{', '.join(names)}]\n".encode())


def add_themes(folder: Path, number: int) -> None:
    """Add themes to an engagement, each like its second, which is answered in part, with sentences of its own."""
    file = folder / "themes.yaml"
    before, first, like, *after = file.read_text(encoding="utf-8").split(ITEM)
    more = (like.replace("way-home", f"way-home-{one}").replace(".\n", f" ({one}).\n") for one in range(number))
    file.write_bytes(ITEM.join((before, first, like, *more, *after)).encode())
