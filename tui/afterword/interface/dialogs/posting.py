"""An application and its posting: where it is found, who is concerned, what it asks."""

import msgspec

from afterword.domain.application import Application
from afterword.domain.languages import LANGUAGES, read_language, writes_in
from afterword.interface.dialogs.entry_fields import (
    company_line,
    described_line,
    described_lines,
    people_line,
    person_line,
    text_line,
    yes_no_line,
)
from afterword.interface.dialogs.field import Field, Values, as_texts, kept, one_of, under
from afterword.interface.dialogs.fields import closes_field
from afterword.interface.dialogs.form import Form
from afterword.interface.view import View

_LETTERS = ("", "off", "additional", "instead")


class PostingForm(Form[tuple[Application, Values, str]]):
    """Edits an application, all but the posting's text."""

    def __init__(self, view: View, known: Application) -> None:
        self._known = known
        search = view.search
        company = search.company_of(known).name
        tags = "; ".join(known.tags)
        language = LANGUAGES.get(known.language, known.language)
        goes_by = LANGUAGES[writes_in(search, msgspec.structs.replace(known, language=""), None)]
        super().__init__(
            f"Application: {known.title}",
            (
                *under(
                    "What it is",
                    company_line(search, company, "The employer's name.", "Which company?"),
                    text_line(
                        "title",
                        "Position",
                        known.title,
                        "As the posting calls it.",
                        required="Which position?",
                    ),
                    described_lines(known, without="notes"),
                    closes_field(view, known.closes),
                ),
                *under(
                    "Whom it goes through",
                    person_line(
                        search, "contact", "Contact", known.contact, "Whom you wrote to.", known.company
                    ),
                    person_line(
                        search,
                        "via_recruiter",
                        "Recruiter",
                        known.via_recruiter,
                        "Who runs it, if an agency does.",
                    ),
                    person_line(search, "referrer", "Referrer", known.referrer, "Who brought you to it."),
                    people_line(
                        search,
                        "references",
                        "References",
                        known.references,
                        "Who vouches for you here, separated by commas.",
                    ),
                    yes_no_line(
                        "no_calls", "No calls", known.no_calls, "yes if the posting asks not to call."
                    ),
                    yes_no_line(
                        "no_enquiries",
                        "No enquiries",
                        known.no_enquiries,
                        "yes if the posting asks not to enquire: you are not told to.",
                    ),
                ),
                *under(
                    "For your letters",
                    Field(
                        id="letter",
                        label="Letter",
                        initial=known.letter or "",
                        read=kept(
                            known.letter, known.letter or "", lambda text: one_of(*_LETTERS)(text) or None
                        ),
                        hint="A thank-you by post: none, one more, or one in place of the e-mail.",
                        choices={
                            "off": "off",
                            "additional": "additional",
                            "instead": "instead",
                            "": "as usual",
                        },
                    ),
                    Field(
                        id="language",
                        label="Language",
                        initial=language,
                        read=kept(known.language, language, read_language),
                        hint=f"{' or '.join(LANGUAGES.values())}; else "
                        f"by the posting or the country: now {goes_by}.",
                        choices={name: name for name in LANGUAGES.values()} | {"": "by the posting"},
                    ),
                ),
                *under(
                    "For yourself",
                    Field(
                        id="tags",
                        label="Tags",
                        initial=tags,
                        read=kept(known.tags, tags, as_texts),
                        hint="Your own words to find it by, separated by semicolons.",
                    ),
                    described_line(known, "notes"),
                ),
            ),
        )

    def value_of(self, values: Values) -> tuple[Application, Values, str]:
        """The application, the answers given for its fields, and the company's name as typed."""
        own = {name: value for name, value in values.items() if name != "company"}
        return self._known, own, values["company"]
