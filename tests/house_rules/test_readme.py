"""What README and the help say holds: links, commands, files, the walk through one interview, the drawing."""

import json
import re
import tomllib
from pathlib import Path
from typing import get_args

import click
import msgspec
import pytest
from click.testing import CliRunner

from afterword import __version__
from afterword.cli.command_line import main
from afterword.domain.application import Application
from afterword.domain.entries import FACT_KINDS
from afterword.domain.facts import AnyFact, Cancellation, SentMedium
from afterword.domain.people import Company, CompanyKind, Contact, Profile, Reach
from afterword.domain.reply_type import ReplyType
from afterword.domain.timing.cadence import cadence_from
from afterword.exchange.search_document import read_document
from afterword.interface.keymap import own_keys
from afterword.settings.settings import read_settings
from afterword.settings.shipped import shipped_table
from afterword.settings.topics import topics
from checkout import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
HELP = "".join(topic.text for topic in topics().values())
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
WALK = ROOT / "screenshots" / "interview.json"

MOMENTS = {
    "2026-04-13T16:00-04:00": "prepare",
    "2026-04-14T11:05-04:00": "debrief",
    "2026-04-14T15:00-04:00": "thank_you",
    "2026-04-22T09:40-04:00": "status_call",
    "2026-04-29T09:10-04:00": "final_thanks",
}
"""When README's walk looks at the file, and what it says is to be done then."""


def block(topic: str, language: str) -> str:
    """The first fenced block of a topic of the help in a language."""
    return topics()[topic].text.partition(f"```{language}\n")[2].partition("```")[0]


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert links
    assert [link for link in links if not link.startswith("http") and not (ROOT / link).exists()] == []


def test_every_file_that_is_named_on_the_way_in_is_there() -> None:
    named = set(re.findall(r"`((?:[a-z_]+/)*[a-z_]+(?:\.(?:py|toml|md)|/))`", CONTRIBUTING))
    assert len(named) > 30
    below = (ROOT, ROOT / "tui" / "afterword", ROOT / "data")
    assert [name for name in sorted(named) if not any((folder / name).exists() for folder in below)] == []


def test_readme_is_a_page_and_names_every_topic_of_the_help() -> None:
    assert len(README.splitlines()) <= 150
    named = re.findall(r"^\| `([a-z]+)` \|", README.partition("## Help")[2], re.MULTILINE)
    assert sorted(named) == sorted(topics())


def test_what_is_new_in_this_version_is_told_on_one_screen_and_in_the_changelog() -> None:
    lines = topics()["changes"].text.splitlines()
    assert lines[0] == f"# What is new in {__version__}"
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 120
    headings = re.findall(r"^## (.*)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert headings[1].startswith(f"{__version__} - ")


def test_what_the_help_links_to_or_sends_to_is_there() -> None:
    assert re.findall(r"\]\(", HELP) == []
    assert set(re.findall(r"afterword help ([a-z]+)", README + HELP)) <= set(topics())


def test_a_picture_stands_in_the_first_screenful() -> None:
    assert any(line.startswith("![") for line in README.splitlines()[:12])


def test_every_command_is_told_and_every_command_told_exists() -> None:
    told = set(re.findall(r"^\| .*", topics()["shell"].text, re.MULTILINE))
    words = {word for row in told for word in re.findall(r"`(?:afterword )?([a-z]+)", row.split("|")[1])}
    commands = set(main.list_commands(click.Context(main)))
    assert commands <= words
    for command in re.findall(r"`afterword ([a-z]+)", README + HELP):
        assert command in commands, command


def test_what_make_is_told_to_do_exists() -> None:
    rules = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", README + HELP, re.MULTILINE)) <= set(rules)


def test_the_settings_shown_can_be_taken_as_they_are() -> None:
    written = read_settings(block("settings", "toml"))
    assert own_keys(written).troubles == ()
    assert len(written.settings.keys) == 2


def test_the_search_document_shown_can_be_imported() -> None:
    assert read_document(block("document", "json")).warnings == ()


def test_the_search_document_is_told_with_every_field_and_every_word() -> None:
    words = set(re.findall(r"\w+", topics()["document"].text))
    for entry in (Profile, Company, Contact, Application, *get_args(AnyFact)):
        for field in msgspec.structs.fields(entry):
            assert field.encode_name in words, (entry, field.name)
    for choices in (Cancellation, CompanyKind, Reach, ReplyType, SentMedium):
        assert {word for word in get_args(choices) if word} <= words
    assert set(FACT_KINDS) <= words


def test_the_parameters_that_differ_for_some_employers_are_told_as_they_ship() -> None:
    told = topics()["numbers"].text
    rows = [re.findall(r"`([^`]+)`", row) for row in told.splitlines() if row.startswith("| ")][1:]
    assert rows == [
        [
            *each.places,
            *each.places_but,
            *each.kinds,
            *(f"{name}={value}" for name, value in each.values.items()),
        ]
        for each in cadence_from(shipped_table("cadence.toml")).sets
    ]


@pytest.mark.parametrize(("at", "kind"), MOMENTS.items())
def test_the_walk_is_what_the_program_says_at_those_moments(at: str, kind: str, tmp_path: Path) -> None:
    def afterword(*words: str) -> str:
        result = CliRunner().invoke(main, ["--file", str(tmp_path / "copy.json"), *words])
        assert result.exit_code == 0, result.output
        return result.stdout

    afterword("import", str(WALK))
    first = json.loads(afterword("--at", at, "due", "--json"))[0]
    assert first["kind"] == kind
    pictures = (ROOT / "screenshots" / "take.py").read_text(encoding="utf-8")
    assert at.removeprefix("2026-").removesuffix("-04:00") in pictures


def test_the_drawing_is_that_of_the_import_rules() -> None:
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(rule["layers"] for rule in rules if rule.get("containers") == ["afterword"])
    held = [sorted(re.findall(r"[a-z_]+", layer)) for layer in layers if "__main__" not in layer]
    drawn: list[list[str]] = []
    for mark, name in re.findall(
        r"^(?:([┌│└]) )?([a-z]+) ", CONTRIBUTING.partition("## The house")[2], re.MULTILINE
    ):
        if mark in ("│", "└"):
            drawn[-1] = sorted([*drawn[-1], name])
        elif any((ROOT / "tui" / "afterword" / way).exists() for way in (name, f"{name}.py")):
            drawn.append([name])
    assert drawn == held
    layers = next(rule["layers"] for rule in rules if rule.get("containers") == ["afterword.desk"])
    parts = [part for layer in layers for part in layer.split(" | ")]
    told = CONTRIBUTING.partition("\ndesk ")[2].partition("┌")[0]
    assert sorted(re.findall(r"(\w+) \(", told)) == sorted(set(parts) - {"desk"})
