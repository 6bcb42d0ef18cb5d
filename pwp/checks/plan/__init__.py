"""The plan: its aims, limits, methods, support, means, days and news, and the options."""

from pwp.checks.plan import (
    aims,
    dates,
    information,
    methods,
    news,
    options,
    privacy,
    resources,
    scope,
    support,
    timetable,
)

TOPICS = (aims, scope, options, methods, support, information, resources, timetable, dates, news, privacy)
