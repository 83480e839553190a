"""Applications that share companies or people are planned together."""

from afterword.domain.application import Application
from afterword.domain.facts import Sent
from afterword.domain.people import Company, Contact
from afterword.domain.planning.circles import Circles
from builders import a_search, an_interview, instant


def test_applications_form_a_circle_by_company_and_by_people() -> None:
    search = a_search(an_interview())
    for entry in (
        Company(id="elm", name="Elm"),
        Company(id="oak", name="Oak"),
        Contact(id="eli", name="Eli", company="elm"),
        Application(id="a2", company="oak", title="Clerk"),
        Application(id="a3", company="elm", title="Clerk"),
        Application(id="a4", company="oak", title="Senior Clerk"),
    ):
        search = search.with_entry(entry)
    circles = Circles()
    apart = circles.of(search)
    assert [c.applications for c in apart] == [("a1",), ("a2", "a4"), ("a3",), ("",)]
    assert circles.of(search, ()) is apart
    told = Sent(id="s", app="a1", at=instant("2026-04-20T09:00-04:00"), kind="note", to="eli")
    joined = circles.of(search.with_fact(told), {"a1"})
    assert [c.applications for c in joined] == [("a1", "a3"), ("a2", "a4"), ("",)]
    assert joined[0].companies == {"lark", "elm"}
    assert circles.people_of("a1") >= {"dana", "eli"}
    assert [contact.id for contact in circles.staff_of("elm")] == ["eli"]
