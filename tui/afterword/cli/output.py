"""The one door for all that commands print: no control character of anybody's passes it to a terminal.

What people and files say may hold sequences that set a terminal's title or clipboard. A test looks for
commands that print past this door. What prints is loaded with the first word: the dashboard opens without.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NoReturn

from afterword.domain.errors import AfterwordError
from afterword.interface.cleaning import clean, escaped
from afterword.settings import locations
from afterword.system import here


def say(text: str, *, err: bool = False) -> None:
    """Prints lines that may hold what people wrote, cleaned."""
    _print(f"{clean(text, one_line=False)}\n", err=err)


def fail(sentence: str) -> NoReturn:
    """Says on standard error what could not be done, and ends with exit code 1."""
    say(sentence, err=True)
    sys.exit(1)


def say_json(value: object) -> None:
    """Prints JSON in which every control character is written out."""
    import json

    put_out(f"{json.dumps(value, ensure_ascii=False, indent=1)}\n", escapes=True)


def put_out(text: str, *, escapes: bool = False) -> None:
    """Puts a text on standard output: as it is for a file or a program, cleaned for a terminal.

    A part of a JSON text ``escapes``: every control character in it is written out.
    """
    text = escaped(text) if escapes else text
    if sys.stdout.isatty():
        _print(clean(text, one_line=False))
    else:
        # As bytes: its lines end as they are to end, and it is UTF-8 as in a file.
        import click

        click.echo(text.encode(), nl=False)


def ask(question: str, choices: Sequence[str]) -> str:
    """Asks until one of the choices is given; empty where the person breaks off."""
    import click

    try:
        answer: str = click.prompt(clean(question), type=click.Choice(choices), err=True)
    except click.Abort:
        say("", err=True)
        return ""
    return answer


@contextmanager
def errors_said(*, but: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Says in a sentence what could not be done, and ends with exit code 1; all errors ``but`` these."""
    try:
        yield
    except but:
        raise
    except AfterwordError as error:
        fail(str(error))
    except BrokenPipeError:
        # The reader of our output has gone; there is nobody left to tell, at the end neither.
        sys.stdout = None
        sys.exit(1)
    except OSError as error:
        # What is left in the buffer would fail once more at the end, and not in a sentence.
        sys.stdout = None
        fail(f"This could not be written: {error.strerror or error}.")
    except Exception as error:
        # Python itself would show values, and with them what the person wrote.
        from afterword.interface.crash_report import stopped_by

        fail(stopped_by(error, locations.state_folder()))


@contextmanager
def title_kept() -> Iterator[None]:
    """Gives the terminal the title back that it has now."""
    _control("\x1b[22;2t")
    try:
        yield
    finally:
        _control("\x1b[23;2t")


def _control(sequence: str) -> None:
    if not here().keeps_title:
        return
    # Afterwards the terminal may be gone.
    with suppress(OSError):
        sys.stdout.write(sequence)
        sys.stdout.flush()


def _print(text: str, *, err: bool = False) -> None:
    import click

    # A terminal that speaks no UTF-8 gets a question mark for what it cannot show.
    encoding = (sys.stderr if err else sys.stdout).encoding or "utf-8"
    click.echo(text.encode(encoding, "replace").decode(encoding), nl=False, err=err)
