"""A recorded fact, for putting its time and, for a call, its result right."""

from collections.abc import Iterator
from typing import Any

import msgspec

from afterword.domain.facts import Call, Fact
from afterword.domain.telling import told
from afterword.interface.dialogs.fields import happened_field
from afterword.interface.dialogs.form import Field, Form, one_of
from afterword.interface.view import View


class FactForm(Form):
    """Asks when it happened; ``corrected`` makes the fact."""

    def __init__(self, view: View, fact: Fact) -> None:
        self._view = view
        self._fact = fact
        words = told(view.search, fact)
        super().__init__(f"Correct: {words}", tuple(self._lines(fact)))

    def corrected(self, values: dict[str, Any]) -> Fact:
        """The fact with the answers given."""
        return msgspec.structs.replace(self._fact, **values)

    def _lines(self, fact: Fact) -> Iterator[Field]:
        yield happened_field(self._view, fact.at)
        if isinstance(fact, Call):
            yield Field(
                id="result",
                label="How it went",
                initial=fact.result.replace("_", " "),
                read=one_of("reached", "voicemail", "no_answer"),
                required="How did it go? reached, voicemail or no answer.",
                hint="reached, voicemail or no answer",
            )
