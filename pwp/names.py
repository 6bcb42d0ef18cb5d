"""What a file may be called on every computer, so that a workspace made on one opens on another."""

NOT_ON_WINDOWS = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""The words that can be no id, since no file can be called so on Windows."""
_ALSO_NOT = frozenset({"conin$", "conout$", *(f"{port}{number}" for port in ("com", "lpt") for number in "¹²³")})
_MARKS = frozenset('<>:"|?*\\')
LONGEST = 255
"""How many bytes a name may have, between two slashes of a path."""


def unfit(file: str) -> str | None:
    """Why no file of a workspace can be called so, or None; its folders stand before it, with slashes between."""
    return next((why for part in file.split("/") if (why := _unfit_part(part))), None)


def _unfit_part(part: str) -> str | None:
    if part in {"", ".", ".."}:
        return "that name leads out of the folder of the engagement"
    if not part.isprintable() or not _MARKS.isdisjoint(part):
        return "there is a mark in its name that Windows does not allow there"
    if part[-1] in ". ":
        return "on Windows no name ends in a dot or a space"
    word = part.partition(".")[0].rstrip().casefold()
    if word in NOT_ON_WINDOWS | _ALSO_NOT:
        return f"on Windows no file can be called {word}"
    if len(part.encode()) > LONGEST:
        return f"its name is longer than {LONGEST} letters"
    return None
