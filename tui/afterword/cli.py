"""The command line. Only opening the dashboard imports Textual; every other command is plain text."""

import json
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from afterword import __version__
from afterword.domain.cadence import Cadence, cadence_from
from afterword.domain.errors import AfterwordError
from afterword.settings import locations
from afterword.settings.shipped import shipped_table

if TYPE_CHECKING:
    from afterword.desk import Desk

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Place:
    """Which file the command works on, and what time it takes it to be."""

    file: Path
    clock: Clock
    at: datetime | None


class _Group(click.Group):
    """Commands whose errors are one sentence on standard error and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except AfterwordError as error:
            _fail(str(error))
        except BrokenPipeError:
            # The reader of our output has gone; there is nobody left to tell.
            sys.stderr.close()
            sys.exit(1)


def _fail(sentence: str) -> NoReturn:
    _say(sentence, err=True)
    sys.exit(1)


def _say(text: str, *, err: bool = False) -> None:
    """Prints what may hold user text: no control character of it reaches the terminal."""
    from afterword.interface.cleaning import clean

    click.echo(clean(text, one_line=False), err=err)


def _instant(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise click.BadParameter(f"{value!r} is not an instant like 2026-04-14T10:00-04:00.")
    return instant


@click.group(
    cls=_Group, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "--file", "file", type=click.Path(path_type=Path, dir_okay=False), help="The data file to work on."
)
@click.option("--at", callback=_instant, metavar="INSTANT", help="Take this for the present moment.")
@click.version_option(__version__, prog_name="afterword")
@click.pass_context
def main(ctx: click.Context, file: Path | None, at: datetime | None) -> None:
    """What you say after the interview. Without a command: the dashboard."""
    ctx.obj = Place(file or locations.data_file(), _clock(at), at)
    if ctx.invoked_subcommand is not None:
        return
    if at and file is None:
        raise click.UsageError("--at moves the dashboard's clock only together with --file, or with demo.")
    _open(ctx.obj)


@main.command()
@click.pass_obj
def demo(place: Place) -> None:
    """Open the dashboard on a throw-away copy of a demo search."""
    _open_demo(place)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="JSON, for scripts.")
@click.option("--all", "everything", is_flag=True, help="What is coming too.")
@click.option("--closed", is_flag=True, help="What is done, void, let go or lapsed too.")
@click.pass_obj
def due(place: Place, as_json: bool, everything: bool, closed: bool) -> None:
    """List the follow-ups that are due and overdue."""
    desk = _desk(place)
    follow_ups = desk.plan.open if everything else desk.plan.due
    if closed:
        follow_ups += desk.plan.closed
    if as_json:
        from afterword.exchange.rows import follow_up_row

        _echo_json([follow_up_row(follow_up) for follow_up in follow_ups])
        return
    from afterword.domain.phrases import near_text

    for follow_up in follow_ups:
        when = near_text(follow_up.due, place.clock(), desk.zone)
        company = desk.company_name(follow_up.company)
        line = f"{follow_up.status.value:<9}  {when:<16}  {desk.describe(follow_up)} · {company}"
        _say(line if follow_up.status.is_open else f"{line} ({follow_up.closed_because or 'lapsed'})")


@main.command("next")
@click.option("--json", "as_json", is_flag=True, help="JSON, for scripts.")
@click.pass_obj
def next_(place: Place, as_json: bool) -> None:
    """Say for each live application what to do, or until when to wait."""
    from afterword.domain.phrases import near_text
    from afterword.exchange.rows import line_row

    desk = _desk(place)
    if as_json:
        meanwhile = next(iter(desk.basket.nudges), None)
        _echo_json([line_row(line, desk.zone, meanwhile) for line in desk.plan.lines])
        return
    for line in desk.plan.lines:
        story = desk.plan.stories[line.application]
        until = f"until {near_text(line.until, place.clock(), desk.zone)}: " if line.until else ""
        _say(f"{story.company.name} · {story.application.title}: {until}{line.because}")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="JSON, for scripts.")
@click.pass_obj
def basket(place: Place, as_json: bool) -> None:
    """Show how well the search is spread over several companies."""
    desk = _desk(place)
    found = desk.basket
    if as_json:
        from afterword.exchange.rows import basket_row

        _echo_json(basket_row(found, desk.zone))
        return
    click.echo(
        f"basket {found.basket} of 100 · {found.live} live, {found.in_play} in conversation · "
        f"counts like {found.n_eff:.1f} companies"
    )
    for share in found.companies:
        _say(f"{share.share:>4.0%}  {desk.company_name(share.company)}")
    for nudge in found.nudges:
        _say(nudge)


@main.command()
@click.argument("key")
@click.option("--json", "as_json", is_flag=True, help="JSON, for scripts.")
@click.option("--copy", "to_clipboard", is_flag=True, help="Put it on the clipboard.")
@click.pass_obj
def draft(place: Place, key: str, as_json: bool, to_clipboard: bool) -> None:
    """Write the message for the follow-up KEY (see: due --json)."""
    desk = _desk(place)
    message = desk.draft(key)
    if as_json:
        _echo_json(message.row())
    else:
        _say("\n\n".join(part for part in (message.subject, message.body, message.voicemail) if part))
        for blank in message.missing:
            _say(f"Missing: {blank.sentence}", err=True)
    if to_clipboard:
        from afterword.clipboard.copying import copy

        click.echo(copy(message.words, locations.last_message()).sentence, err=True)


@main.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.pass_obj
def import_(place: Place, files: tuple[Path, ...]) -> None:
    """Bring search documents in. All or nothing, and nothing you have is lost."""
    desk = _desk(place)
    for file in files:
        sentence, warnings = desk.import_document(_bytes_of(file))
        for warning in warnings:
            _say(warning, err=True)
        _say(sentence)


@main.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def export(place: Place, file: Path | None) -> None:
    """Write the whole search as one search document, to FILE or to standard output."""
    document = _desk(place).export_document()
    if file is None:
        from afterword.interface.cleaning import escaped

        click.echo(escaped(document), nl=False)
        return
    if file.resolve() == place.file.resolve():
        _fail(f"{file} is the data file itself; name another file to export to.")
    try:
        file.write_text(document, encoding="utf-8")
    except OSError as error:
        _fail(f"{file} could not be written: {error.strerror}.")
    click.echo(f"Exported to {file}.", err=True)


@main.command()
@click.pass_obj
def paths(place: Place) -> None:
    """Say where the data file and this machine's own files lie."""
    click.echo(f"data file     {place.file}")
    click.echo(f"state folder  {locations.state_folder()}")


@main.command()
def keys() -> None:
    """List the dashboard's keys."""
    from afterword.interface.commands import COMMANDS

    for command in COMMANDS:
        click.echo(f"{command.keys_text:<18} {command.sentence}")


def _desk(place: Place) -> "Desk":
    from afterword.desk import Desk
    from afterword.ledger import Home
    from afterword.settings.surroundings import country_of, own_zone
    from afterword.store.book import Book

    zone = own_zone()
    book = Book(place.file, place.clock, state=locations.state_folder())
    return Desk(book, _cadence(), place.clock, Home(zone, country_of(zone)))


def _cadence() -> Cadence:
    return cadence_from(shipped_table("cadence.toml"))


def _clock(at: datetime | None) -> Clock:
    """The clock: the computer's, or one that starts at ``at`` now and goes on from there."""
    started = datetime.now(UTC)
    moved_by = at - started if at else timedelta()
    return lambda: (datetime.now(UTC) + moved_by).replace(microsecond=0)


def _open_demo(place: Place) -> None:
    from afterword.exchange.demo import demo_document

    with tempfile.TemporaryDirectory(prefix="afterword-demo-") as folder:
        throwaway = Place(Path(folder, "demo.json"), place.clock, place.at)
        cadence = _cadence()
        _desk(throwaway).import_document(demo_document(shipped_table("demo.toml"), place.clock(), cadence))
        _open(throwaway)


def _open(place: Place) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo("The dashboard needs a terminal; 'afterword --help' lists what works without.", err=True)
        sys.exit(2)
    from afterword.interface.app import AfterwordApp

    app = AfterwordApp(_desk(place), state=locations.state_folder(), is_moved=place.at is not None)
    if app.run() == "demo":
        _open_demo(place)
    sys.exit(app.return_code)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        _fail(f"{file} could not be read: {error.strerror}.")


def _echo_json(value: object) -> None:
    from afterword.interface.cleaning import escaped

    with suppress(BrokenPipeError):
        click.echo(escaped(json.dumps(value, ensure_ascii=False, indent=1)))
