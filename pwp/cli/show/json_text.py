"""What programs are told, as JSON that is safe to look at too."""

import json
from typing import Any

from pwp.plain import visible


def json_text(held: Any) -> str:
    r"""A value as JSON; control and direction characters in it stand as escapes such as \u202e, which read the same."""
    return f"{visible(json.dumps(held, indent=2, ensure_ascii=False))}\n"
