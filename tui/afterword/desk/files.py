"""Bringing in and taking out: whole searches, and what other programs' files say."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from afterword.desk.saving import Saving
from afterword.desk.table_answers import TableAnswers
from afterword.domain.errors import NotAllowed, NotFound
from afterword.exchange.kinds import FileKind, kind_of
from afterword.files import at_home, read_plain, write_into, write_new
from afterword.store.file import replace_file

if TYPE_CHECKING:
    from afterword.domain.capturing.table_import import Choices, Intake
    from afterword.domain.history.story import Story
    from afterword.domain.insight.statistics import Statistics


class Files:
    """The verbs that take files in, and give them out. What comes in is one change, and one undo."""

    def __init__(self, saving: Saving) -> None:
        self._saving = saving
        self._answers = TableAnswers(saving.book.own_folder)

    def incoming(self, path: Path) -> tuple[FileKind, bytes]:
        """What kind of file it is that is to come in, and what stands in it. Raises NotFound."""
        try:
            content = read_plain(at_home(path))
        except OSError as error:
            raise NotFound(f"{path} could not be read: {error.strerror}.") from None
        return kind_of(content, path.suffix), content

    def import_document(self, *texts: bytes | str) -> tuple[str, tuple[str, ...]]:
        """Brings search documents in; gives the sentence and the warnings. All or nothing."""
        # What reads and writes other documents is loaded when one comes or goes.
        from afterword.exchange.merging import Tally, merged
        from afterword.exchange.search_document import read_document

        search, tally = self._saving.search, Tally(0, 0, 0, 0)
        warnings: list[str] = []
        for text in texts:
            imported = read_document(text)
            # A bad parameter would be left aside from now on; here it is still a sentence.
            self._saving.cadence.overridden(imported.search.parameters)
            search, more = merged(search, imported.search, self._saving.book.removed())
            tally = tally.with_more(more)
            warnings += imported.warnings
        words = "imported a search document" if len(texts) == 1 else "imported search documents"
        self._saving.commit(search, words, why="import")
        return f"Imported: {tally}.", tuple(warnings)

    def export_document(self) -> str:
        """The complete search as one search document."""
        from afterword.exchange.search_document import write_document

        return write_document(self._saving.search)

    def read_sheet(self, data: bytes, choices: "Choices") -> "Intake":
        """What a table of applications would bring; nothing is taken in yet.

        Raises NotATable where there is none, NotFound for a choice that names no column.
        """
        # Loaded only when a table comes in.
        from afterword.exchange.sheets.reading import read_sheet
        from afterword.exchange.sheets.vocabulary import vocabulary
        from afterword.settings.shipped import shipped_table

        words = vocabulary(shipped_table("sheets.toml"))
        return read_sheet(
            data,
            words,
            replace(choices, recalled=self._answers.all(), said_before=self._answers.said()),
            self._saving.search,
            self._saving.plan.stories,
            self._saving.clock(),
            self._saving.zone,
            self._saving.habit,
        )

    def import_sheet(self, data: bytes, choices: "Choices") -> str:
        """Takes a table of applications in as ``read_sheet`` reads it now. Raises as both of them do."""
        return self.take_in(self.read_sheet(data, choices))

    def take_in(self, intake: "Intake") -> str:
        """Takes in what was just read: all of it, in one change.

        Raises NotAllowed while something must be answered first.
        """
        from afterword.exchange.sheets.reading import taken_in

        if intake.questions:
            raise NotAllowed(intake.questions[0].text)
        brought = f"{intake.count('new')} new, {intake.count('updated')} updated"
        words = f"imported a table of applications ({brought})"
        self._saving.commit(taken_in(self._saving.search, intake.entries), words, why="import")
        self._answers.keep(intake.shape, intake.answers)
        self._answers.keep_said(intake.said)
        return f"Imported: {intake.tally}."

    def forget_answers(self) -> None:
        """Forgets what was said of tables: the same is asked again."""
        self._answers.forget()

    def export_applications(self) -> str:
        """Every application, as a table for spreadsheets that can come in again."""
        from afterword.exchange.out.tables import applications_table

        return applications_table(self._stories(), self._saving.zone)

    def export_interviews(self) -> str:
        """Every interview, as a table for spreadsheets."""
        from afterword.exchange.out.tables import interviews_table

        return interviews_table(self._stories())

    def export_contacts(self) -> str:
        """Every message sent and call made, as a table for spreadsheets."""
        from afterword.exchange.out.tables import contacts_table

        return contacts_table(
            self._saving.search, self._saving.search.all_facts(), self._saving.zone, self._saving.habit
        )

    def export_story(self, application: str) -> str:
        """What happened in one application, as Markdown."""
        from afterword.exchange.out.story_text import story_text

        return story_text(self._saving.plan.stories[application], self._saving.zone)

    def export_report(self, start: date, end: date, *, as_page: bool) -> str:
        """What was done to find work from ``start`` to ``end``: a page to print, else a table."""
        from afterword.exchange.out.work_search import activities, report_page, report_table

        if end < start:
            raise NotAllowed("The last day of the report lies before its first.")
        done = activities(
            self._saving.search, self._saving.plan.stories, start, end, self._saving.zone, self._saving.habit
        )
        if not as_page:
            return report_table(done, self._saving.zone)
        from afterword.settings.shipped import shipped

        template = (shipped() / "reports" / "work_search.html").read_text(encoding="utf-8")
        return report_page(
            template, self._saving.search.profile, done, start, end, self._saving.zone, self._saving.habit
        )

    def write_out(self, path: Path, text: str) -> str:
        """Writes what goes out into a file, in place of one that is there; tables as spreadsheets read them.

        Raises NotAllowed where it cannot be written, or where it is the data file itself.
        """
        path = at_home(path)
        if path.resolve() == self._saving.book.path.resolve():
            raise NotAllowed(f"{path} is the data file itself; name another file.")
        raw = text.encode("utf-8-sig" if path.suffix.lower() == ".csv" else "utf-8")
        try:
            if path.exists() and not path.is_file():
                write_into(path, raw)
            else:
                replace_file(path, raw)
        except OSError as error:
            raise NotAllowed(f"{path} could not be written: {error.strerror}.") from None
        return f"Exported to {path}."

    def _stories(self) -> "Iterator[Story]":
        return (story for app, story in self._saving.plan.stories.items() if app)

    @property
    def statistics(self) -> "Statistics":
        """What the person's own numbers say."""
        from afterword.domain.insight.statistics import statistics

        return statistics(self._saving.plan)

    def funnel(self) -> str:
        """How far applications got, drawn as an SVG document, which names nobody."""
        from afterword.exchange.out.funnel import funnel_svg

        return funnel_svg(self.statistics)

    def save_funnel(self, path: Path) -> str:
        """Draws how far applications got into a new file."""
        return save_new(path, self.funnel().encode())


def save_new(path: Path, written: bytes) -> str:
    """Writes a new file. Raises NotAllowed where there is one already or it cannot be written."""
    path = at_home(path)
    try:
        write_new(path, written)
    except FileExistsError:
        raise NotAllowed(f"{path} exists already; choose another name.") from None
    except OSError as error:
        raise NotAllowed(f"{path} could not be written: {error.strerror}. Choose another place.") from None
    return f"Saved as {path}."
