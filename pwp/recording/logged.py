"""The log entry by entry, as its files stand: quick, and nothing lost that does not fit."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pwp.errors import NotReadable
from pwp.model.workspace import LOG
from pwp.recording.register import Register, read
from pwp.source import Fault, Reader


def logged(folder: Path) -> Iterator[tuple[str, dict[str, Any] | Fault]]:
    """Each entry of the log by its id, in their order: its values, or why its file cannot be read."""
    reader = Reader()
    for id_ in Register(folder).entries():
        try:
            data = read(folder, f"{LOG}/{id_}.yaml")
        except NotReadable as error:
            yield id_, Fault(1, 1, str(error))
            continue
        reading = reader.read(data or b"")
        value = reading if isinstance(reading, Fault) else reading.value
        yield id_, value if isinstance(value, dict | Fault) else {}
