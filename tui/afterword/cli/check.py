"""The checks on a message before it is sent."""

import sys
from pathlib import Path

import click

from afterword.cli.output import fail, say, say_json
from afterword.cli.place import STANDARD, Place, bytes_of, open_desk

_LONGEST = 1_000_000
"""Bytes of a text that is checked."""


@click.command()
@click.option("--for", "key", required=True, metavar="KEY", help="The follow-up it is for (see: due --json).")
@click.option("--json", "as_json", is_flag=True, help="JSON, for scripts.")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default=STANDARD)
@click.pass_obj
def check(place: Place, key: str, as_json: bool, file: Path) -> None:
    """Check the text in FILE, or on standard input, before it is sent.

    The text is salutation, body and signature, without the subject. Exit code 1 when something blocks.
    """
    from afterword.domain.languages import language
    from afterword.writing import preflight

    occasion = open_desk(place).messages.occasion(key)
    try:
        text = bytes_of(file, _LONGEST).decode("utf-8-sig").replace("\r\n", "\n").strip()
    except UnicodeDecodeError:
        fail("The text is not in UTF-8; save it as UTF-8 and try again.")
    findings = preflight.check(text, occasion)
    if as_json:
        say_json({"findings": [finding.row() for finding in findings]})
    else:
        for finding in findings:
            line = "" if finding.start is None else f" line {text.count(chr(10), 0, finding.start) + 1}"
            say(f"{finding.level:<5}  {finding.id}{line}: {finding.message}")
        if not findings:
            say("Nothing to mend.")
        if not language(occasion.language).has_grammar:
            say("Grammar is checked in English only; read this one once more with care.", err=True)
    sys.exit(1 if preflight.blocks(findings) else 0)
