"""README's table of keys, made of the registry. Run this file to write it anew."""

from afterword.interface.commands import COMMANDS, Scope
from checkout import ROOT

README = ROOT / "README.md"
START, END = "<!-- keys -->\n", "<!-- /keys -->"

PLACES: dict[Scope, str] = {
    "app": "everywhere",
    "list": "every list",
    "today": "Today",
    "record": "Today, Applications, an application's page",
    "capture": "the same",
    "change": "the same, People, Settings",
    "find": "Applications, People, Settings",
    "details": "where details stand beside or below",
    "rule": "wherever a follow-up is highlighted or open",
    "applications": "Applications",
    "application": "an application's page",
    "insights": "Insights",
    "keeping": "your file",
    "people": "People",
    "person": "a person's page",
    "settings": "Settings",
    "message": "the message",
    "call": "a call",
    "prepare": "a preparation",
    "quiet": "gone quiet",
    "intake": "a table that comes in",
    "form": "forms",
    "mail": "a mail that was pasted",
}
"""What people call the places, in the order of the table."""


def table() -> str:
    """One row a command, place by place."""
    rows = ["| where | key | does |", "|---|---|---|"]
    for scope, place in PLACES.items():
        for number, command in enumerate(command for command in COMMANDS if command.scope == scope):
            keys = " ".join(f"`{key}`" for key in command.keys_text.split(" "))
            rows.append(f"| {'' if number else place} | {keys} | {command.sentence} |")
    return "\n".join(rows) + "\n"


def in_readme() -> str:
    """What stands between the marks."""
    return README.read_text(encoding="utf-8").partition(START)[2].partition(END)[0]


def main() -> None:
    """Writes the table into README."""
    before, _, rest = README.read_text(encoding="utf-8").partition(START)
    README.write_text(f"{before}{START}{table()}{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
