"""The desk beside a plain dictionary: whatever is done in whatever order, both hold the same notes."""

import shutil
import tempfile
from datetime import UTC
from pathlib import Path

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from afterword.domain.errors import NotSavedYet
from afterword.domain.search import difference, job_search
from afterword.exchange.search_document import write_document
from afterword.store.book import Book
from desk.desks import EVENING, a_note, desk_on, full_disk, texts

NUMBERS = st.integers(0, 4)
TEXTS = st.sampled_from(["a", "b", "c"])


class DeskModel(RuleBasedStateMachine):
    """``notes`` must be on screen and on disk; ``past`` and ``future`` are what undo and redo give."""

    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="model-"))
        self.desk = desk_on(self.folder)
        # The first change also writes down where the person is.
        self.desk.entries.introduce("Rosa Lind", "", "")
        self.notes: dict[str, str] = {}
        self.past: list[dict[str, str]] = []
        self.future: list[dict[str, str]] = []

    def did(self, after: dict[str, str]) -> None:
        if after != self.notes:
            self.past.append(self.notes)
            self.future.clear()
            self.notes = after

    @rule(number=NUMBERS, text=TEXTS)
    def record(self, number: int, text: str) -> None:
        self.desk.facts.record(a_note(number, text), "noted")
        self.did(self.notes | {f"n{number}": text})

    @rule(number=NUMBERS)
    def delete(self, number: int) -> None:
        known = next((f for f in self.desk.search.all_facts() if f.id == f"n{number}"), None)
        if known:
            self.desk.facts.delete(known)
            self.did({key: text for key, text in self.notes.items() if key != known.id})

    @rule(number=NUMBERS, text=TEXTS)
    def import_one(self, number: int, text: str) -> None:
        document = write_document(job_search([a_note(number, text)], {}))
        was_deleted = ("facts", f"n{number}") in self.desk.saving.book.removed()
        self.desk.files.import_document(document)
        if not (was_deleted and self.notes):
            self.did(self.notes | {f"n{number}": text})

    @rule()
    def undo(self) -> None:
        if not self.past:
            return
        self.desk.saving.undo()
        self.future.append(self.notes)
        self.notes = self.past.pop()

    @rule()
    def redo(self) -> None:
        if not self.future:
            return
        self.desk.saving.redo()
        self.past.append(self.notes)
        self.notes = self.future.pop()

    @rule()
    def restart(self) -> None:
        self.desk.saving.leave()
        self.desk = desk_on(self.folder)

    @rule(number=NUMBERS, text=TEXTS)
    def record_on_a_full_disk(self, number: int, text: str) -> None:
        if self.notes.get(f"n{number}") == text:
            return
        with full_disk():
            try:
                self.desk.facts.record(a_note(number, text), "noted")
            except NotSavedYet:
                assert texts(self.desk) == self.notes
        self.desk.saving.tick()
        self.did(self.notes | {f"n{number}": text})

    @rule(number=st.integers(5, 9), text=TEXTS)
    def changed_by_another_program(self, number: int, text: str) -> None:
        other = Book(self.folder / "search.json", lambda: EVENING, state=self.folder / "state")
        before = other.load()
        after = before.with_fact(a_note(number, text))
        other.save(difference(before, after), after)
        self.desk.saving.tick()
        # What others wrote is in every state from now on: undo takes back one's own.
        for state in (self.notes, *self.past, *self.future):
            state[f"n{number}"] = text

    @precondition(lambda self: hasattr(self, "desk"))
    @invariant()
    def both_hold_the_same(self) -> None:
        assert texts(self.desk) == self.notes
        assert texts(desk_on(self.folder)) == self.notes

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


TestDeskModel = DeskModel.TestCase
TestDeskModel.settings = settings(max_examples=12, stateful_step_count=15, deadline=None)


def test_an_instant_that_only_changed_its_offset_is_on_disk_as_it_is_shown(tmp_path: Path) -> None:
    desk = desk_on(tmp_path)
    desk.facts.record(a_note(1), "noted")
    elsewhere = EVENING.astimezone(UTC)
    again = msgspec.structs.replace(a_note(1), at=elsewhere)
    desk.saving.commit(desk.search.with_fact(again).with_fact(a_note(2)), "noted")
    assert desk.files.export_document() == desk_on(tmp_path).files.export_document()
    assert desk.search.facts_of("")[0].at.utcoffset() == elsewhere.utcoffset()
