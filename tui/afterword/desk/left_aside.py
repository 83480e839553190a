"""What of the file does not count now: what is not understood here, and what lies ahead of the clock."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from afterword.desk.saving import Saving
from afterword.domain.entries import in_newer_fields
from afterword.domain.facts import Fact
from afterword.domain.phrases import count_text
from afterword.domain.search import JobSearch
from afterword.domain.timing.cadence import holding


class LeftAside(NamedTuple):
    """What is in the file and yet left out of all that is shown, so that it must be said.

    ``troubles`` are sentences about what means nothing to this version, ``ahead`` the facts that a clock
    which was ahead of this one recorded; both stay in the file as they are.
    """

    troubles: tuple[str, ...]
    ahead: tuple[Fact, ...]

    def told(self, way: str) -> str:
        """All of it in sentences, the last of which is ``way``, to where it is named; empty for none."""
        sentences = []
        if number := len(self.troubles):
            words = "is not understood here and stays as it is"
            if number > 1:
                words = "are not understood here and stay as they are"
            thing = count_text(number, "thing").capitalize()
            sentences.append(f"{thing} in the file {words}.")
        if number := len(self.ahead):
            lie, do = ("lies", "does") if number == 1 else ("lie", "do")
            entry = count_text(number, "entry", "entries").capitalize()
            sentences.append(f"{entry} {lie} ahead of the clock and {do} not count; was the clock wrong?")
        return " ".join((*sentences, way)) if sentences else ""


def left_aside(saving: Saving) -> LeftAside:
    """What of the file does not count now."""
    _, parameters = holding(saving.cadence, saving.search.parameters)
    return LeftAside(
        tuple(str(trouble) for trouble in (*saving.book.troubles, *parameters)), saving.plan.ahead
    )


def newer_fields(search: JobSearch) -> Iterator[str]:
    """The places of fields that only a newer version knows; they are kept, and all else counts."""
    for table, entry_id, entry in search.entries():
        for name in in_newer_fields(entry, search.unread.get((table, entry_id), {})):
            yield f"$.{table}.{entry_id}.{name}"


def count_from_now(saving: Saving, facts: Sequence[Fact]) -> str:
    """Puts facts right that a clock recorded which was ahead: they happened by now, in their order."""
    now, search = saving.clock(), saving.search
    for fact in facts:
        search = search.with_fact(msgspec.structs.replace(fact, at=min(fact.at, now), recorded_at=None))
    entries = count_text(len(facts), "entry", "entries")
    return saving.commit(search, f"put {entries} right that lay ahead of the clock")
