"""Taking out: the search, tables for spreadsheets, a calendar, a story, the work-search report."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from afterword.cli.meaning import application_meant
from afterword.cli.output import fail, put_out, say
from afterword.cli.place import STANDARD, Place, day_meant, open_desk

if TYPE_CHECKING:
    from afterword.desk.desk import Desk

Texts = Mapping[str, Callable[["Desk"], str]]

_WHOLE: Texts = {
    "document": lambda desk: desk.files.export_document(),
    "applications": lambda desk: desk.files.export_applications(),
    "interviews": lambda desk: desk.files.export_interviews(),
    "contacts": lambda desk: desk.files.export_contacts(),
    "calendar": lambda desk: desk.calendars.export_calendar(),
}
_BY_SUFFIX = {".csv": "applications", ".ics": "calendar", ".md": "story", ".html": "report"}
"""What goes into a file of which only the name was given."""


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option(
    "--as",
    "kind",
    type=click.Choice([*_WHOLE, "story", "report"]),
    help="What to write; else FILE's name says it.",
)
@click.option("--app", metavar="APP", default="", help="Whose story: an application's id or its company.")
@click.option("--from", "start", metavar="DAY", help="The report's first day; else that of last month.")
@click.option("--to", "end", metavar="DAY", help="The report's last day; else today.")
@click.pass_obj
def export(
    place: Place, file: Path | None, kind: str | None, app: str, start: str | None, end: str | None
) -> None:
    """Write the whole search as one search document, to FILE or, without one or with -, to standard output.

    --as says what else: applications, interviews or contacts (the messages sent and calls made) as
    tables for spreadsheets, interviews, follow-ups and decisions as a calendar, one application's story
    as Markdown, or the work-search report: a page to print where FILE ends in .html, else a table.
    """
    desk = open_desk(place)
    file = None if file == STANDARD else file
    kind = kind or _BY_SUFFIX.get(file.suffix.lower() if file else "", "document")
    text = _text(desk, kind, app, start, end, as_page=file is not None and file.suffix.lower() != ".csv")
    if file is None:
        put_out(text)
    else:
        say(desk.files.write_out(file, text), err=True)


def _text(desk: "Desk", kind: str, app: str, start: str | None, end: str | None, *, as_page: bool) -> str:
    if kind in _WHOLE:
        return _WHOLE[kind](desk)
    if kind == "story":
        if not app:
            fail("Whose story? Name the application: --app lark.")
        return desk.files.export_story(application_meant(desk, app))
    today = desk.saving.clock().astimezone(desk.zone).date()
    first = day_meant(desk, "--from", start) or _month_before(today)
    return desk.files.export_report(first, day_meant(desk, "--to", end) or today, as_page=as_page)


def _month_before(today: date) -> date:
    """The first day of the month before."""
    return date(today.year - (today.month == 1), (today.month - 2) % 12 + 1, 1)
