"""The kinds of message that ship."""

from itertools import product

import pytest
from jinja2 import meta

from afterword.domain.errors import InvalidEntry, NotFound
from afterword.writing.catalogue import CONDITIONS, find, frame, kinds, read_message, variants
from afterword.writing.ingredients import Ingredients
from afterword.writing.rendering import environment

GOOD = '+++\nkind = "x"\nmedium = "email"\nsubject = "S"\nwords = [1, 9]\n+++\nOne.\nUno.\n\nTwo.\n'


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_loads_and_has_one_variant_for_each_case(kind: str) -> None:
    for case in product((False, True), repeat=len(CONDITIONS)):
        assert find(kind, dict(zip(CONDITIONS, case, strict=True))).kind == kind


@pytest.mark.parametrize("kind", kinds())
def test_every_template_uses_only_ingredients(kind: str) -> None:
    known = set(Ingredients.__annotations__)
    for message in variants(kind):
        for source in (message.subject, *(line for lines in message.paragraphs for line in lines)):
            assert meta.find_undeclared_variables(environment().parse(source)) <= known
        framing = meta.find_undeclared_variables(environment().parse(frame(message.medium)))
        assert framing <= known | {"text"}


@pytest.mark.parametrize("kind", kinds())
def test_every_voicemail_a_kind_names_exists(kind: str) -> None:
    for message in variants(kind):
        assert message.voicemail is None or message.voicemail in kinds()


def test_the_lines_of_a_paragraph_are_alternatives() -> None:
    message = read_message("x.md", GOOD)
    assert message.paragraphs == (("One.", "Uno."), ("Two.",))
    assert message.chosen(0) == ("One.", "Two.")
    assert message.chosen(1) == ("Uno.", "Two.")


def test_nine_recipients_of_three_alternatives_all_get_different_texts() -> None:
    thanks = find("thank_you", dict.fromkeys(CONDITIONS, False))
    assert len({thanks.chosen(turn) for turn in range(9)}) == 9


@pytest.mark.parametrize(
    ("name", "source", "complaint"),
    [
        ("x.md", "Dear you", "must begin with front matter"),
        ("x.md", "+++\nkind =\n+++\nx", "not TOML"),
        ("y.md", GOOD, "kind must be"),
        ("x.md", GOOD.replace("email", "fax"), "medium must be"),
        ("x.md", GOOD.replace("[1, 9]", "[9, 1]"), "words must be"),
        ("x.md", GOOD.replace('subject = "S"\n', ""), "needs a subject"),
        ("x.md", GOOD.replace("words", 'needs = ["luck"]\nwords'), "needs names something unknown"),
        ("x.md", GOOD.replace("words", "when = {rain = true}\nwords"), "unknown condition"),
        ("x.md", GOOD.replace("words", "length = 3\nwords"), "unknown keys: length"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_says_what_is_wrong(
    name: str, source: str, complaint: str
) -> None:
    with pytest.raises(InvalidEntry, match=complaint):
        read_message(name, source)


def test_an_unknown_kind_is_named_with_those_there_are() -> None:
    with pytest.raises(NotFound, match=r"'sonnet'.*thank_you"):
        find("sonnet", dict.fromkeys(CONDITIONS, False))
