"""The plan: its aims, limits, methods, support, means, days and news, and the options."""

from pwp.checks.plan import (
    aims,
    appraisers,
    appraising,
    dates,
    information,
    methods,
    news,
    options,
    outcome,
    privacy,
    resources,
    scope,
    scoring,
    support,
    timetable,
)

TOPICS = (
    aims,
    scope,
    options,
    appraising,
    appraisers,
    scoring,
    outcome,
    methods,
    support,
    information,
    resources,
    timetable,
    dates,
    news,
    privacy,
)
