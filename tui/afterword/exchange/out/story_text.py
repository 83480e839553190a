"""The story of one application as Markdown: what it is, who is involved, what happened when."""

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from afterword.domain.described import told_texts
from afterword.domain.facts import Call, Debrief, Fact, Offer, Reply, Sent
from afterword.domain.history.involved import people_of
from afterword.domain.history.story import Story
from afterword.domain.insight.standing import stage_text
from afterword.domain.people import Contact
from afterword.domain.phrases import listed
from afterword.domain.telling import told

_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")


def story_text(story: Story, zone: ZoneInfo) -> str:
    """The whole story, on the person's clock."""
    application = story.application
    about = (
        ("Stage", stage_text(story)),
        *told_texts(application, without="notes"),
        ("Closes", application.closes.isoformat() if application.closes else ""),
        ("Tags", ", ".join(application.tags)),
    )
    people = [story.search.contacts[person] for person in people_of(story.search, application)]
    parts = [
        f"# {_plain(application.title)}, {_plain(story.company.name)}",
        "\n".join(f"- **{name}:** {_linked(text)}" for name, text in about if text),
        _section("Notes", [_quoted(application.notes)] if application.notes else []),
        _section("People", [f"- {_person(person)}" for person in people]),
        _section("What happened", [_happened(story, fact, zone) for fact in story.recorded]),
        _section("The posting", [_quoted(application.posting_text)] if application.posting_text else []),
    ]
    return "\n\n".join(part.rstrip() for part in parts if part) + "\n"


def _section(title: str, lines: list[str]) -> str:
    return "\n".join((f"## {title}", "", *lines)) if lines else ""


def _person(person: Contact) -> str:
    named = (person.name, person.title, person.role.replace("_", " "), person.email, person.phone)
    return ", ".join(_plain(part) for part in named if part)


def _happened(story: Story, fact: Fact, zone: ZoneInfo) -> str:
    at = fact.at.astimezone(zone)
    day = "Day not known" if fact.undated else f"{story.habit.full_day(at.date())}, {at:%H:%M}"
    lines = [f"- **{day}** {_plain(told(story.search, fact, story.habit))}"]
    for name, text in _details(story, fact):
        lines += ["", f"  {name}:", "", *(f"  {line}".rstrip() for line in _quoted(text).splitlines())]
    return "\n".join(lines) + ("\n" if len(lines) > 1 else "")


def _details(story: Story, fact: Fact) -> Iterator[tuple[str, str]]:
    """What was written and said, beyond what is told in a line."""
    found: tuple[tuple[str, str], ...] = ()
    match fact:
        case Sent():
            found = ((fact.subject or "Text", fact.text),)
        case Reply():
            found = (("They wrote", fact.text),)
        case Call():
            found = (("Notes", fact.notes),)
        case Offer():
            found = (("Terms", fact.terms),)
        case Debrief():
            points = (
                f"{story.search.contacts[person].name}: {point}"
                for person, point in fact.key_points.items()
                if person in story.search.contacts
            )
            found = (
                ("Talked about", "\n".join(points)),
                ("Next step", fact.next_step),
                ("Promised", listed(fact.promised_materials)),
                ("Notes", fact.notes),
            )
    mail = (("They wrote", fact.mail.text),) if fact.mail else ()
    return ((_plain(name), text) for name, text in (*found, *mail) if text)


def _plain(text: str) -> str:
    """Text in which nothing is taken for a mark, in one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _linked(text: str) -> str:
    return f"<{text}>" if re.fullmatch(r"https?://[^\s<>]+", text) else _plain(text)


def _quoted(text: str) -> str:
    return "\n".join(f"> {_plain(line)}".rstrip() for line in text.strip().splitlines())
