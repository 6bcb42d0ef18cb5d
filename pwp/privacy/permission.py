"""Whether somebody's own words may be shown."""

from datetime import date

from pwp.calendar import When, by
from pwp.model.themes import Quote


def may_show(quote: Quote, as_of: date) -> bool:
    """True where written permission is recorded, given by that day, and never taken back.

    Planning with People asks that anyone who could be identified agrees in writing first. Raises Misread for a
    quote of the careful record in which a value is not understood: then nobody knows.
    """
    permission = quote.permission
    if permission is None or permission.written is None or permission.withdrawn is not None:
        return False
    return by(permission.written, When.of(as_of)) is True and permission.not_done is None
