"""Today line by line, in words alone: for a shell, for a screen reader, for whoever wants no columns."""

from collections.abc import Iterator

from afterword.interface.today.value import Act, Choice, Hope, Posting, Process, Share, Thought, Today
from afterword.interface.today.words import (
    closing_words,
    counted,
    group_of,
    margin_of,
    percent,
    process_words,
    when_text,
)


def plain_lines(today: Today) -> Iterator[str]:
    """The three panes, one below the other."""
    yield f"Overdue follow-ups: {''.join(words for words, _ in counted(today))}"
    yield from (_act(today, act) for act in today.acts)
    yield f"\nActive interviews: {len(today.processes)}"
    yield from (_process(today, process) for process in today.processes)
    yield f"\nParallel applications: {''.join(words for words, _ in today.spread) or 'none is running'}"
    yield from (_hope(today, hope) for hope in today.hopes)


def _act(today: Today, act: Act) -> str:
    who = f" · {act.who}" if act.who else ""
    return _listed(f"{group_of(today, act)}: {act.company}", f"{act.what}{who}", when_text(today, act))


def _process(today: Today, process: Process) -> str:
    return _listed(
        f"{margin_of(today, process)}: {process.company}", process_words(today, process), process.more
    )


def _hope(today: Today, hope: Hope) -> str:
    match hope:
        case Thought() | Choice():
            return hope.sentence
        case Posting():
            return _listed(f"Closes {closing_words(today, hope)}: {hope.company}", hope.title)
        case Share():
            return _listed(f"{percent(hope)}: {hope.name}", hope.stage)


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
