"""What a form offers for its lines: the rest of a name in grey, and whoever or whatever was likely meant."""

from collections.abc import Iterable, Mapping, Sequence

from afterword.interface.dialogs.choice_line import ChoiceLine
from afterword.interface.dialogs.field import Field, LikelyMatch
from afterword.interface.dialogs.line import Line, suggestion
from afterword.interface.text import clean


class Offers:
    """The offers of one form, by its lines as they stand; each that was likely meant is asked about once."""

    def __init__(self, lines: Mapping[str, Line | ChoiceLine]) -> None:
        self._lines = lines
        self._asked: dict[str, str] = {}

    @property
    def typed(self) -> dict[str, str]:
        """What the lines show."""
        return {field_id: line.value for field_id, line in self._lines.items()}

    def suggested(self, field: Field) -> Sequence[str]:
        """All that can be suggested for a line."""
        return field.names_with(self.typed)

    def likely(self, field: Field) -> LikelyMatch | None:
        """What is known already and was likely meant by what was typed into a line."""
        if field.meant is None or self._lines[field.id].value == clean(field.initial):
            return None
        return field.meant_with(self.typed)

    def of(self, field: Field) -> LikelyMatch | None:
        """What there is to take for a line: what stands there in grey, else what was likely meant."""
        return self.completed(field) or self.likely(field)

    def completed(self, field: Field) -> LikelyMatch | None:
        """The name whose rest stands in the line in grey."""
        line = self._lines[field.id]
        found = suggestion(line.value, self.suggested(field), several=field.several)
        if found and line.is_being_typed:
            name = found[max(found.rfind(","), found.rfind(";")) + 1 :].strip() if field.several else found
            return LikelyMatch(name, found)
        return None

    def to_ask(self, fields: Iterable[Field]) -> tuple[Field, LikelyMatch] | None:
        """The first line about which to ask, and what was likely meant; the next time it is left as it is."""
        for field in fields:
            text = self._lines[field.id].value
            if (meant := self.likely(field)) and self._asked.get(field.id) != text:
                self._asked[field.id] = text
                return field, meant
        return None

    def asked(self, field: Field) -> LikelyMatch | None:
        """What was asked of a line that says the same still."""
        return self.likely(field) if self._asked.get(field.id) == self._lines[field.id].value else None

    def let_go_with(self, field_id: str, fields: Sequence[Field]) -> None:
        """Empties what was only offered along with the text of a line that has another now."""
        lead = next((field for field in fields if field.id == field_id), None)
        line = self._lines.get(field_id)
        if lead is None or line is None or not line.is_being_typed or line.value == clean(lead.initial):
            return
        for field in fields:
            if field.goes_with == field_id and self._lines[field.id].value == clean(field.initial):
                self._lines[field.id].value = ""

    def forget(self) -> None:
        """Asks anew about everything."""
        self._asked.clear()
