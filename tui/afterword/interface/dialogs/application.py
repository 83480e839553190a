"""An application that was sent off."""

from typing import Any

from afterword.domain.capture import CapturedApplication
from afterword.interface.dialogs.fields import (
    company_field,
    happened_field,
    people_text,
    position_field,
    understood,
)
from afterword.interface.dialogs.form import Field, Form
from afterword.interface.view import View
from afterword.reading.people import read_person


class ApplicationForm(Form):
    """Where the person applied, and when; ``captured`` reads the values it gave."""

    def __init__(self, view: View) -> None:
        search = view.search
        super().__init__(
            "I applied",
            (
                company_field(search),
                position_field(search),
                happened_field(view, view.now),
                Field(
                    id="contact",
                    label="Contact",
                    read=read_person,
                    preview=understood(read_person, lambda person: people_text([person] if person else [])),
                    hint="Whom you wrote to, if you know: Kim Park <kim@lark.com>",
                ),
                Field(id="source", label="Found at", hint="Job board, a friend, the company's site …"),
                Field(id="url", label="Link", hint="The posting, to find it again."),
            ),
        )

    @staticmethod
    def captured(values: dict[str, Any]) -> CapturedApplication:
        """The application the person described."""
        return CapturedApplication(
            company=values["company"],
            title=values["title"],
            at=values["at"],
            contact=values["contact"],
            source=values["source"],
            url=values["url"],
        )
