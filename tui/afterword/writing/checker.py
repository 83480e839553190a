"""A program of its own: the grammar checker, which prints what it likes on standard output and error.

Those lead nowhere here, where nobody else writes: in the dashboard another thread paints the screen on them
at the same time. Run by file name, so that it imports neither this package nor Textual. It reads a question
a line, JSON: ``[dialect, text, rules]``, and answers a line each: a list of remarks, or as a text what went
wrong. It ends with its standard input, and so with whoever asks.
"""

import json
import os
import sys
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harper import Linter


def main() -> None:
    """Answers until there are no more questions."""
    # What was standard output is left to the answers alone; standard error leads nowhere already.
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    for line in sys.stdin.buffer:
        answers.write(f"{json.dumps(answer(*json.loads(line)))}\n")
        answers.flush()


def answer(dialect: str, text: str, rules: Sequence[str]) -> object:
    """What it remarks on a text by these rules; what went wrong, in words, where it cannot."""
    try:
        found = linter(dialect, tuple(rules)).organized_lints(text, language="plaintext")
    except BaseException as error:
        return f"{type(error).__name__}: {error}"
    return [
        [rule, each.problem_text, each.message, each.span.start, each.span.end,
         [suggestion.replacement_text for suggestion in each.suggestions]]
        for rule, remarks in found.items()
        for each in remarks
    ]  # fmt: skip


@cache
def linter(dialect: str, rules: tuple[str, ...]) -> "Linter":
    """The checker for a dialect with no rules but these; takes about a second."""
    from harper import Dialect, Linter

    checker = Linter(Dialect[dialect])
    checker.set_lint_config({rule: rule in rules for rule in checker.get_default_lint_config()})
    return checker


if __name__ == "__main__":
    main()
