"""Spelling and grammar, behind one door."""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from afterword.writing import proofreading
from afterword.writing.preflight import check
from afterword.writing.proofreading import NoChecker, is_word, mistakes
from every_kind import NOW, Names, a_search_for, case_of, the_follow_up
from messages import occasion_of


def told(text: str, *names: str, region: str = "US") -> list[str]:
    return [text[mistake.start : mistake.end] for mistake in mistakes(text, names, region)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("I would of liked that.", "would of"),
        ("I recieved your note.", "recieved"),
        ("I look forwrad to it.", "forwrad"),
    ],
)
def test_common_slips_are_found(text: str, wrong: str) -> None:
    assert told(text) == [wrong]
    assert mistakes(text, ())[0].message.endswith((".", "?"))


def test_names_addresses_and_numbers_are_none() -> None:
    text = (
        "I spoke with Siobhán Osei of Zyntrax about it. Write to me at rosa@lind.example or +49 30 5550147."
    )
    assert told(text, "Siobhán", "Osei", "Zyntrax") == []


def test_spelling_is_that_of_the_persons_country() -> None:
    assert told("I like the colour of it.", region="GB") == []
    assert told("I like the colour of it.", region="US") == ["colour"]


def test_words_are_told_from_mere_names() -> None:
    assert [word for word in ("Target", "May", "Mark", "Osei", "Whitfield", "Kim") if is_word(word)] == [
        "Target", "May", "Mark",
    ]  # fmt: skip


def test_only_the_text_is_read_and_what_is_known_twice_is_said_once() -> None:
    case = case_of("thank_you")
    occasion = occasion_of(
        a_search_for(case, Names(person="Zyx Qwrt", salutation="")), the_follow_up(case), NOW
    )
    text = occasion.draft.words.replace("Thank you for", "Thank you you for")
    assert [(f.id, text[f.start : f.end]) for f in check(text, occasion)] == [("PF-01", "you you")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Danke f\u00fcr das Gesp\u00e4rch, die Unterlgen schicke ich.", ["Gesp\u00e4rch", "Unterlgen"]),
        ("Ich freue mich auf Ihre R\u00fcckmeldng und bin beeindrukt.", ["R\u00fcckmeldng", "beeindrukt"]),
        ("Die Fr\u00fchgeborenenstation und drei Uhrzeiten am Schulhausplatz passen.", []),
        ("Viele Gr\u00fcsse, ich weiss um die Strasse der ECMO-Schulung.", []),
        ("Frau Stadler und Karl Wolters kennen Thea Brandst\u00e4tter.", []),
        ("Danke, sagt Kogler.", []),
    ],
)
def test_german_words_one_slip_away_from_another_are_found(text: str, wrong: list[str]) -> None:
    found = mistakes(text, ("Kogler",), "DE", "de")
    assert [text[mistake.start : mistake.end] for mistake in found] == wrong
    assert [mistake.word for mistake in found] == wrong


CHATTY = "I am looking forward to meet you again."
"""A sentence over which the checker prints on standard output what it does."""


def test_what_the_checker_prints_reaches_nobody(capfd: pytest.CaptureFixture[str]) -> None:
    assert told(CHATTY) == ["meet"]
    assert capfd.readouterr() == ("", "")
    chat = [sys.executable, str(Path(proofreading.__file__).with_name("checker.py"))]
    question = json.dumps(["AMERICAN", "", CHATTY, ["LookingForwardTo"]])
    done = subprocess.run(chat, input=question, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 1
    assert json.loads(done.stdout)[0][1] == "meet"


def test_threads_that_ask_at_once_get_their_own_answers() -> None:
    words = ["recieved", "forwrad", "teh", "adress"]
    texts = [f"I saw {word} there." for word in words] * 5
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(told, texts)) == [[word] for word in words] * 5


def test_a_checker_that_came_to_an_end_is_said_and_another_one_started() -> None:
    assert told("I recieved it.") == ["recieved"]
    proofreading._running[0]._process.kill()
    with pytest.raises(NoChecker):
        mistakes("I recieved it.", ())
    assert not proofreading.is_loaded()
    assert told("I recieved it.") == ["recieved"]


def test_without_a_checker_the_person_is_asked_to_read_it_with_care(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of("thank_you")
    occasion = occasion_of(a_search_for(case), the_follow_up(case), NOW)
    monkeypatch.setattr(proofreading, "_running", [])
    monkeypatch.setattr(proofreading, "_CHECKER", Path("there is none"))
    found = [finding.message for finding in check(occasion.draft.words, occasion)]
    assert "Spelling and grammar could not be checked; read it once more with care." in found


def test_a_text_that_takes_too_long_is_given_up_and_the_next_one_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    proofreading.load()
    with monkeypatch.context() as patch:
        patch.setattr(proofreading, "_SECONDS", 0.5)
        with pytest.raises(NoChecker):
            mistakes("İ" * 9_000, ())
    assert told("I recieved it.") == ["recieved"]


def test_what_no_message_is_as_long_as_is_not_even_tried() -> None:
    with pytest.raises(NoChecker, match="too long"):
        mistakes("I recieved it. " * 1000, ())
    assert not is_word("a" * 100_000)


def test_the_checker_ends_with_the_program_however_that_ends() -> None:
    code = (
        "import time\n"
        "from afterword.writing import proofreading\n"
        "proofreading.load()\n"
        "print(proofreading._running[0]._process.pid, flush=True)\n"
        "time.sleep(60)"
    )
    program = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert program.stdout
    checker = int(program.stdout.readline())
    program.kill()
    program.wait()
    program.stdout.close()
    deadline = time.monotonic() + 20
    while is_running(checker) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_running(checker)


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_the_checker_is_loaded_when_first_asked_and_not_before() -> None:
    code = (
        "import sys; from afterword.writing import preflight, proofreading; "
        "sys.exit('harper' in sys.modules or bool(proofreading._running))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
