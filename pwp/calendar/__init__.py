"""The calendar: days as a record writes them, days off and festivals, working days. Never reads the clock."""

from pwp.calendar.notable import Notable, bank_holidays, festivals, notable_days, years_on_file
from pwp.calendar.spoken import next_day_of_the_week, spoken_day
from pwp.calendar.when import (
    DAYS_OF_THE_WEEK,
    EARLIEST,
    LATEST,
    MONTHS,
    When,
    before,
    by,
    each_day,
    earliest,
    in_brackets,
    latest,
    months_on,
    stretch,
)
from pwp.calendar.working import working_days

__all__ = [
    "DAYS_OF_THE_WEEK",
    "EARLIEST",
    "LATEST",
    "MONTHS",
    "Notable",
    "When",
    "bank_holidays",
    "before",
    "by",
    "each_day",
    "earliest",
    "festivals",
    "in_brackets",
    "latest",
    "months_on",
    "next_day_of_the_week",
    "notable_days",
    "spoken_day",
    "stretch",
    "working_days",
    "years_on_file",
]
