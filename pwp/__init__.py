"""pwp: plan, check and report community engagement, from plain files.

The public functions are `load` (a folder to a record), `assess` (a record to every finding and every
requirement's state) and `render` (an assessment to a document). They are imported on first use, so that
`pwp --version` costs no more than starting Python.
"""

__version__ = "0.1.0"
__all__ = ["__version__", "assess", "load", "render"]

TYPE_CHECKING = False  # as in typing, whose import would cost as much as the rest of the start
if TYPE_CHECKING:
    from pwp.assessment import assess
    from pwp.folder import load
    from pwp.report import render


def __getattr__(name: str) -> object:
    """Import a public function when it is first asked for."""
    homes = {"assess": "pwp.assessment", "load": "pwp.folder", "render": "pwp.report"}
    if name not in homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(homes[name]), name)
