"""What must be said about a table before it comes in: all of it on one screen, a line for each question."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from textual import events
from textual.content import Content

from afterword.domain.capturing.table_import import FIELDS, Choices, Intake, Question
from afterword.interface.bindings import bindings
from afterword.interface.dialogs.choice_line import ChoiceLine
from afterword.interface.dialogs.field import Field, Typed, Values
from afterword.interface.dialogs.form import Form
from afterword.interface.text import assemble, content

_GROUPS: Mapping[str, str] = {
    "sheet": "Where are they?",
    "column": "What do these columns hold?",
    "day_column": "What do these columns hold?",
    "date_order": "How are days written?",
    "status": "What do these words mean?",
    "same": "Are these the ones you have?",
}
_WORDS: Mapping[str, str] = {
    "note": "note",
    "nothing": "leave it out",
    "day_first": "31/12, day first",
    "month_first": "12/31, month first",
    "company+title": "company, then position",
    "title+company": "position, then company",
    "same": "the one I have",
    "apart": "another one",
}
_ALL = "all"
"""The line that answers for all rows which resemble an application."""
_OF_ALL = {"same": True, "apart": False}
_FEW = 3
"""Rows that a question names."""
_DIGITS = "1234567890"


class QuestionsForm(Form[Choices]):
    """A line for each open question; what has a likely answer is answered so until another one is chosen."""

    def __init__(self, intake: Intake, before: Choices) -> None:
        self._before = before
        self._questions = {f"q{number}": each for number, each in enumerate(intake.questions)}
        # The likeliest stay together, and what is asked about one thing stands below one heading.
        fields = sorted(self._fields_of(intake), key=lambda field: [*_GROUPS.values()].index(field.group))
        asked = "; ".join(question.id for question in intake.questions)
        super().__init__("Before it comes in", fields, key=f"questions of {intake.shape}: {asked}")

    def value_of(self, values: Values) -> Choices:
        """What was said before, with every answer that was given now."""
        choices = self._before
        for name, question in self._questions.items():
            if answer := values.get(name):
                choices = choices.answered(question.id, answer)
        all_same = _OF_ALL.get(values.get(_ALL, ""))
        return choices if all_same is None else replace(choices, all_same=all_same)

    def then_with(self, typed: Typed) -> str:
        """How many are answered."""
        answered = sum(bool(typed[name]) for name in self._questions)
        return f"{answered} of {len(self._questions)} answered"

    def choice_line(self, field: Field) -> "AnswerLine":
        """The answers of one question."""
        return AnswerLine(field.initial, field.choices, id=field.id)

    def _fields_of(self, intake: Intake) -> Iterator[Field]:
        alike = [name for name, each in self._questions.items() if each.about == "same"]
        if len(alike) > 1:
            yield Field(
                id=_ALL,
                label="All of them",
                hint="One answer for all that you do not answer below.",
                choices={"same": "the ones I have", "apart": "others"},
                group=_GROUPS["same"],
            )
        for name, question in self._questions.items():
            yield Field(
                id=name,
                label=question.subject,
                hint=_hint(question, intake),
                initial=question.guess,
                choices={each: _said(each, question.about) for each in question.choices},
                group=_GROUPS[question.about],
            )


class AnswerLine(ChoiceLine):
    """A line that shows its answers while it is the one to answer, else what was answered."""

    BINDINGS = bindings("questions")

    def on_focus(self) -> None:
        """Shows all answers."""
        self.refresh(layout=True)

    def on_blur(self) -> None:
        """Shows only the one that was picked."""
        self.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """Picks by number, or by a letter with which one answer begins, and goes on to the next question."""
        letter = event.character if event.is_printable and event.character else ""
        if letter and letter in _DIGITS:
            found = [*self.choices][_DIGITS.index(letter) :][:1]
        else:
            found = self.beginning_with(letter.casefold()) if letter else []
        if len(found) == 1:
            event.stop()
            event.prevent_default()
            self.value = found[0]
            if self is not self._all[-1]:
                self.call_later(self.run_action, "screen.go(1)")

    def action_rest(self) -> None:
        """Keeps every word that is still open as a note."""
        for line in self._all:
            if not line.value and "note" in line.choices:
                line.take("note")

    @property
    def _all(self) -> list["AnswerLine"]:
        return [*self.screen.query(AnswerLine)]

    def rows(self, width: int) -> int:
        """One row as long as it is not the one to answer."""
        return super().rows(width) if self.has_focus else 1

    def render(self) -> Content:
        """The numbered answers; else the one that was picked, or that none was."""
        if self.has_focus:
            return super().render()
        if self.value in self.choices:
            return self.ring(self.value, is_chosen=True)
        return content(" ○ open", "$due")

    def ring(self, text: str, *, is_chosen: bool) -> Content:
        """An answer with the number that picks it."""
        number = [*self.choices].index(text) if text in self.choices else len(_DIGITS)
        if is_chosen or not self.has_focus or number >= len(_DIGITS):
            return super().ring(text, is_chosen=is_chosen)
        return assemble((f" {_DIGITS[number]} ", "$accent"), (f"{self.choices[text]} ", "$text-muted"))


def _hint(question: Question, intake: Intake) -> str:
    """A question with the rows it concerns, or with what stands in the column."""
    rows = [row for row in intake.proposals if row.line in question.rows]
    if question.about == "same":
        return question.text
    concerned = [" · ".join(filter(None, (row.company, row.title))) for row in rows] or [*question.examples]
    named = ", ".join(concerned[:_FEW])
    more = f" and {len(concerned) - _FEW} more" if len(concerned) > _FEW else ""
    return f"{question.text} ({named}{more})" if named else question.text


def _said(answer: str, about: str) -> str:
    """An answer in words."""
    if about == "status" and answer == "interview":
        return "in interviews"
    return _WORDS.get(answer) or FIELDS.get(answer, answer).replace("_", " ").lower()
