"""What was said in a round, written down while it is fresh (C1)."""

from collections.abc import Iterator
from typing import Any

import msgspec

from afterword.domain.facts import Debrief
from afterword.domain.phrases import day_text
from afterword.domain.rounds import Round
from afterword.domain.story import Story
from afterword.interface.dialogs.fields import decision_field, next_step_field, topic_field, value_field
from afterword.interface.dialogs.form import Field, Form, as_texts, one_of
from afterword.interface.view import View

_SEVERAL = "Separate several with a semicolon."


class DebriefForm(Form):
    """Asks what the messages and the next follow-ups need; ``debrief`` makes the fact."""

    def __init__(self, view: View, story: Story, held: Round) -> None:
        self._view = view
        self._held = held
        self._people = [p for p in held.interviewers if p in view.search.contacts]
        super().__init__(
            f"Debrief: {story.company.name}, {day_text(held.day)}", tuple(self._lines(held.debrief))
        )

    def debrief(self, values: dict[str, Any], known: Debrief) -> Debrief:
        """``known`` with the answers given."""
        topics = {person: values[f"topic{n}"] for n, person in enumerate(self._people)}
        return msgspec.structs.replace(
            known,
            decision_date=values["decision"],
            next_step=values["next_step"],
            follow_up_medium=values["medium"] or None,
            key_points={person: topic for person, topic in topics.items() if topic},
            value=values["value"],
            missed=values["missed"],
            omitted=values["omitted"],
            promised_materials=values["promised"],
            contribution=values["contribution"],
            keep_in_touch=values["keep_in_touch"] == "yes",
            notes=values["notes"],
        )

    def _lines(self, known: Debrief | None) -> Iterator[Field]:
        yield decision_field(self._view, known.decision_date if known else None)
        yield next_step_field(known.next_step if known else "")
        yield Field(
            id="medium",
            label="Follow up by",
            initial=(known.follow_up_medium or "") if known else "",
            read=one_of("", "email", "call"),
            hint="What they asked for: email or call. Leave it empty if they did not say.",
        )
        for number, person in enumerate(self._people):
            name = self._view.search.contacts[person].name
            yield topic_field(
                number, f"Topic, {name}", initial=known.key_points.get(person, "") if known else ""
            )
        yield value_field(known.value if known else "")
        yield Field(
            id="missed",
            label="Forgot to ask",
            initial="; ".join(known.missed) if known else "",
            read=as_texts,
            hint=f"A question you did not get to. {_SEVERAL}",
        )
        yield Field(
            id="omitted",
            label="Forgot to say",
            initial="; ".join(known.omitted) if known else "",
            read=as_texts,
            hint=f"A point you did not make. {_SEVERAL}",
        )
        yield Field(
            id="promised",
            label="You promised",
            initial="; ".join(known.promised_materials) if known else "",
            read=as_texts,
            hint=f"Things to send them. {_SEVERAL}",
        )
        yield Field(
            id="contribution",
            label="An idea",
            initial=known.contribution if known else "",
            hint="Something you could contribute, to mention in the thank-you.",
        )
        yield Field(
            id="keep_in_touch",
            label="Keep in touch",
            initial="yes" if known and known.keep_in_touch else "no",
            read=one_of("no", "yes"),
            hint="yes if they asked you to; then a call is welcome.",
        )
        yield Field(id="notes", label="Notes", initial=known.notes if known else "", hint="For yourself.")
