"""A body's own look: the house style and the templates that stand in templates/ of a workspace."""

from pathlib import Path
from typing import TYPE_CHECKING

from pwp.errors import CannotReport, CannotWrite
from pwp.plain import brief

if TYPE_CHECKING:
    from pwp.assessment import Assessment
    from pwp.report.templates import Template


def house_style(assessment: "Assessment", folder: Path) -> Path | None:
    """The Word file in templates/ that the record names; raises CannotReport where there is none of that name."""
    name = assessment.loaded.workspace.engagement.house_style
    if name is None:
        return None
    file = folder / "templates" / name
    if Path(name).name != name or "\\" in name or not file.is_file():
        raise CannotReport(
            f"there is no file '{brief(name)}' in templates/, which engagement.yaml names as house_style: "
            "put it there, or correct the name"
        )
    return file


def own_template(folder: Path, document: str) -> "Template | None":
    """The workspace's own template of a document, where there is one."""
    from pwp.report.templates import Template

    file = Path("templates") / f"{document}.md.j2"
    try:
        text = (folder / file).read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError as error:
        raise CannotReport(f"{file.as_posix()} is not UTF-8 text: save it as UTF-8") from error
    except OSError as error:
        raise CannotReport(f"{file.as_posix()} cannot be read: {error.strerror}") from error
    return Template(file.as_posix(), text)


def ejected(folder: Path, document: str) -> Path:
    """The copy of a template that was put into the workspace; raises CannotWrite where there is one already."""
    from pwp.cli.writing import write_whole
    from pwp.report.templates import shipped

    target = folder / "templates" / f"{document}.md.j2"
    if target.exists():
        raise CannotWrite(target.as_posix(), "it is there already")
    write_whole(target, shipped(document).encode())
    return target
