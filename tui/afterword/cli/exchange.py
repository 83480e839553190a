"""Bringing a search in, and taking it out."""

from pathlib import Path

import click

from afterword.cli.place import Place, bytes_of, fail, open_desk, say


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.pass_obj
def import_(place: Place, files: tuple[Path, ...]) -> None:
    """Bring search documents in. All or nothing, and nothing you have is lost."""
    sentence, warnings = open_desk(place).import_document(*(bytes_of(file) for file in files))
    for warning in warnings:
        say(warning, err=True)
    say(sentence)


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def export(place: Place, file: Path | None) -> None:
    """Write the whole search as one search document, to FILE or to standard output."""
    document = open_desk(place).export_document()
    if file is None:
        from afterword.interface.cleaning import escaped

        click.echo(escaped(document), nl=False)
        return
    if file.resolve() == place.file.resolve():
        fail(f"{file} is the data file itself; name another file to export to.")
    try:
        file.write_text(document, encoding="utf-8")
    except OSError as error:
        fail(f"{file} could not be written: {error.strerror}.")
    click.echo(f"Exported to {file}.", err=True)
