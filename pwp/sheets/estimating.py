"""Numbers that somebody said are estimates, such as about 14: the record keeps beside them that they are."""

from collections.abc import Mapping
from typing import Any

from pwp.recording.columns import held, put
from pwp.sheets.tables import Column, Table, columns


def beside(table: Table, number: Column) -> tuple[int, Column] | None:
    """The column, with its place in the table, that says whether a number is an estimate; None where there is none."""
    if number.field is None or not number.field.estimable:
        return None
    key = "/".join((*number.route[:-1], "approximate"))
    return next((at, one) for at, one in enumerate(columns(table)) if one.key == key)


def say_estimated(table: Table, values: dict[str, Any], numbers: Mapping[str, Column]) -> list[int]:
    """Say in a row's values that these of its numbers are estimates, unless it says so itself; where that was said."""
    said = []
    for number in numbers.values():
        found = beside(table, number)
        if found and held(values, found[1].route) is None:
            put(values, found[1].route, "yes")
            said.append(found[0])
    return said
