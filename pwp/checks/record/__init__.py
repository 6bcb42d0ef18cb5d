"""The record itself: names, days, numbers, files, and nobody named who did not agree to it."""

from pwp.checks.record import dates, entries, files, names, numbers, privacy

TOPICS = (names, dates, entries, numbers, files, privacy)
