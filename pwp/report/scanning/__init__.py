"""The texts of a finished file, wherever they hide: what a privacy scan has to look through before it goes anywhere.

Nothing here trusts a file. It is taken apart by its outer marks and never by a parser that could be led to load,
expand or overlook something; what cannot be taken apart is said to be so, and then it goes nowhere.
"""

import re
from collections.abc import Iterator

from pwp.privacy.shown import Piece

_ESCAPE = re.compile(r"\\(?=[^\w\s])")


def texts_in(format_: str, data: bytes) -> Iterator[Piece]:
    """The texts of a file in one of the formats documents are written in; raises NotLookedThrough where it cannot tell.

    Of a PDF those outside its pages: its details, bookmarks, alternative texts. What its pages show is drawn letter by
    letter, so that has to be looked through before it is written.
    """
    if format_ == "docx":
        from pwp.report.scanning.archive import texts_in_archive

        yield from texts_in_archive(data)
    elif format_ == "pdf":
        from pwp.report.scanning.pdf import texts_in_pdf

        yield from texts_in_pdf(data)
    else:
        from pwp.report.scanning.markup import decoded, texts_in_markup

        text = decoded(data)
        yield from texts_in_markup(_ESCAPE.sub("", text) if format_ == "md" else text)
