"""From the shell into the dashboard and back. Only here Textual is imported."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from afterword.cli.output import say, title_kept
from afterword.cli.place import Place, desk_on, keeping_all, plan_of, shipped_cadence
from afterword.settings import locations
from afterword.system import here

if TYPE_CHECKING:
    from afterword.desk.desk import Desk
    from afterword.interface.today.first import Opening


def open_dashboard(place: Place) -> NoReturn:
    """Runs the dashboard, and ends with its exit code."""
    _leave(place, _open(place))


def open_demo(place: Place) -> NoReturn:
    """Runs the dashboard on a throw-away copy of a demo search, and ends with its exit code."""
    _leave(place, _open_demo(place))


def _open_demo(place: Place) -> int:
    import tempfile

    from afterword.exchange.demo import demo_document
    from afterword.settings.shipped import shipped_table

    with tempfile.TemporaryDirectory(prefix="afterword-demo-") as folder:
        throwaway = Place(Path(folder, "demo.json"), place.clock, place.at, Path(folder, "state"))
        document = demo_document(shipped_table("demo.toml"), place.clock(), shipped_cadence())
        desk_on(throwaway).files.import_document(document)
        code = _open(throwaway, is_demo=True)
        throwaway.at_end.close()
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
        from afterword.cli.repairing import repaired_desk_on

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


def _leave(place: Place, code: int) -> NoReturn:
    """Ends the program at once: all is on the disk, and taking it apart would take as long as a start."""
    place.at_end.close()
    for stream in (sys.stdout, sys.stderr):
        # The terminal may be gone.
        with suppress(OSError):
            stream.flush()
    os._exit(code)
