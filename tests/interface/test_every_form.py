"""Every form: saved, left clean, left half typed and taken up again; every mistake named at its line."""

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, cast
from zoneinfo import ZoneInfo

import msgspec
import pytest

from afterword.domain.capturing.table_import import FIELDS, Choices, Intake, Question
from afterword.domain.facts import (
    Applied,
    Call,
    DayOrInstant,
    Fact,
    Missed,
    Note,
    Offer,
    OfferDeadline,
    Reply,
    Sent,
)
from afterword.domain.mails.meaning import NewApplication
from afterword.domain.phrases import Habit
from afterword.domain.planning.planner import plan
from afterword.interface import dialogs
from afterword.interface.dialogs.application import ApplicationForm
from afterword.interface.dialogs.asking import Asking
from afterword.interface.dialogs.columns import ColumnsForm
from afterword.interface.dialogs.company import CompanyForm
from afterword.interface.dialogs.debrief import DebriefForm
from afterword.interface.dialogs.fact import FactForm, first_day_field
from afterword.interface.dialogs.field import Field, Values, as_text
from afterword.interface.dialogs.files import BringInForm, SaveForm, WriteOutForm
from afterword.interface.dialogs.form import Form, FormDialog, OneLine
from afterword.interface.dialogs.interview import InterviewForm
from afterword.interface.dialogs.mail_form import NewApplicationForm
from afterword.interface.dialogs.missing import MissingForm, missing_field
from afterword.interface.dialogs.option import OptionForm
from afterword.interface.dialogs.person import PersonForm
from afterword.interface.dialogs.posting import PostingForm
from afterword.interface.dialogs.posting_text import PostingText, PostingTextDialog
from afterword.interface.dialogs.profile import HomeForm, ProfileForm
from afterword.interface.dialogs.questions import QuestionsForm
from afterword.interface.dialogs.reason import ReasonForm
from afterword.interface.dialogs.wait import WaitForm
from afterword.interface.panes.timeline import fact_row
from afterword.interface.view import View
from afterword.reading.papers import Paper
from afterword.writing.blanks import BLANKS
from afterword.writing.filling import Missing
from builders import ANALYST, DANA, LARK, a_contact, a_debrief, a_search, an_interview, instant
from interface.dashboards import CADENCE, NOW, dashboard, six
from interface.test_forms import HERE_AGAIN, NOT_SAVED

pytestmark = pytest.mark.exhaustive

KIM, KIT = a_contact("kim", "Kim Park"), a_contact("kit", "Kim Whitfield")
RUTH = a_contact("ruth", "Ruth Adler", company=None)
SEARCH = a_search(an_interview(), a_debrief(), contacts=(DANA, KIM, KIT, RUTH))
LABEL_WIDTH = 20
VIEW = View(SEARCH, plan(SEARCH, CADENCE, NOW), ZoneInfo("America/New_York"), "US")
STORY = VIEW.plan.stories["a1"]
ASKED = Intake(
    format="csv",
    headers=("Firm", "A"),
    columns={},
    questions=(
        Question(
            "status:nope", "status", "What does 'nope' mean?", ("rejected", "note"), (2,), subject="nope"
        ),
        Question("column:A", "column", "Does it hold the position?", ("title", "notes"), guess="title"),
    ),
)
TABLE = Intake(format="csv", headers=("Firm", "A", "B"), columns={"company": "Firm"})

NO_DAY = "'blursday' is no day I understand."
NO_TIME = "At what time? Write a day and a time, like: yesterday 15:00"
TO_COME = "That is still to come; write when it happened."
NOBODY = (
    "Nobody called Zelda is recorded. Write the whole name of somebody new, "
    "with their address if you have it."
)
WHICH_KIM = "Which one: Kim Park, Kim Whitfield? Write more of the name."
ONE_ONLY = "One person only, please."
NO_NAME = "A name is missing. Write people like: Dana Osei <dana@lark.com>, Kim Park"
NO_ZONE = "Atlantis is no time zone I know. Write a city like New York, or Europe/Berlin."
NO_REGION = "XY is no region I know. Write a code like US, GB, DE or DE-BY."
NO_PART = "US has no part QQ."
NO_ADDRESS = "555-0142 is no e-mail address. Write it like: rosa@lind.example"
NO_NUMBER = "rosa@lind.example is no number to call. Write it like: +1 212 555 0142"
YES_NO = "Answer yes or no."
NO_PATH = "Which file? Write its path."
NO_HOME = "There is no folder ~nobody-at-all here. Write the whole path, or begin it with ~/"
WHICH_KIND = "Its first letters are enough, like: thank you, thank you letter, clarification, materials."
WHICH_DAY = "Which day? Like: 1 apr, yesterday, 2026-04-01"

WHEN = {("at", ""): "When did it happen? Like: yesterday 15:00",
        ("at", "soonish"): NO_DAY.replace("blursday", "soonish"),
        ("at", "tomorrow 9:00"): TO_COME}  # fmt: skip
PERSON = {("to", "Zelda"): NOBODY, ("to", "kim"): WHICH_KIM}
FROM = {("from_", "Zelda"): NOBODY, ("from_", "kim"): WHICH_KIM}


@dataclass(frozen=True)
class Case:
    """How a form is made, what is typed into it, some of what it gives then, and every mistake."""

    make: Callable[[], Form[Any]]
    typed: Mapping[str, str]
    gives: Mapping[str, Any]
    wrong: Mapping[tuple[str, str], str] = field(default_factory=dict)


def of_fact(kind: type[Fact], **preset: Any) -> Callable[[], Form[Any]]:
    return lambda: FactForm(kind.__name__, VIEW, STORY, kind, str, preset=preset)


CASES = {
    "applied": Case(
        lambda: ApplicationForm(VIEW),
        {"company": "Rook Mills", "title": "Planner", "at": "yesterday 9:00", "contact": "Jo <jo@rook.ex>"},
        {"company": "Rook Mills", "title": "Planner", "at": instant("2026-04-14T09:00-04:00")},
        {
            ("company", " "): "Which company? Its name is enough.",
            ("title", ""): "Which position? A word or two are enough.",
            ("at", ""): "When did you apply? Like: yesterday. To keep it for later: not yet",
            ("at", "tomorrow 9:00"): TO_COME,
            ("at", "blursday 9:00"): "'blursday 9:00' is no day I understand.",
            ("contact", "Kim Park, Dana Osei"): ONE_ONLY,
            ("contact", "<>"): NO_NAME,
            ("through", "via Jo Wu"): "Which agency is that? Like: via Jo Wu, Prairie Staffing",
            ("kind", "circus"): "Answer with one of: small, university, public.",
        },
    ),
    "interview": Case(
        lambda: InterviewForm(VIEW),
        {"company": "Rook Mills", "title": "Planner", "people": "Kim Park, Jo",
         "when": "yesterday 15:00-15:40", "decision": "+9d", "zone": "Chicago"},
        {"when": (instant("2026-04-14T15:00-04:00"), instant("2026-04-14T15:40-04:00")),
         "decision": date(2026, 4, 24), "zone": "America/Chicago"},
        {
            ("company", ""): "Which company? Its name is enough.",
            ("title", " "): "Which position? A word or two are enough.",
            ("when", ""): "When is it, or when was it? Like: yesterday 15:00",
            ("when", "friday"): NO_TIME,
            ("when", "fri 3"): "In the morning or later? Write 3am or 3pm, or like 15:00",
            ("when", "yesterday 15:00-15:00"): "The interview must end after it starts.",
            ("people", "<>"): NO_NAME,
            ("decision", "blursday"): NO_DAY,
            ("zone", "Atlantis"): NO_ZONE,
        },
    ),
    "interview corrected": Case(
        lambda: InterviewForm(VIEW, company="Lark Analytics", title="Data Analyst", known=an_interview()),
        {"people": "Dana Osei, Kim Park", "when": "fri 10:00-11:30"},
        {"when": (instant("2026-04-17T10:00-04:00"), instant("2026-04-17T11:30-04:00"))},
        {("when", ""): "When is it, or when was it?", ("people", "<>"): NO_NAME,
         ("zone", "Atlantis"): NO_ZONE, ("confirmed", "perhaps"): YES_NO},
    ),
    "interview moved": Case(
        lambda: InterviewForm(VIEW, company="Lark", title="Analyst", known=an_interview(), moved=True),
        {"when": "fri 3pm"},
        {"when": (instant("2026-04-17T15:00-04:00"), instant("2026-04-17T16:00-04:00"))},
        {("when", ""): "When is it, or when was it?", ("people", "<>"): NO_NAME,
         ("zone", "Atlantis"): NO_ZONE},
    ),
    "debrief": Case(
        lambda: DebriefForm(VIEW, STORY, STORY.held[-1]),
        {"ended": "11:20", "decision": "fri", "next_step": "a call", "whom": "kim park", "medium": "c",
         "keep_in_touch": "y", "missed": "When?; Who?"},
        {"outcome": "yes", "ended": instant("2026-04-14T11:20-04:00"), "decision": date(2026, 4, 17),
         "medium": "call", "keep_in_touch": "yes", "missed": ("When?", "Who?")},
        {
            ("outcome", "perhaps"): "Answer with one of: yes, moved, no show, cancelled.",
            ("outcome", ""): "Answer with one of: yes, moved, no show, cancelled.",
            ("ended", ""): "When did it end? Like: 15:20",
            ("ended", "half past"): NO_DAY.replace('blursday', 'half past'),
            ("ended", "9:00am"): "The interview must end after it starts, at 10:00.",
            ("ended", "tomorrow 9:00"): "That is still to come; write when it ended.",
            ("decision", "blursday"): NO_DAY,
            ("people", "<>"): NO_NAME,
            ("medium", "pigeon"): "Answer with one of: email, call.",
            ("whom", "Kim Park, Dana Osei"): ONE_ONLY,
            ("whom", "<>"): NO_NAME,
            ("keep_in_touch", "perhaps"): "Answer with one of: no, yes.",
        },
    ),
    "profile": Case(
        lambda: ProfileForm(SEARCH.profile),
        {
            "name": "Rosa B. Lind", "phone": "555-0142", "email": "rosa@lind.example",
            "links": "linkedin.com/in/rosa, Blog: https://rosa.example/notes",
        },
        {
            "name": "Rosa B. Lind", "phone": "555-0142", "email": "rosa@lind.example",
            "links": {"LinkedIn": "linkedin.com/in/rosa", "Blog": "https://rosa.example/notes"},
        },
        {
            ("phone", "rosa@lind.example"): NO_NUMBER,
            ("email", "555-0142"): NO_ADDRESS,
            ("links", "my blog"): "my blog is no link. Write it like: linkedin.com/in/rosa, "
            "or: Blog rosa.example",
            ("links", "a.example, a.example"): "Two links are called a.example. Write a name before each, "
            "like: Blog rosa.example",
        },
    ),
    "a new application for a mail": Case(
        lambda: NewApplicationForm(VIEW, NewApplication("Rook Mills", "")),
        {"title": "Planner"},
        {"company": "Rook Mills", "title": "Planner"},
        {
            ("company", " "): "Which company? Its name is enough.",
            ("title", ""): "Which position? A word or two are enough.",
        },
    ),
    "home": Case(
        lambda: HomeForm(SEARCH.profile),
        {"tz": "berlin", "region": "de-by"},
        {"tz": "Europe/Berlin", "region": "DE-BY"},
        {("tz", "Atlantis"): NO_ZONE, ("region", "XY"): NO_REGION, ("region", "us-qq"): NO_PART},
    ),
    "a file to come in": Case(
        BringInForm,
        {"path": f"'{__file__}'"},
        {"path": Path(__file__)},
        {
            ("path", ""): NO_PATH,
            ("path", "~nobody-at-all/x"): NO_HOME,
            ("path", str(Path(__file__).parent)): "is a folder. Write the path of a file in it.",
            ("path", "/nowhere/jobs.csv"): "/nowhere/jobs.csv is not there. Write the path of a file.",
        },
    ),
    "a file to save": Case(
        lambda: SaveForm("Save the message", "~/thank-you.eml", "An e-mail, or plain text."),
        {"path": "/tmp/thanks.txt"},
        {"path": Path("/tmp/thanks.txt")},
        {("path", ""): NO_PATH, ("path", "~nobody-at-all/x"): NO_HOME},
    ),
    "a reason": Case(
        lambda: ReasonForm("Why now already?"),
        {"reason": "they asked me to"},
        {"reason": "they asked me to"},
        {("reason", " "): "Write it in a few words."},
    ),
    "a report": Case(
        lambda: WriteOutForm("The report", "work-search.html", VIEW),
        {"start": "1 apr", "end": "yesterday", "path": "/tmp/report.html"},
        {"start": date(2026, 4, 1), "end": date(2026, 4, 14), "path": Path("/tmp/report.html")},
        {
            **{(line, text): WHICH_DAY for line in ("start", "end") for text in ("", "none")},
            **{(line, "blursday"): NO_DAY for line in ("start", "end")},
            ("path", ""): NO_PATH,
            ("path", "~nobody-at-all/x"): NO_HOME,
        },
    ),
    "company": Case(
        lambda: CompanyForm(LARK),
        {"tz": "berlin", "region": "de-by", "no_calls": "yes", "kind": "uni"},
        {"name": "Lark Analytics", "tz": "Europe/Berlin", "region": "DE-BY", "no_calls": True,
         "kind": "university"},
        {
            ("name", " "): "A company needs a name.",
            ("tz", "Atlantis"): NO_ZONE,
            ("region", "XY"): NO_REGION,
            ("region", "us-qq"): NO_PART,
            ("no_calls", "perhaps"): YES_NO,
            ("kind", "circus"): "Answer with one of: small, agency, university, public.",
        },
    ),
    "person": Case(
        lambda: PersonForm(SEARCH, DANA),
        {"role": "hiring", "phone": "555-0142", "reach": "in", "tz": "", "connected": "y",
         "left": "yes", "notes": "likes tea"},
        {"company": "Lark Analytics", "role": "hiring_manager", "phone": "555-0142", "tz": None,
         "reach": "in_person", "connected": True, "left": True},
        {
            ("name", ""): "Who is it? Write the name.",
            ("role", "boss"): "Answer with one of: hiring manager, interviewer,",
            ("email", "555-0142"): NO_ADDRESS,
            ("phone", "rosa@lind.example"): NO_NUMBER,
            ("tz", "Atlantis"): NO_ZONE,
            ("region", "XY"): NO_REGION,
            ("connected", "perhaps"): YES_NO,
            ("no_calls", "perhaps"): YES_NO,
            ("do_not_contact", "perhaps"): YES_NO,
            ("reach", "pigeon"): "Answer with one of: email, call, text, linkedin, in person.",
            ("left", "perhaps"): YES_NO,
        },
    ),
    "posting": Case(
        lambda: PostingForm(VIEW, SEARCH.applications["a1"]),
        {"closes": "fri", "contact": "dana", "references": "ruth, kim park", "letter": "i",
         "language": "Deutsch", "tags": "a; b"},
        {"closes": date(2026, 4, 17), "contact": "dana", "references": ("ruth", "kim"), "letter": "instead",
         "language": "de",
         "tags": ("a", "b")},
        {
            ("company", ""): "Which company?",
            ("title", ""): "Which position?",
            ("closes", "blursday"): NO_DAY,
            ("no_calls", "perhaps"): YES_NO,
            ("no_enquiries", "perhaps"): YES_NO,
            ("contact", "Zelda"): NOBODY,
            ("via_recruiter", "kim"): WHICH_KIM,
            ("referrer", "Zelda"): NOBODY,
            ("references", "ruth, Zelda"): NOBODY,
            ("letter", "pigeon"): "Answer with one of: off, additional, instead.",
            ("language", "Klingon"): "Messages are written in English or German. Write one of these.",
        },
    ),
    "what is missing": Case(
        lambda: MissingForm(VIEW, [
            Missing(need="", sentence="Add the address.", field="contact.email", contact="dana"),
            Missing(need="", sentence="Add the number.", field="contact.phone", contact="dana"),
            Missing(need="", sentence="Say what you bring.", field="value"),
        ]),
        {"blank0": "d@lark.example", "blank2": "I have done it"},
        {"blank0": "d@lark.example", "blank1": "", "blank2": "I have done it"},
        {("blank0", "555-0142"): NO_ADDRESS, ("blank1", "rosa@lind.example"): NO_NUMBER},
    ),
    "columns": Case(
        lambda: ColumnsForm(VIEW, TABLE, Choices()),
        {"company": "firm", "tags": "A; b", "on": "yesterday"},
        {"company": "Firm", "tags": "A; B", "on": date(2026, 4, 14)},
        {
            **{(line, "Elsewhere"): "There is no column 'Elsewhere'." for line in FIELDS},
            ("company", "a; b"): "Only one column can hold this.",
            ("on", "blursday"): NO_DAY,
            ("on", "tomorrow"): "That is still to come; name a day that is over.",
        },
    ),
    "questions": Case(
        lambda: QuestionsForm(ASKED, Choices()),
        {"q0": "rejected"},
        {"q0": "rejected", "q1": "title"},
        {},
    ),
    "option": Case(
        lambda: OptionForm("status.default_medium", "How to ask", "email", region=""),
        {"region": "de-by", "value": "call"},
        {"region": "DE-BY", "value": "call"},
        {("region", ""): "Which country or part of one?", ("region", "XY"): NO_REGION,
         ("value", "pigeon"): "Write one of call, email."},
    ),
    "wait": Case(
        lambda: WaitForm(VIEW, "thank-you"),
        {"until": "fri"},
        {"until": DayOrInstant(date(2026, 4, 17))},
        {("until", ""): "Until when? Like: fri, +3d, tomorrow 9:00", ("until", "blursday"): NO_DAY,
         ("until", "fri 25:00"): "25:00 is no time of day: hours go up to 23, and minutes to 59."},
    ),
    "sent": Case(
        of_fact(Sent),
        {"kind": "thank you", "medium": "e", "to": "dana", "round": "1"},
        {"kind": "thank_you", "medium": "email", "to": "dana", "round": 1},
        {**WHEN, **PERSON, ("kind", "poem"): f"No message is called 'poem'. {WHICH_KIND}",
         ("kind", ""): f"Which message? {WHICH_KIND}",
         ("medium", "pigeon"): "Answer with one of: email, letter, linkedin, call, text, in person.",
         ("round", "none"): "Rounds are counted from 1."},
    ),
    "they said": Case(
        of_fact(Reply, type="holding"),
        {"decision_date": "fri", "back_on": "+3d", "needs_reply": "yes"},
        {"decision_date": date(2026, 4, 17), "back_on": date(2026, 4, 18), "needs_reply": True},
        {**WHEN, **FROM, ("decision_date", "blursday"): NO_DAY, ("back_on", "blursday"): NO_DAY,
         ("needs_reply", "perhaps"): YES_NO},
    ),
    "call": Case(
        of_fact(Call),
        {"result": "voice", "purpose": "s"},
        {"result": "voicemail", "purpose": "status"},
        {**WHEN, **PERSON, ("result", "spoke"): "Answer with one of: reached, voicemail, no answer.",
         ("purpose", "poem"): "Answer with one of: status, inform, other.",
         ("decision_date", "blursday"): NO_DAY},
    ),
    "offer": Case(
        of_fact(Offer),
        {"deadline": "fri 17:00", "written": "y, if the references are fine"},
        {"deadline": DayOrInstant(instant("2026-04-17T17:00-04:00")),
         "written": Paper(True, "the references are fine")},
        {**WHEN, **FROM, ("deadline", "blursday"): NO_DAY,
         ("written", "perhaps"): "Begin with yes or no, like: yes, if the background check is fine"},
    ),
}  # fmt: skip
"""Each form; that the other kinds of fact are asked and corrected is tested with recording."""


class Lines(Form[Values]):
    """A form that gives what each of its lines means, once that makes an answer too."""

    def __init__(self, form: Form[Any]) -> None:
        super().__init__(form.title, form.fields, key=form.key)
        self.form = form

    def value_of(self, values: Values) -> Values:
        assert self.form.value_of(values) is not None
        return values


def as_it_is(answer: object) -> None:
    """Does nothing with what was answered."""


OF_EACH_KIND = {type(case.make()): case for case in CASES.values()}
"""One of each form that is made differently: opening them takes its time."""


def test_every_dialog_that_is_typed_into_is_tried() -> None:
    for module in iter_modules(dialogs.__path__):
        import_module(f"{dialogs.__name__}.{module.name}")
    assert kinds_of(Form) - {OneLine} == {*OF_EACH_KIND}
    assert kinds_of(Asking) == {FormDialog, PostingTextDialog}
    # One that is put together on the spot would not be seen here.
    made_elsewhere = [
        file.name
        for file in Path(dialogs.__path__[0]).parent.rglob("*.py")
        if file.parent.name != "dialogs" and "dialogs.form import" in file.read_text(encoding="utf-8")
    ]
    assert made_elsewhere == []


def kinds_of(kind: type[object]) -> set[type[object]]:
    found = {each for each in kind.__subclasses__() if each.__module__.startswith("afterword.")}
    return found.union(*(kinds_of(each) for each in found))


def test_no_line_that_can_be_wrong_is_without_its_mistakes() -> None:
    for name, case in CASES.items():
        checked = {line for line, _ in case.wrong}
        form = case.make()
        for line in asked_of(form, case):
            if (line.read is not as_text and can_be_wrong(line.value_of)) or line.required:
                assert line.id in checked, f"{line.id} of {name} can be wrong"


def asked_of(form: Form[Any], case: Case) -> list[Field]:
    """The lines that are shown once it is filled in."""
    typed = {line.id: line.initial for line in form.fields} | dict(case.typed)
    return [line for line in form.fields if line.shown is None or line.shown(typed)]


@pytest.mark.parametrize("name", CASES)
def test_a_form_gives_what_was_typed(name: str) -> None:
    case = CASES[name]
    lines = {line.id: line for line in asked_of(case.make(), case)}
    assert case.typed.keys() <= lines.keys()
    values = {line: lines[line].value_of(case.typed.get(line, lines[line].initial)) for line in case.gives}
    assert values == dict(case.gives)


def test_a_message_is_picked_by_any_of_its_words_and_the_others_are_told() -> None:
    kind = next(line for line in CASES["sent"].make().fields if line.id == "kind")
    meant = {
        "t": "thank_you",
        "thank you": "thank_you",
        "thank you l": "thank_you_letter",
        "e-mail": "status_email",
        "Thank-You": "thank_you",
        "second": "second_status_email",
        "reminder": "networking_reminder",
    }
    assert {typed: kind.value_of(typed) for typed in meant} == meant
    assert kind.preview
    assert kind.preview("thank", {}) == "thank you; or go on typing for: thank you letter"
    assert kind.preview("clar", {}) == "clarification"
    assert len(kind.hint) < 100


def can_be_wrong(read: Callable[[str], Any]) -> bool:
    for text in ("?!", "<>", "1, 2", "rosa@lind.example"):
        try:
            read(text)
        except ValueError:
            return True
    return False


async def test_a_form_is_left_clean_at_once_and_a_dirty_one_is_there_again(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        before = (folder / "search.json").read_bytes()
        for name, case in OF_EACH_KIND.items():
            given: list[Any] = []
            shown.app.push_screen(case.make().dialog(as_it_is), given.append)
            await shown.pilot.pause()
            clean = shown.typed
            fields = case.make().fields
            typed_into = next((field.id for field in fields if not field.choices), "")
            await shown.focus(typed_into or fields[-1].id)
            await shown.press("Z" if typed_into else "1", "escape")
            assert (given, shown.hint) == ([], NOT_SAVED), name
            half_typed = shown.typed
            await shown.press("escape")
            assert given == [None]
            shown.app.push_screen(case.make().dialog(as_it_is), given.append)
            await shown.pilot.pause()
            assert shown.typed == half_typed != clean, name
            assert shown.hint == HERE_AGAIN
            await shown.press("ctrl+r")
            assert shown.typed == clean, name
            await shown.press("escape")
            assert given == [None, None], "clean, it is left at once"
        assert (folder / "search.json").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "line", "text"), [(name, *wrong) for name, case in CASES.items() for wrong in case.wrong]
)
def test_a_mistake_is_told_in_a_sentence(name: str, line: str, text: str) -> None:
    asked = next(each for each in CASES[name].make().fields if each.id == line)
    with pytest.raises(ValueError, match=re.escape(CASES[name].wrong[line, text])):
        asked.value_of(text)


async def test_every_mistake_is_named_at_its_line_and_costs_nothing(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        for name, case in OF_EACH_KIND.items():
            if not case.wrong:
                # Nothing of it is typed.
                continue
            given: list[Any] = []
            shown.app.push_screen(Lines(case.make()).dialog(as_it_is), given.append)
            await shown.pilot.pause()
            await shown.fill(**case.typed)
            right = shown.typed
            # A line that decides which others are asked stays right, since it hides them.
            wrong = {line: text for line, text in case.wrong if line not in ("outcome", "when")}
            await shown.fill(**wrong)
            typed = shown.typed
            await shown.press("ctrl+s")
            assert list(shown.wrong) == [line for line in shown.asked if line in wrong], name
            assert shown.focused == next(iter(shown.wrong))
            assert (shown.typed, given) == (typed, [])
            await shown.fill(**right)
            assert not shown.wrong, "typing on takes the complaint back"
            await shown.press("ctrl+s")
            (values,) = given
            assert {key: values[key] for key in case.gives} == dict(case.gives), name


async def test_the_postings_text_is_kept_like_a_form(folder: Path) -> None:
    async with dashboard(folder, six()) as shown:
        given: list[Any] = []
        known = shown.desk.search.applications["analyst"]

        async def open_it() -> None:
            shown.app.push_screen(PostingText(known).dialog(as_it_is), given.append)
            await shown.pilot.pause()

        await open_it()
        await shown.press("escape")
        assert given == [None]
        await open_it()
        await shown.press("S", "enter", "Q", "escape")
        assert "Not saved yet" in shown.text
        await shown.press("escape")
        await open_it()
        assert "Here is what you typed the last time" in shown.text
        assert cast("PostingTextDialog", shown.screen).typed() == {"text": "S\nQ"}
        await shown.press("ctrl+r", "escape")
        await open_it()
        await shown.press("G", "ctrl+s")
        assert given == [None, None, None, "G"]


@pytest.mark.parametrize(
    ("kind", "preset", "first"),
    [
        (Reply, {"type": "courtesy"}, "decision_date"),
        (OfferDeadline, {}, "deadline"),
        (Note, {}, "text"),
        (Missed, {}, "missed"),
        (Sent, {}, "kind"),
        (Applied, {}, "at"),
    ],
)
def test_a_form_starts_in_the_line_that_only_the_person_can_fill(
    kind: type[Fact], preset: dict[str, Any], first: str
) -> None:
    asked = [
        field.id for field in FactForm("", VIEW, VIEW.plan.stories["a1"], kind, str, preset=preset).fields
    ]
    assert asked[0] == first
    assert "at" in (asked[0], asked[-1])


def test_the_one_application_at_a_company_is_the_one_an_interview_is_for() -> None:
    asked = {each.id: each for each in InterviewForm(VIEW).fields}
    company, title = asked["company"], asked["title"]
    assert company.spread
    assert company.spread("lark analytics") == {"company": "lark analytics", "title": "Data Analyst"}
    assert company.spread("Rook Mills") == {}
    assert callable(title.suggestions)
    assert title.suggestions({"company": "Lark Analytics"}) == ["Data Analyst"]
    assert title.doubt
    assert title.doubt({"company": "Lark Analytics", "title": "data analyst"}) == ""
    assert title.doubt({"company": "Rook Mills", "title": "Planner"}) == ""
    assert title.doubt({"company": "Lark Analytics", "title": "informatics"}) == (
        "You have Data Analyst there. As it stands here this begins another application."
    )
    search = SEARCH.with_entry(msgspec.structs.replace(ANALYST, id="a2", title="Editor"))
    two = View(search, plan(search, CADENCE, NOW), ZoneInfo("America/New_York"), "US")
    doubt = next(each for each in InterviewForm(two).fields if each.id == "title").doubt
    assert doubt
    assert doubt({"company": "Lark Analytics", "title": ""}) == "Which one: Data Analyst, Editor?"


def test_a_second_application_at_a_firm_says_whom_one_knows_there_as_long_as_nobody_is_named() -> None:
    typed = {"company": "lark analytics", "title": "Editor", "at": "now", "contact": "", "through": ""}
    then = ApplicationForm(VIEW).then_with
    assert then(typed) == "Contact is empty: you know Dana Osei and Kim Park there"
    assert [then(typed | more) for more in ({"contact": "Bo"}, {"company": "Rook Mills"})] == ["", ""]


@pytest.mark.parametrize(
    "typed", ["ab sofort", "Immediately.", "nach drei Monaten Kündigungsfrist", "my notice"]
)
def test_a_first_day_without_its_day_is_asked_for_or_left_empty(typed: str) -> None:
    first_day = first_day_field(VIEW, None)
    assert first_day.mistake_in(typed).startswith("Which day is that? Until it is agreed leave this empty")
    assert first_day.value_of("zum 1. Juli 2026") == date(2026, 7, 1)


def test_twelve_hours_are_offered_understood_and_told_apart_from_what_follows() -> None:
    twelve = dataclasses.replace(CADENCE, habit=Habit(twelve_hours=True))
    view = View(SEARCH, plan(SEARCH, twelve, NOW), ZoneInfo("America/New_York"), "US")
    noon = an_interview(start=instant("2026-04-15T12:30-04:00"), end=instant("2026-04-15T13:00-04:00"))
    form = InterviewForm(view, company="Lark Analytics", title="Data Analyst", known=noon)
    (when,) = (line for line in form.fields if line.id == "when")
    assert when.initial == "2026-04-15 12:30 PM-1:00 PM"
    assert when.value_of(when.initial) == (noon.start, noon.end)
    (at,) = (line for line in ApplicationForm(view).fields if line.id == "at")
    assert at.initial == "2026-04-15 11:05 AM"
    assert at.value_of(at.initial) == NOW
    fact = an_interview(at=instant("2026-10-15T12:30-04:00"))
    assert fact_row(view, fact, 80).plain.startswith("Thu 15 Oct 12:30 PM  was invited to")


@pytest.mark.parametrize("need", BLANKS)
def test_whatever_a_message_can_lack_is_asked_for_by_a_label_that_has_room(need: str) -> None:
    blank = BLANKS[need]
    label = missing_field(VIEW, Missing(need=need, field=blank.field, sentence=blank.sentence), "blank").label
    assert isinstance(label, str)
    assert 0 < len(label) <= LABEL_WIDTH


def test_an_interview_over_midnight_is_told_with_both_days_and_typed_back_as_it_is() -> None:
    twelve = dataclasses.replace(CADENCE, habit=Habit(twelve_hours=True))
    for view in (VIEW, dataclasses.replace(VIEW, plan=dataclasses.replace(VIEW.plan, cadence=twelve))):
        when = next(each for each in InterviewForm(view).fields if each.id == "when")
        span = when.read("fri 23:30-00:30")
        late = an_interview(start=span[0], end=span[1])
        again = next(each for each in InterviewForm(view, known=late).fields if each.id == "when")
        assert again.read(again.initial) == span
    assert [f"{moment:%a %H:%M}" for moment in span] == ["Fri 23:30", "Sat 00:30"]
