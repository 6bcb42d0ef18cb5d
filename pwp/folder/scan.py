"""What lies in the folders of a workspace: names, and what each stands for. Links are never followed."""

import os
import stat

from pwp.source import Fault

NOT_ORDINARY = "this is not an ordinary {0} but a link or something else; put the {0} here"


def is_yaml(name: str) -> bool:
    """Whether a file is meant to be YAML, by the end of its name in any capitals."""
    return name.casefold().endswith((".yaml", ".yml"))


def hides_its_ending(name: str) -> bool:
    """Whether a file was saved as text with .yaml before the ending, which Windows does not show."""
    return name.casefold().endswith((".yaml.txt", ".yml.txt"))


def not_opened(error: OSError) -> Fault:
    """Why a file or folder cannot be opened, in the words of the system."""
    return Fault(1, 1, f"this cannot be opened: {error.strerror or error}")


def mode(root: str, name: str) -> int | Fault | None:
    """What stands under a name: its mode, why it cannot be told, or None where nothing does."""
    folder, _, _ = name.rpartition("/")
    try:
        within = os.lstat(f"{root}/{folder}").st_mode if folder else 0
        found = os.lstat(f"{root}/{name}").st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return not_opened(error)
    return Fault(1, 1, NOT_ORDINARY.format("folder")) if stat.S_ISLNK(within) else found


def entries(root: str, name: str) -> list[tuple[str, bool, bool]] | Fault:
    """The names in the log in their order, each with whether it is a folder and whether an ordinary file."""
    found = mode(root, name)
    if found is None or isinstance(found, Fault):
        return found or []
    if not stat.S_ISDIR(found):
        return Fault(1, 1, NOT_ORDINARY.format("folder"))
    try:
        with os.scandir(f"{root}/{name}") as scanned:
            return sorted(
                (one.name, one.is_dir(follow_symlinks=False), one.is_file(follow_symlinks=False))
                for one in scanned
                if not one.name.startswith(".")
            )
    except OSError as error:
        return not_opened(error)


def names(root: str, folder: str = "") -> list[tuple[str, bool]]:
    """The names in the workspace, or in a folder of it, in their order, each with whether it is a folder itself.

    A folder that is locked or a link has none; a workspace that is locked raises PermissionError.
    """
    path = f"{root}/{folder}"
    if folder and (os.path.islink(path) or not os.path.isdir(path)):  # noqa: PTH112, PTH114 - beside the scan below
        return []
    try:
        with os.scandir(path) as scanned:
            every = ((one.name, one.is_dir(follow_symlinks=False)) for one in scanned)
            return sorted(one for one in every if not one[0].startswith("."))
    except PermissionError:
        if not folder:
            raise
        return []


def files_below(folder: str) -> list[str]:
    """The files in a folder, however deep, by their paths within it; neither links nor locked folders are entered.

    Not `os.walk`, which in Python 3.11 calls itself once for each level and so ends a thousand levels down.
    """
    found, waiting = [], [""]
    while waiting:
        within = waiting.pop()
        try:
            with os.scandir(f"{folder}/{within}") as scanned:
                for one in scanned:
                    if one.is_dir(follow_symlinks=False):
                        waiting.append(f"{within}{one.name}/")
                    else:
                        found.append(f"{within}{one.name}")
        except OSError:  # locked, or deeper than the system goes
            continue
    return sorted(found)
