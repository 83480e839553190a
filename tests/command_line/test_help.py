"""What the shell tells of the program itself: its keys place by place, and the topics of its help."""

from click.testing import CliRunner, Result

from afterword.cli.command_line import main
from afterword.interface.commands import COMMANDS, PLACES, Scope, in_places
from afterword.settings.topics import topics


def afterword(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_the_keys_are_listed_place_by_place_each_once() -> None:
    listed = afterword("keys").output.splitlines()
    rows = [line for line in listed if line.startswith("  ")]
    told = [f"  {c.keys_text:<14} {c.id:<22} {c.sentence}" for c in COMMANDS]
    assert sorted(rows) == sorted(told)
    assert "Everywhere" in listed


def test_every_command_works_in_a_place_that_has_a_name() -> None:
    scopes: set[Scope] = {scope for scopes in PLACES.values() for scope in scopes}
    assert {command.scope for command in COMMANDS} <= scopes
    assert all(where for where, _ in in_places())


def test_help_says_which_topics_there_are_and_prints_each() -> None:
    listed = afterword("help").output
    for name, topic in topics().items():
        assert f"  {name:<10} {topic.title}" in listed
        assert afterword("help", name).output.rstrip() == topic.text.rstrip()


def test_a_topic_that_is_none_is_told_which_there_are() -> None:
    refused = afterword("help", "cheese")
    assert refused.exit_code == 2
    assert "'cheese'" in refused.output
    assert "tables" in refused.output
