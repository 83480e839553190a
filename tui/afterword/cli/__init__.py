"""The command line. Only opening the dashboard imports Textual; every other command is plain text."""

import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from afterword import __version__
from afterword.cli.commands import Commands
from afterword.cli.output import say, title_kept
from afterword.cli.place import Place, clock_from, desk_on, keeping_all, plan_of, shipped_cadence
from afterword.domain.years import FarYear, within_reach
from afterword.settings import locations
from afterword.system import here

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.interface.today.first import Opening


def _instant(_: click.Context, __: click.Parameter, value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise click.BadParameter(f"{value!r} is not an instant like 2026-04-14T10:00-04:00.")
    try:
        # In UTC it may be another year.
        within_reach(within_reach(instant).astimezone(UTC))
    except FarYear as error:
        raise click.BadParameter(str(error)) from None
    return instant


@click.group(
    cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "--file", "file", type=click.Path(path_type=Path, dir_okay=False), help="The data file to work on."
)
@click.option("--at", callback=_instant, metavar="INSTANT", help="Take this for the present moment.")
@click.version_option(__version__, prog_name="afterword")
@click.pass_context
def main(ctx: click.Context, file: Path | None, at: datetime | None) -> None:
    """What you say after the interview. Without a command: the dashboard."""
    ctx.obj = Place(file or locations.data_file(), clock_from(at), at)
    if ctx.invoked_subcommand is not None:
        return
    if at and file is None:
        raise click.UsageError("--at moves the dashboard's clock only together with --file, or with demo.")
    _leave(_open(ctx.obj))


@main.command()
@click.pass_obj
def demo(place: Place) -> None:
    """Open the dashboard on a throw-away copy of a demo search."""
    _leave(_open_demo(place))


def _open_demo(place: Place) -> int:
    import tempfile

    from afterword.exchange.demo import demo_document
    from afterword.settings.shipped import shipped_table

    with tempfile.TemporaryDirectory(prefix="afterword-demo-") as folder:
        throwaway = Place(Path(folder, "demo.json"), place.clock, place.at, Path(folder, "state"))
        document = demo_document(shipped_table("demo.toml"), place.clock(), shipped_cadence())
        desk_on(throwaway).files.import_document(document)
        code = _open(throwaway, is_demo=True)
    # The terminal may be gone.
    with suppress(OSError):
        say("That was the demo, and nothing of it is kept. 'afterword' opens your own search.")
    return code


def _open(place: Place, *, is_demo: bool = False) -> int:
    """Runs the dashboard; its exit code."""
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        say("The dashboard needs a terminal; 'afterword --help' lists what works without.", err=True)
        sys.exit(2)
    if not here().terminal(os.environ):
        say("The dashboard needs a terminal that can place its cursor; TERM says otherwise.", err=True)
        sys.exit(2)
    _forget_noted_size()
    # Read when Textual is loaded: a key waits for the next frame, and at its own 60 it waits twice as long.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from afterword.cli.opening import opening_of

    opening = opening_of(place)
    wish, code = _run(place, opening, is_demo) if opening else ("again", 0)
    if wish == "again":
        from afterword.cli.keeping import repaired_desk_on

        desk = repaired_desk_on(place)
        plan_of(desk)
        wish, code = _run(place, desk, is_demo)
    return _open_demo(place) if wish == "demo" else code


def _run(place: Place, opened: "Desk | Opening", is_demo: bool) -> tuple[str | None, int]:
    with keeping_all():
        from afterword.interface.app import AfterwordApp

    app = AfterwordApp(opened, state=locations.state_folder(), is_moved=place.at is not None, is_demo=is_demo)
    # The dashboard titles the terminal; afterwards it has the title it had.
    with title_kept():
        wish = app.run()
    if app.at_work and not (app.return_code or is_demo):
        app.at_work.keep_today()
    return wish, app.return_code or 0


def _forget_noted_size() -> None:
    """Goes by the window's own size; a shell may have noted another one in COLUMNS and LINES long ago."""
    with suppress(OSError):
        if all(os.get_terminal_size(sys.stdout.fileno())):
            os.environ.pop("COLUMNS", None)
            os.environ.pop("LINES", None)


def _leave(code: int) -> NoReturn:
    """Ends the program at once: all is on the disk, and taking it apart would take as long as a start."""
    click.get_current_context().close()
    for stream in (sys.stdout, sys.stderr):
        # The terminal may be gone.
        with suppress(OSError):
            stream.flush()
    os._exit(code)
