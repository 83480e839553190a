"""An application that was sent off, or a posting kept for later."""

from datetime import datetime
from typing import Any

from afterword.domain.application import Application
from afterword.domain.capturing.capture import CapturedApplication
from afterword.domain.capturing.recording import same_name
from afterword.domain.described import texts_of
from afterword.domain.people import CompanyKind
from afterword.domain.phrases import listed
from afterword.interface.dialogs.entry_fields import company_kind_line
from afterword.interface.dialogs.field import Field, Typed, Values, kept, under
from afterword.interface.dialogs.fields import (
    KnownPeople,
    closes_field,
    company_field,
    people_text,
    position_field,
    preview_of,
    running_story,
    typed_people,
)
from afterword.interface.dialogs.form import Form
from afterword.interface.view import View
from afterword.reading.moments import read_past
from afterword.reading.people import read_person
from afterword.reading.posting import read_posting
from afterword.reading.through import Through, known_ways, read_through, through_text


def _described(name: str, **more: Any) -> Field:
    text = texts_of(Application)[name]
    return Field(id=name, label=text.label, hint=text.hint, **more)


_EMPLOYERS: tuple[CompanyKind, ...] = ("small", "university", "public")
"""An agency is named with whoever it sent."""
_FEW = 2
"""So many people are named where anybody might be meant."""
_NOT_YET = ("not yet", "no", "not", "later", "saved", "save", "-")


class ApplicationForm(Form[CapturedApplication]):
    """Where the person applied, and when.

    Whatever tells of a posting can be put into the first line: a link, a sentence, the posting itself.
    ``found`` is one that somebody wrote of.
    """

    def __init__(self, view: View, found: CapturedApplication | None = None) -> None:
        self._view = view
        posting = found or CapturedApplication(company="", title="", at=view.now)
        contact = typed_people([posting.contact]) if posting.contact else ""
        self._since = posting.at
        search = view.search
        self._people = people = KnownPeople(search, lambda typed: typed["company"])
        super().__init__(
            "I applied, or found a posting",
            (
                *under(
                    "What it is",
                    company_field(
                        search,
                        posting.company,
                        spread=self._spread_posting,
                        hint="The company's name; or paste a link, a line or the whole posting.",
                    ),
                    position_field(search, posting.title, doubt=self._doubt),
                    Field(
                        id="at",
                        label="Applied",
                        initial=_NOT_YET[0] if posting.is_saved else view.typed(posting.at),
                        read=self._read_applied,
                        preview=preview_of(self._read_applied, self._applied_text),
                        hint="When, like: now, yesterday, mon 9:30. To keep the posting for later: not yet",
                    ),
                ),
                *under(
                    "Whom it goes through",
                    Field(
                        id="contact",
                        label="Contact",
                        initial=contact,
                        read=kept(posting.contact, contact, read_person) if posting.contact else read_person,
                        preview=preview_of(
                            read_person, lambda person: people_text([person] if person else [])
                        ),
                        suggestions=people.suggested,
                        meant=people.meant_by("contact"),
                        hint="Whom you wrote to, if you know: Kim Park <kim@lark.com>",
                    ),
                    Field(
                        id="through",
                        label="Through",
                        read=self._read_through,
                        preview=preview_of(self._read_through, through_text),
                        suggestions=known_ways(search),
                        hint="An agency or a friend: via Doug Marsh, Prairie Staffing; "
                        "referred by Angela Ruiz",
                    ),
                    company_kind_line(kinds=_EMPLOYERS, shown=self._is_of_no_kind),
                ),
                *under(
                    "The posting",
                    _described("source"),
                    _described("url", initial=posting.url),
                    _described("pay", shown=lambda typed: bool(typed["pay"])),
                    closes_field(view, None, shown=lambda typed: bool(typed["closes"])),
                    Field(
                        id="posting",
                        label="Posting",
                        preview=lambda text, _: f"{len(text.split())} words are kept with the application",
                        hint="Paste what it says, to read it before an interview.",
                    ),
                ),
            ),
        )

    def value_of(self, values: Values) -> CapturedApplication:
        """The application the person described."""
        at: datetime | None = values["at"]
        through: Through = values["through"]
        return CapturedApplication(
            company=values["company"],
            title=values["title"],
            at=at or self._since,
            contact=values["contact"],
            recruiter=through.recruiter,
            agency=through.agency,
            referrer=through.referrer,
            kind=values.get("kind", ""),
            source=values["source"],
            url=values["url"],
            pay=values.get("pay", ""),
            closes=values.get("closes"),
            posting_text=values["posting"],
            is_saved=at is None,
        )

    def then_with(self, typed: Typed) -> str:
        """That a posting is only kept; and whom one knows there already, where nobody is named."""
        if typed["at"].strip().lower() in _NOT_YET:
            return "Then: it is kept for later"
        there = () if typed["contact"].strip() or typed["through"].strip() else self._people.there(typed)
        return f"Contact is empty: you know {listed(there[:_FEW])} there" if there else ""

    def _is_of_no_kind(self, typed: Typed) -> bool:
        """Whether nobody has said yet what kind of employer it is."""
        known = (c for c in self._view.search.companies.values() if same_name(c.name, typed["company"]))
        return not any(company.kind for company in known)

    def _read_applied(self, text: str) -> datetime | None:
        if text.strip().lower() in _NOT_YET:
            return None
        if not text.strip():
            raise ValueError("When did you apply? Like: yesterday. To keep it for later: not yet")
        return read_past(text, self._view.here)

    def _read_through(self, text: str) -> Through:
        return read_through(text, self._view.search)

    def _applied_text(self, at: datetime | None) -> str:
        return self._view.habit.moment(at, self._view.zone) if at else "kept for later, not applied yet"

    def _spread_posting(self, text: str) -> Typed:
        read = read_posting(text, self._view.here)
        if not read:
            return {}
        parts = {
            "company": read.company,
            "title": read.title,
            "at": read.applied,
            "source": read.source,
            "url": read.url,
            "contact": read.contact,
            "pay": read.pay,
            "closes": read.closes,
            "posting": read.text,
        }
        return {name: part for name, part in parts.items() if part}

    def _doubt(self, typed: Typed) -> str:
        """What is known of this very posting already."""
        story = running_story(self._view, typed["company"], typed["title"])
        if story is None:
            return ""
        if story.is_saved_only:
            return "You have kept this posting; it becomes this application."
        if story.applied_on:
            on = self._view.habit.day(story.applied_on.astimezone(self._view.zone).date())
            return f"You applied for this on {on}: that stays, and what is new is added to it."
        since = self._view.habit.day(story.made_at.date())
        return f"This is running already, since {since}. What you save is added to it."
