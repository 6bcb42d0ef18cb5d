"""`pwp schema`: the JSON Schema of each file, for editors."""

from pathlib import Path
from typing import Annotated

import typer

from pwp.cli import completing
from pwp.errors import BadQuestion, CannotWrite
from pwp.spelling import did_you_mean, listed

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def schema(
    name: Annotated[
        str,
        typer.Argument(
            help="The file, such as plan, log-entry for log/*.yaml, or framework for a policy.",
            autocompletion=completing.schemas,
        ),
    ] = "",
    write: Annotated[
        Path | None,
        typer.Option("--write", metavar="FOLDER", help="Write all schemas there, such as .pwp/schema."),
    ] = None,
) -> None:
    """Print the schema of one file, or write them all.

    The schemas are JSON Schema, draft-07. With them an editor completes keys and underlines mistakes, offline.
    """
    from pwp import schema as schemas
    from pwp.frameworks import for_editors

    known = [*schemas.names(), for_editors.NAME]

    def text(one: str) -> str:
        return for_editors.framework_schema() if one == for_editors.NAME else schemas.schema(one)

    if write is not None:
        try:
            write.mkdir(parents=True, exist_ok=True)
            for one in known:
                (write / f"{one}.schema.json").write_bytes(text(one).encode())
        except OSError as error:
            raise CannotWrite(write.as_posix(), error.strerror or str(error)) from error
        typer.echo(f"Wrote {len(known)} schemas to {write.as_posix()}")
    elif name in known:
        typer.echo(text(name), nl=False)
    elif name:
        raise BadQuestion(f"there is no schema called '{name}'{did_you_mean(name, known)}")
    else:
        raise BadQuestion(f"name a schema, or say --write FOLDER. There are {listed(known)}")
