"""Writes what systems want beside a program, from its own commands and help: a man page and completions.

    make share

They lie beside this file as they are installed below the prefix, and a test says when they are old.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from afterword import __version__
from afterword.cli.command_line import main
from afterword.settings.topics import topics

COMPLETIONS = {
    "bash": "bash-completion/completions/afterword",
    "zsh": "zsh/site-functions/_afterword",
    "fish": "fish/vendor_completions.d/afterword.fish",
}
"""Where each shell looks for what completes the words of a command."""

README = Path(__file__).parents[2] / "README.md"


def written() -> dict[str, str]:
    """Every file by its place below ``share``."""
    files = {"man/man1/afterword.1": "\n".join(_manual()) + "\n"}
    for shell, place in COMPLETIONS.items():
        found = get_completion_class(shell)
        assert found is not None
        files[place] = found(main, {}, "afterword", "_AFTERWORD_COMPLETE").source().strip() + "\n"
    return files


def _manual() -> Iterator[str]:
    """The lines of the man page."""
    yield f'.TH AFTERWORD 1 "" "Afterword {__version__}" "User Commands"'
    # Nothing that one types is hyphenated or stretched.
    yield ".nh\n.ad l"
    yield ".SH NAME"
    yield "afterword \\- a dashboard for following up on job interviews"
    yield ".SH SYNOPSIS"
    yield f".B afterword\n{_plain('[OPTIONS] [COMMAND [ARGUMENTS]]')}"
    yield ".SH DESCRIPTION"
    told = re.search(r"\*What you say .*?(?=\n\n)", README.read_text(encoding="utf-8"), re.DOTALL)
    assert told
    yield _plain(" ".join(told[0].replace("*", "").split()))
    yield f".PP\n{_plain((main.help or '').partition('. ')[2])}"
    yield ".SH OPTIONS"
    yield from _options(main)
    yield ".SH COMMANDS"
    yield from _commands(main, "afterword")
    yield ".SH HELP"
    for topic in topics().values():
        yield f".TP\n.B afterword help {topic.name}\n{_plain(topic.title)}"
    yield ".SH EXIT STATUS"
    codes = re.search(r"Exit codes: (.*?\.)\n", topics()["shell"].text, re.DOTALL)
    assert codes
    yield _plain(" ".join(codes[1].split()).capitalize())


def _commands(group: click.Group, before: str) -> Iterator[str]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        words = " ".join(command.collect_usage_pieces(click.Context(command)))
        yield f".SS {_plain(f'{before} {name} {words}')}"
        yield from _paragraphs(command)
        yield from _options(command)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before} {name}")


def _paragraphs(command: click.Command) -> Iterator[str]:
    for number, paragraph in enumerate((command.help or "").split("\n\n")):
        if number:
            yield ".PP"
        yield _plain(" ".join(paragraph.split()))


def _options(command: click.Command) -> Iterator[str]:
    context = click.Context(command, help_option_names=["-h", "--help"])
    for parameter in command.get_params(context):
        names, told = parameter.get_help_record(context) or ("", "")
        if told and (command is main or parameter is not command.get_help_option(context)):
            yield f".TP\n.B {_plain(names)}\n{_plain(told)}"


def _plain(text: str) -> str:
    """A text as troff takes it: no letter of it is a request, and what one types can be copied."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


if __name__ == "__main__":
    for place, text in written().items():
        file = Path(__file__).parent / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
