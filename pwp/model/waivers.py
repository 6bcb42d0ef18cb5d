"""waivers.yaml: accepted shortfalls."""

from typing import Annotated

from pwp.calendar import When
from pwp.model.fields import Record, meaning


class Waiver(Record, frozen=True, kw_only=True):
    """An accepted shortfall: what, where, why, who approved it, and until when."""

    of: Annotated[str | None, meaning("The check or requirement waived, such as FBK02 or NS-COM-4.")] = None
    where: Annotated[str | None, meaning("The one place: file and keys, such as themes.yaml/themes/bus-times.")] = None
    why: Annotated[str | None, meaning("Why the shortfall is right in these circumstances.")] = None
    approved_by: Annotated[str | None, meaning("The post that approved it; not a person's name.")] = None
    date: Annotated[When | None, meaning("When it was approved.")] = None
    until: Annotated[When | None, meaning("The last day on which it holds.")] = None


class Waivers(Record, frozen=True, kw_only=True):
    """The accepted shortfalls."""

    waivers: Annotated[tuple[Waiver, ...], meaning("The accepted shortfalls, one by one.")] = ()
