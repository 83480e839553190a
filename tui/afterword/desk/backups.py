"""Earlier states of the search, other copies of it, and what they disagree on."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from afterword.desk.saving import Saving
from afterword.domain.errors import AfterwordError, NotAllowed, NotFound
from afterword.domain.merging.conflicts import Sides, settled, sides_of
from afterword.domain.merging.merge import Copy, differing, merge
from afterword.domain.phrases import count_text, listed
from afterword.domain.search import Conflict, JobSearch, difference
from afterword.files import put_file, read_plain
from afterword.store.backups import Backup
from afterword.store.copies import (
    Settled,
    common_state,
    copies_beside,
    is_set_aside,
    tables_at,
)
from afterword.store.records import copy_in, file_id_of, search_in


class Preview(NamedTuple):
    """What going back to an earlier state would mean, in entries of the search as it is now."""

    search: JobSearch
    back: int
    changed: int
    gone: int

    @property
    def words(self) -> str:
        """In a line: ``12 applications, 40 facts; 1 entry comes back, 2 go``."""
        return f"{counted(self.search)}; {self.difference}"

    @property
    def difference(self) -> str:
        """What would be different, in words."""
        parts = [
            f"{count_text(number, 'entry', 'entries')} {words}"
            for number, words in ((self.back, "back"), (self.changed, "changed"), (self.gone, "gone"))
            if number
        ]
        return listed(parts) if parts else "the same as now"


class OtherCopy(NamedTuple):
    """A copy of the search beside its file, and how many entries would be others with it merged.

    ``trouble`` is the sentence that says why it could not be read.
    """

    path: Path
    entries: int
    trouble: str = ""

    def told(self, way: str) -> str:
        """What it is, and ``way``, how it is taken in."""
        if self.trouble:
            return self.trouble
        entries = count_text(self.entries, "entry", "entries")
        return f"{self.path.name}, beside your file, is a copy of it with {entries} of its own: {way}"


class Backups:
    """The verbs that go back, merge, and settle what a merge left open."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving

    @property
    def all(self) -> tuple[Backup, ...]:
        """Earlier states of the file, the newest first."""
        return self._saving.book.backups.all()

    def backup(self, name: str) -> Backup:
        """The newest backup whose name starts like that. Raises NotFound where there is none."""
        found = next((backup for backup in self.all if backup.name.startswith(name)), None)
        if found is None:
            raise NotFound("There is no such backup; 'afterword backups' lists them.")
        return found

    def preview(self, backup: Backup) -> Preview:
        """What a backup holds, and what would be different after going back to it."""
        earlier = search_in(tables_at(backup.path))
        changes = difference(self._saving.search, earlier)
        return Preview(
            earlier,
            sum(change.before is None for change in changes),
            sum(None not in (change.before, change.after) for change in changes),
            sum(change.after is None for change in changes),
        )

    def restore(self, backup: Backup) -> str:
        """Goes back to an earlier state; undo goes forward again."""
        earlier = search_in(tables_at(backup.path))
        words = (
            f"went back to the search as it was on {self._saving.habit.moment(backup.at, self._saving.zone)}"
        )
        return self._saving.commit(earlier, words, why="restore")

    def merge_copies(self) -> tuple[str, ...]:
        """Merges the copies that programs which keep folders in step set aside; a sentence for each."""
        book = self._saving.book
        aside = [copy for copy in copies_beside(book.path, book.file_id) if is_set_aside(copy, book.path)]
        return tuple(map(self._merged_and_put_away, aside))

    def copies(self) -> tuple[OtherCopy, ...]:
        """What else beside the file is a copy of this search, and has something that is not here.

        A program may have set it aside, or somebody may have made it on purpose: merging it is asked for.
        """
        book = self._saving.book
        found = []
        for path in copies_beside(book.path, book.file_id):
            if is_set_aside(path, book.path) or self._settled.has(path):
                continue
            try:
                theirs, base = self._parted(path)
            except AfterwordError as error:
                found.append(OtherCopy(path, 0, str(error)))
                continue
            if entries := differing(book.copy(), merge(base, book.copy(), theirs)):
                found.append(OtherCopy(path, entries))
            else:
                self._settled.add(path)
        return tuple(found)

    def merge_copy(self, name: str) -> str:
        """Merges one of the ``copies``, which stays where it is. Raises NotFound where there is none."""
        copy = self._copy(name)
        told = self._merged(copy.path)
        self._settled.add(copy.path)
        return told

    def leave_copy(self, name: str) -> str:
        """Leaves one of the ``copies`` apart for as long as it stays as it is."""
        self._settled.add(self._copy(name).path)
        return f"{name} is left alone while it stays as it is."

    def _copy(self, name: str) -> OtherCopy:
        copy = next((copy for copy in self.copies() if copy.path.name == name and copy.entries), None)
        if copy is None:
            raise NotFound("There is no such copy beside the file; 'afterword doctor' lists them.")
        return copy

    @property
    def _settled(self) -> Settled:
        return Settled(self._saving.book.own_folder / "copies.json")

    def _parted(self, path: Path) -> tuple[Copy, Copy]:
        """A copy of the search, and what it had in common with ours when they parted.

        Raises UnreadableFile for one that cannot be read, NotAllowed for another search.
        """
        book = self._saving.book
        tables = tables_at(path)
        if not book.file_id or file_id_of(tables) != book.file_id:
            raise NotAllowed(f"{path.name} is another search, and was left alone.")
        theirs = copy_in(tables)
        return theirs, common_state(book.copy(), theirs, book.file_id, book.backups)

    def _merged(self, path: Path) -> str:
        before = self._saving.search
        theirs, base = self._parted(path)
        self._saving.search = self._saving.book.merge(base, theirs, before)
        changes = difference(before, self._saving.search)
        conflicts = len(self._saving.search.conflicts.keys() - before.conflicts.keys())
        told = f"merged {path.name}: {count_text(len(changes) - conflicts, 'entry', 'entries')} from it"
        more = f", and {count_text(conflicts, 'value')} to decide on" if conflicts else ""
        return self._saving.done(before, told + more)

    def _merged_and_put_away(self, copy: Path) -> str:
        try:
            told = self._merged(copy)
        except AfterwordError as error:
            return str(error)
        self._put_away(copy)
        return told

    def _put_away(self, copy: Path) -> None:
        """Moves a merged copy out of the way; where that cannot be, it is merged again to no effect."""
        with suppress(OSError):
            folder = self._saving.book.own_folder / "copies"
            put_file(folder / copy.name, read_plain(copy))
            copy.unlink()

    @property
    def conflicts(self) -> tuple[tuple[Conflict, Sides], ...]:
        """What two copies disagree on, each with both values in words."""
        search = self._saving.search
        return tuple(
            (conflict, sides_of(search, conflict, self._saving.habit))
            for conflict in search.conflicts.values()
        )

    def settle(self, conflict_id: str, *, with_other: bool) -> str:
        """Keeps the value that stands, or takes the one of the other copy."""
        conflict = self._saving.search.conflicts.get(conflict_id)
        if conflict is None:
            raise NotFound("There is no such conflict; 'afterword doctor' lists them.")
        words = "took the other value" if with_other else "kept the value that stands"
        after: JobSearch = settled(self._saving.search, conflict, with_other=with_other)
        return self._saving.commit(after, f"{words} of {conflict.field.replace('_', ' ')}")


def counted(search: JobSearch) -> str:
    """How much a search holds: ``12 applications, 40 facts``."""
    facts = sum(map(len, search.facts.values()))
    return f"{count_text(len(search.applications), 'application')}, {count_text(facts, 'fact')}"
