"""The kinds of message that ship, and the person's own in their place."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from jinja2 import meta

from afterword.domain.errors import InvalidEntry, NotFound
from afterword.domain.kinds import MESSAGES
from afterword.domain.languages import LANGUAGES
from afterword.domain.phrasing import addressed
from afterword.writing.blanks import BLANKS
from afterword.writing.catalogue import (
    TEMPLATE_NAMES,
    Catalogue,
    kinds,
    shipped_catalogue,
    shipped_variants,
)
from afterword.writing.ingredients import INGREDIENTS, PassedOn
from afterword.writing.message import CONDITIONS, Message, read_message
from afterword.writing.optional import CHOICES
from afterword.writing.rendering import environment, frame, part, render
from checkout import ROOT
from every_kind import NOW, a_search_for, case_of, the_follow_up
from messages import drafted

GOOD = '+++\nkind = "x"\nmedium = "email"\nsubject = "S"\nwords = [1, 9]\n+++\nOne.\nUno.\n\nTwo.\n'
PLAIN = dict.fromkeys(CONDITIONS, False)
LONGEST_SENTENCE = 22


def every_message() -> Iterator[Message]:
    for language, kind in product(LANGUAGES, kinds()):
        yield from shipped_variants(kind, language)


def test_there_is_a_message_for_every_follow_up_that_needs_one() -> None:
    assert set(kinds()) == {kind.name for kind in MESSAGES} | {"voicemail"}
    assert {kind for kind in kinds() if shipped_variants(kind, "de")} == set(kinds())


def test_what_may_greet_the_hiring_team_is_said_to() -> None:
    for kind in MESSAGES:
        assert any(message.team for message in shipped_variants(kind.name, "en")) == kind.to_team, kind.name


def test_every_kind_has_one_variant_for_each_case() -> None:
    for kind, case in product(kinds(), product((False, True), repeat=len(CONDITIONS))):
        found = shipped_catalogue().find(kind, dict(zip(CONDITIONS, case, strict=True)))
        assert found.kind == kind
        assert found.voicemail is None or found.voicemail in kinds()
        assert found.must or kind == "voicemail"


def test_every_template_uses_only_what_is_known() -> None:
    for message in every_message():
        for source in message.templates:
            assert meta.find_undeclared_variables(environment().parse(source)) <= TEMPLATE_NAMES
        framing = meta.find_undeclared_variables(environment().parse(frame(message.medium, message.language)))
        assert framing <= TEMPLATE_NAMES | {"text"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_frame_since_a_letter_without_one_has_no_greeting(language: str) -> None:
    messages = ROOT / "data" / "messages"
    frames = [file.stem for file in (messages / "frames").glob("*.md")]
    assert [name for name in frames if not part(name, language)] == []


def values(**given: Any) -> dict[str, Any]:
    """A word or two for everything there is."""
    plain: dict[str, Any] = dict.fromkeys(CHOICES, False)
    plain |= {name: "Word" for blank in BLANKS.values() for name in blank.ingredients}
    for name, ingredient in INGREDIENTS.items():
        plain[name] = {(): ("Word",), "": "Word"}.get(ingredient.empty, ingredient.empty)
    plain["passing_on"] = (PassedOn("a", "Ana Wu", "Word"), PassedOn("b", "Bo Tran", "Word"))
    plain |= {"role": "Data Analyst", "date": "Tuesday, 14 April", "decision_date": "Friday, April 24"}
    return plain | {"greeting": "Osei"} | given


def ways(template: str) -> Iterator[dict[str, Any]]:
    """Each way in which the conditions of a template can fall out."""
    asked = [name for name in TEMPLATE_NAMES if re.search(rf"(?:if|and|or|not) {name}\b", template)]
    for case in product((False, True), repeat=len(asked)):
        chosen = dict(zip(asked, case, strict=True))
        yield {name: values()[name] or True if holds else () for name, holds in chosen.items()}


def test_no_sentence_of_a_template_is_long() -> None:
    long = {
        sentence
        for message in every_message()
        for raw in message.templates
        for template in {addressed(raw, familiar=familiar) for familiar in (False, True)}
        for way in ways(template)
        for sentence in re.split(r"(?<=[.?!])\s+", render(template, values(**way)))
        if len(re.findall(r"\w[\w'-]*", sentence)) > LONGEST_SENTENCE
    }
    assert long == set()


def test_the_lines_of_a_paragraph_are_alternatives() -> None:
    message = read_message("x.md", GOOD)
    assert message.paragraphs == (("One.", "Uno."), ("Two.",))


def test_a_condition_above_a_paragraph_holds_for_all_its_wordings() -> None:
    message = read_message("x.md", GOOD.replace("Two.", "{% if omitted %}\nTwo.\nDue."))
    assert message.paragraphs[1] == ("{% if omitted %}Two.{% endif %}", "{% if omitted %}Due.{% endif %}")


@pytest.mark.parametrize(
    ("name", "source", "complaint"),
    [
        ("x.md", "Dear you", "line 1: it must begin with front matter"),
        ("x.md", "+++\nkind = 'x'\nwords =\n+++\nx", "line 3: its front matter is not TOML"),
        ("y.md", GOOD, "line 2: kind must be"),
        ("x.md", GOOD.replace("email", "fax"), "line 3: medium must be"),
        ("x.md", GOOD.replace("[1, 9]", "[9, 1]"), "line 5: words must be"),
        ("x.md", GOOD.replace("[1, 9]", "'many'"), "line 5: words must be"),
        ("x.md", GOOD.replace('subject = "S"\n', ""), "needs a subject"),
        ("x.md", GOOD.replace("words", 'needs = ["luck"]\nwords'), "line 5: needs names something unknown"),
        ("x.md", GOOD.replace("words", "when = {rain = true}\nwords"), "line 5: when names an unknown"),
        ("x.md", GOOD.replace("words", "length = 3\nwords"), "line 5: unknown keys: length"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_says_what_is_wrong_and_where(
    name: str, source: str, complaint: str
) -> None:
    with pytest.raises(InvalidEntry, match=complaint):
        read_message(name, source)


def test_an_unknown_kind_is_named_with_those_there_are() -> None:
    with pytest.raises(NotFound, match=r"'sonnet'.*thank_you"):
        shipped_catalogue().find("sonnet", PLAIN)


# The person's own

OWN = '+++\nkind = "check_in"\nmedium = "email"\nsubject = "Hello"\nwords = [1, 90]\n+++\n{}\n'


def written_with(folder: Path, text: str, name: str = "check_in.md") -> tuple[str, list[str]]:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    case, catalogue = case_of("check_in"), Catalogue(folder)
    return drafted(a_search_for(case), the_follow_up(case), NOW, catalogue).body, catalogue.complaints


def test_a_message_of_ones_own_takes_the_place_of_its_kind(tmp_path: Path) -> None:
    body, complaints = written_with(tmp_path, OWN.format("My own words about the {{ role }} position."))
    assert "My own words about the Data Analyst position." in body
    assert complaints == []
    assert drafted(
        a_search_for(case_of("decline")), the_follow_up(case_of("decline")), NOW, Catalogue(tmp_path)
    ).body


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (OWN.format("Good.\n\n{{ salary }}"), "check_in.md, line 9: there is nothing named salary."),
        (OWN.format("{% if role %}"), "check_in.md, line 7: "),
        (OWN.format("{{ turn / 0 }}"), "division by zero"),
        (OWN.replace("[1, 90]", "[90]").format("x"), "check_in.md, line 5: words must be"),
        ("no front matter", "check_in.md, line 1: it must begin"),
        (OWN.format("x").replace("words", "when = { late = true }\nwords"), "0 variants fit the plain case"),
    ],
)
def test_one_that_cannot_be_used_is_named_and_the_shipped_one_is_written(
    tmp_path: Path, text: str, complaint: str
) -> None:
    body, complaints = written_with(tmp_path, text)
    assert "our conversation on April 14" in body
    assert len(complaints) == 1
    assert complaint in complaints[0]
    assert complaints[0].endswith("The shipped message is used.")


def test_one_of_no_kind_there_is_and_one_that_is_no_text_are_named(tmp_path: Path) -> None:
    (tmp_path / "final_thanks.md").write_bytes(b"\xff\xfe")
    _, complaints = written_with(tmp_path, OWN.replace("check_in", "sonnet").format("x"), "sonnet.md")
    assert "there is no kind of message named sonnet" in complaints[1]
    assert "final_thanks.md: it cannot be read" in complaints[0]
