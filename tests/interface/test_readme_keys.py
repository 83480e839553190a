"""README lists the keys the program has, and ``afterword keys`` the same."""

from click.testing import CliRunner

from afterword.cli import main
from afterword.interface.commands import COMMANDS
from interface.readme_keys import PLACES, in_readme, table


def test_readme_lists_every_key_as_the_registry_has_it() -> None:
    assert in_readme() == table(), "run: python tests/interface/readme_keys.py"


def test_every_place_has_a_name() -> None:
    assert set(PLACES) == {command.scope for command in COMMANDS}


def test_the_command_line_lists_them_too() -> None:
    listed = CliRunner().invoke(main, ["keys"])
    assert listed.exit_code == 0
    assert listed.output.splitlines() == [f"{c.keys_text:<14} {c.id:<22} {c.sentence}" for c in COMMANDS]
