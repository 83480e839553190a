"""Applications that share companies or people are planned together; what is kept stays in order."""

from afterword.domain.application import Application
from afterword.domain.circles import circles_of
from afterword.domain.facts import Sent
from afterword.domain.ordered import Ordered
from afterword.domain.people import Company, Contact
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
    assert [c.applications for c in circles_of(search)] == [("a1",), ("a2", "a4"), ("a3",), ("",)]
    told = Sent(id="s", app="a1", at=instant("2026-04-20T09:00-04:00"), kind="note", to="eli")
    circles = circles_of(search.with_fact(told))
    assert [c.applications for c in circles] == [("a1", "a3"), ("a2", "a4"), ("",)]
    assert circles[0].companies == {"lark", "elm"}
    assert not circles_of(search)[0].holds(search.with_fact(told), "a1")
    assert circles[0].holds(search.with_fact(told), "a1")


def test_values_come_and_go_in_the_order_of_their_keys() -> None:
    kept: Ordered[str] = Ordered()
    kept.fill([(3, "c"), (1, "a")])
    kept.put(2, "b")
    assert kept.values == ["a", "b", "c"]
    kept.take(1)
    assert kept.values == ["b", "c"]
