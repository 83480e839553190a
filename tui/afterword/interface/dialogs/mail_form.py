"""The known form of what a mail is recorded as, filled in with what was understood."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from afterword.domain.capturing.recording import NewId
from afterword.domain.facts import Fact, Interview
from afterword.domain.history.story import Story
from afterword.domain.mails.meaning import Corresponded, NewApplication, Said
from afterword.domain.mails.recording import mail_id
from afterword.interface.dialogs.application import ApplicationForm
from afterword.interface.dialogs.fact import FactForm
from afterword.interface.dialogs.field import Values
from afterword.interface.dialogs.fields import company_field, position_field
from afterword.interface.dialogs.form import Form
from afterword.interface.dialogs.interview import InterviewForm
from afterword.interface.view import View


class NewApplicationForm(Form[NewApplication]):
    """Asks where and for what an application is that is made with a mail, as far as that does not say it."""

    def __init__(self, view: View, read: NewApplication) -> None:
        search = view.search
        super().__init__(
            "A new application",
            (company_field(search, read.company), position_field(search, read.title)),
        )

    def value_of(self, values: Values) -> NewApplication:
        """The application as the person named it."""
        return NewApplication(values["company"], values["title"])


def form_of(view: View, found: Corresponded, new_id: NewId) -> Form[Any] | None:
    """The form of what would be recorded, the first of several; None where nothing would be."""
    form: Form[Any] | None = None
    if found.kind == "cold" and found.posting and not found.is_known:
        form = ApplicationForm(view, found.posting)
    elif found.facts and found.application:
        # People who are new with it are known to the form already.
        form = _of_fact(replace(view, search=found.after), found.facts[0], new_id)
    if form:
        form.title = "Correct what is recorded"
        form.key = f"mail {mail_id(found.read)}"
    return form


def said_in(answer: Any) -> Said:
    """What a form gave, as the person's word about the mail."""
    return tuple(answer) if isinstance(answer, tuple) else answer


def lines_of(form: Form[Any]) -> Iterator[tuple[str, str]]:
    """What stands in a form before anything is typed: each line that is shown, with its label."""
    typed = {field.id: field.initial for field in form.fields}
    for field in form.fields:
        if field.is_shown_with(typed):
            yield field.label_with(typed), field.choices.get(field.initial, field.initial)


def lack_of(form: Form[Any]) -> str:
    """What has to be filled in before it can be recorded; empty where nothing is missing."""
    return next((field.required for field in form.fields if field.required and not field.initial), "")


def _of_fact(view: View, fact: Fact, new_id: NewId) -> Form[Any]:
    application = view.search.applications[fact.app or ""]
    company = view.search.company_of(application).name
    if isinstance(fact, Interview):
        return InterviewForm(view, company=company, title=application.title, known=fact)
    # One that is made with the mail is in no plan yet.
    story = view.plan.stories.get(application.id) or Story(
        view.search, application, view.plan.cadence, view.now
    )
    return FactForm(f"{company}: what they wrote", view, story, type(fact), new_id, known=fact)
