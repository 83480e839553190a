"""Lines that several forms share, and how what was typed is said back."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec

from afterword.domain.addresses import is_address
from afterword.domain.capturing.capture import CapturedPerson
from afterword.domain.capturing.recording import almost_known, same_name
from afterword.domain.history.story import Story
from afterword.domain.kinds import BY
from afterword.domain.people import Contact
from afterword.domain.phrases import count_text, listed
from afterword.domain.search import JobSearch
from afterword.domain.titles import person_named
from afterword.interface.dialogs.field import Field, LikelyMatch, Typed, kept
from afterword.interface.view import View
from afterword.reading.days import read_day
from afterword.reading.moments import read_past
from afterword.reading.people import read_people

T = TypeVar("T")


def company_field(search: JobSearch, initial: str = "", **more: Any) -> Field:
    """A company, known or new; a part of a known one, or one spelt almost like it, is asked about."""
    names = tuple(sorted({company.name for company in search.companies.values() if company.name}))

    def meant(typed: Typed) -> LikelyMatch | None:
        known = almost_known(typed["company"], names)
        return LikelyMatch(known, known, typed["company"]) if known else None

    counts = Counter(application.company for application in search.applications.values())

    def found(text: str, _: Typed) -> str:
        known = next((each for each in search.companies.values() if same_name(each.name, text)), None)
        if known is None:
            return "new"
        return count_text(counts[known.id], "application") if counts[known.id] else "known"

    plain: dict[str, Any] = {
        "required": "Which company? Its name is enough.",
        "hint": "The company's name.",
    }
    return Field(
        id="company",
        label="Company",
        initial=initial,
        meant=meant,
        preview=found,
        suggestions=names,
        **plain | more,
    )


def position_field(search: JobSearch, initial: str = "", **more: Any) -> Field:
    """A position, as the posting calls it; those at the same company are suggested, else all."""

    def suggestions(typed: Typed) -> Sequence[str]:
        company = typed["company"].strip().casefold()
        titles = sorted(
            (search.company_of(application).name.casefold(), application.title)
            for application in search.applications.values()
        )
        # Another company's position is no suggestion where this one has its own.
        return [title for name, title in titles if name == company] or [title for _, title in titles]

    def meant(typed: Typed) -> LikelyMatch | None:
        start = typed["title"].strip().casefold()
        titles = [
            each.title
            for each in search.applications.values()
            if same_name(search.company_of(each).name, typed["company"])
            and each.title.casefold().startswith(start)
        ]
        if not start or not titles or any(same_name(title, start) for title in titles):
            return None
        return LikelyMatch(titles[0], titles[0], typed["title"])

    return Field(
        id="title",
        label="Position",
        initial=initial,
        meant=meant,
        required="Which position? A word or two are enough.",
        hint="As the posting calls it, like: Data Analyst",
        suggestions=suggestions,
        **more,
    )


def running_story(view: View, company: str, title: str) -> Story | None:
    """The application for that posting which has not ended."""
    return next(
        (
            story
            for application, story in view.plan.stories.items()
            if application
            and same_name(story.company.name, company)
            and same_name(story.application.title, title)
            and story.outcome is None
        ),
        None,
    )


def people_field(search: JobSearch, initial: str, company: Callable[[Typed], str], **more: Any) -> Field:
    """Several people at once, lead first; those of the ``company`` are suggested first."""
    known = KnownPeople(search, company)
    return Field(
        id="people",
        label="With",
        initial=initial,
        read=read_people,
        preview=preview_of(read_people, lambda people: people_text([*map(known.as_known, people)])),
        suggestions=known.suggested,
        meant=known.meant_by("people"),
        several=True,
        hint="Everybody, lead first: Dana Osei <dana@lark.com>, Lou 555-0142 (by text). Empty if not known.",
        **more,
    )


@dataclass(frozen=True)
class KnownPeople:
    """Whoever is recorded, as a line offers them: first those of the ``company`` that the form is about."""

    search: JobSearch
    company: Callable[[Typed], str]

    def suggested(self, typed: Typed) -> Sequence[str]:
        """Their names; of somebody elsewhere with the address, so that no namesake is made of them."""
        return [*self._by_name(typed).values()]

    def there(self, typed: Typed) -> Sequence[str]:
        """The names of those at the company who have not left it."""
        here = self._companies(typed)
        people = self.search.contacts.values()
        return sorted(each.name for each in people if each.company in here and not each.left)

    def as_known(self, person: CapturedPerson) -> CapturedPerson:
        """Somebody typed, with the ways to reach them that are recorded."""
        contact = person_named(self.search.contacts, person.name)
        if contact is None:
            return person
        return msgspec.structs.replace(
            person,
            email=person.email or contact.email,
            phone=person.phone or contact.phone,
            reach=person.reach or contact.reach,
        )

    def meant_by(self, field_id: str) -> Callable[[Typed], LikelyMatch | None]:
        """What finds whoever is likely meant by a part of a name, or a slip in it, in that line."""

        def meant(typed: Typed) -> LikelyMatch | None:
            texts, text = self._by_name(typed), typed[field_id]
            addresses = {contact.email.casefold() for contact in self.search.contacts.values()}
            for person in people_in(text):
                is_known = person_named(self.search.contacts, person.name) is not None
                if is_known or person.email.casefold() in addresses - {""}:
                    continue
                if known := almost_known(person.name, tuple(texts)):
                    put_in = known if person.email else texts[known]
                    return LikelyMatch(known, text.replace(person.name, put_in, 1), person.name)
            return None

        return meant

    def _companies(self, typed: Typed) -> frozenset[str]:
        here = self.company(typed)
        return frozenset(key for key, known in self.search.companies.items() if same_name(known.name, here))

    def _by_name(self, typed: Typed) -> dict[str, str]:
        """How each of them is typed, by their names."""
        there = self._companies(typed)
        people = sorted(
            self.search.contacts.values(), key=lambda each: (each.company not in there, each.name)
        )
        texts: dict[str, str] = {}
        for person in people:
            texts.setdefault(person.name, person.name if person.company in there else typed_people([person]))
        return texts


def typed_people(people: Sequence[Contact | CapturedPerson]) -> str:
    """Known people, as one would type them; an address that is none could not be read again."""
    return ", ".join(
        f"{person.name} <{person.email}>" if is_address(person.email) else person.name for person in people
    )


def decision_field(view: View, initial: date | None = None, *, id: str = "decision", **more: Any) -> Field:  # noqa: A002 - the field's id
    """The day they said one would hear."""

    def read(text: str) -> date | None:
        return read_day(text, view.here)

    return Field(
        id=id,
        label="Decision by",
        initial=initial.isoformat() if initial else "",
        read=read,
        preview=preview_of(read, lambda day: view.habit.day(day) if day else "no date was given"),
        hint="The day they said you would hear, like: fri, in 2 weeks. Leave it empty if they gave none.",
        **more,
    )


def closes_field(view: View, closes: date | None, **more: Any) -> Field:
    """The last day to apply."""

    def read(text: str) -> date | None:
        return read_day(text, view.here)

    initial = closes.isoformat() if closes else ""
    return Field(
        id="closes",
        label="Closes",
        initial=initial,
        read=kept(closes, initial, read),
        preview=preview_of(read, lambda day: view.habit.day(day) if day else "no date"),
        hint="The last day to apply; an enquiry waits for it.",
        **more,
    )


def happened_field(view: View, at: datetime | None) -> Field:
    """When something happened; the past. None where that is not known."""

    def read(text: str) -> datetime:
        return read_past(text, view.here)

    return Field(
        id="at",
        label="When",
        initial=view.typed(at) if at else "",
        read=read,
        preview=preview_of(read, lambda moment: view.habit.moment(moment, view.zone)),
        required="When did it happen? Like: yesterday 15:00" if at else "",
        hint="When it happened, like: an hour ago, yesterday 15:00, mon 9:30",
    )


def topic_field(number: int, label: str | Callable[[Typed], str], **more: Any) -> Field:
    """What was talked about with one person."""

    def in_their_words(typed: Typed) -> str:
        # Loaded with the first topic, not with the program.
        from afterword.domain.languages import FIRST, language

        odd = language(FIRST).odd(language(FIRST).fit(typed.get(f"topic{number}", "")))
        if odd is None:
            return ""
        if odd.sore:
            return "They read this. Say it kindly, or name another topic."
        return f"They read this: write \u201c{odd.instead}\u201d." if odd.instead else "Write it as a topic."

    return Field(
        id=f"topic{number}",
        label=label,
        hint="One thing you talked about. They will read it, like: your plan to merge the depots",
        doubt=in_their_words,
        **more,
    )


def value_field(initial: str = "", **more: Any) -> Field:
    """What the person would bring to the job."""
    return Field(
        id="value",
        label="What you bring",
        initial=initial,
        hint="What you bring to this job in a few words, with I, like: I have run such reports for years.",
        **more,
    )


def next_step_field(initial: str = "", **more: Any) -> Field:
    """What they said comes next."""
    return Field(
        id="next_step",
        label="Next step",
        initial=initial,
        hint="What they said comes next, if anything.",
        **more,
    )


def people_in(text: str) -> Sequence[CapturedPerson]:
    """The people typed so far; none while it cannot be read."""
    try:
        return read_people(text)
    except ValueError:
        return ()


def people_text(people: Sequence[CapturedPerson]) -> str:
    """Several people, as they were understood."""

    def told(person: CapturedPerson) -> str:
        greeted = f"\u201cDear {person.salutation}\u201d" if person.salutation else ""
        role = person.role.replace("_", " ")
        ways = (person.email, person.phone, person.linkedin, BY.get(person.reach, ""))
        parts = (person.title, greeted, *ways, role, person.note)
        about = ", ".join(part for part in parts if part)
        return f"{person.name} ({about})" if about else person.name

    return listed([told(person) for person in people])


def preview_of(read: Callable[[str], T], say: Callable[[T], str]) -> Callable[[str, Typed], str]:
    """A preview: what ``read`` makes of the text, or why it cannot."""

    def preview(text: str, _: Typed) -> str:
        try:
            return say(read(text))
        except ValueError as error:
            return str(error)

    return preview
