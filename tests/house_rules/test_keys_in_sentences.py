"""Sentences name commands, never keys: a person may have given a command another key."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checkout import ROOT

CODE = ROOT / "tui" / "afterword"
FOLDERS = ("cli", "clipboard", "desk", "domain", "exchange", "interface", "settings", "store", "writing")
LEFT_OUT = ("domain/languages", "interface/key_names.py")
"""Patterns of words in a language, and what keys are called."""

FIXED = {
    "Filter as you type; enter keeps it, esc clears it.": "the filter's line has keys of its own",
    "Go to what the checks found; enter goes to the place.": "a list of the toolkit's own",
    "What to look at before sending. enter goes to the place in the text.": "the same",
    "a letter picks, or ↑ ↓ and enter": "a question has keys of its own",
    "enter ": "the same",
    " · esc leaves it as it is · typing finds": "the same",
}
"""Sentences that name keys which no command has, so that they are always the same."""

NO_KEYS = {
    "utc, z, zulu, uct, coordinated universal": "names of a zone",
    "Which day? Like: 1 apr, yesterday, 2026-04-01": "a number",
    ", line 1": "a number",
    "The next three weeks: I interview, D they decide by, O an offer ends": "letters of the picture below",
    "# The settings of Afterword on this machine. What is not named here is as it ships.\n"
    "# Your own keys go below [keys], as in: record.copy = \"c\". 'afterword keys' lists the names.\n":
        "how keys are written",
    "Written into settings.toml below [keys], as in: record.copy = \"c\". 'afterword keys' lists the names. "
    "They hold from the next start, or the next change here.": "how keys are written",
    "Which one? n leaves all as it is": "an answer on the command line",
    "Rounds are counted from 1.": "a number",
    "rounds are counted from 1": "a number",
    "1 is the first.": "a number",
    "this is the document's version, a number from 1 to ": "a number",
    "The day they said you would hear, like: fri, in 2 weeks. Leave it empty if they gave none.": "a number",
    ": write a key like \"c\", or several like [\"c\", \"ctrl+y\"].": "how keys are written",
    " is typed as text in a form; take a key like ctrl+y or F5.": "how keys are written",
}  # fmt: skip

_KEY = re.compile(
    r"""(?<![\w`'’.\-/{<(%=+\[*])
    (?: [b-zB-HJ-Z](?!\.\w) | [1-4] | a(?=\ [a-z]+s\b)(?<!\w\ a)
      | enter | esc(?:ape)? | tab | space | ctrl\+\w | shift\+\w+ | F\d+ )
    (?![\w'’`\-/+=})\]*@])
    | \ [(][,?:\w][)]
    """,
    re.VERBOSE,
)


def sentences(path: Path) -> Iterator[str]:
    """What may be said: every text in words that is no docstring and no pattern."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
            text = node.value
            if re.search(r"[a-z]{2} |\w [a-z]{2}", text) and not re.search(r"\\|\(\?|\n  |Callable", text):
                yield text


def names_a_key(text: str) -> bool:
    return _KEY.search(text) is not None


def test_no_sentence_names_a_key() -> None:
    modules = [path for folder in FOLDERS for path in sorted((CODE / folder).rglob("*.py"))]
    said = {
        (path.relative_to(CODE).as_posix(), text)
        for path in modules
        if not path.relative_to(CODE).as_posix().startswith(LEFT_OUT)
        for text in sentences(path)
        if names_a_key(text)
    }
    allowed = FIXED.keys() | NO_KEYS.keys()
    assert sorted(f"{module}: {text}" for module, text in said if text not in allowed) == []
    assert allowed - {text for _, text in said} == set()


@pytest.mark.parametrize(
    "text",
    [
        "t keeps the posting's text: it is often gone by then.", "Kept it as it is; 2 still lists it.",
        "Their page has a place for it: 4, then e.", " y once more takes it as it is.",
        "Save it again, or use i.",
        "Edit the message; esc when you are done.", "This terminal cannot lend itself; e edits here.",
        "say so under Settings (,); appointments keep theirs.", "No live application. a adds one.",
        "ctrl+s saves it.", "space says that you sent it.", "Press B to look at both.",
    ],
)  # fmt: skip
def test_each_way_to_name_one_is_known(text: str) -> None:
    assert names_a_key(text)
