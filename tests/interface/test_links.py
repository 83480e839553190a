"""Which links are opened, as what, and what becomes of one where no browser is."""

import subprocess
import sys
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from afterword.domain.search import JobSearch
from afterword.interface import browser, links
from afterword.interface.links import link_in, open_link
from builders import ANALYST, a_search, an_interview, instant
from interface.dashboards import Dashboard, dashboard

pytestmark = pytest.mark.exhaustive

MEETING = "https://meet.lark.example/a1"

OPENED = {
    "https://lark.example/1": "https://lark.example/1",
    "HTTPS://Lark.example:8443/a?b=c&d=%20#e": "HTTPS://Lark.example:8443/a?b=c&d=%20#e",
    "https://lark.example/jobs/(m-w-d)": "https://lark.example/jobs/(m-w-d)",
    "https://bücher.example/": "https://bücher.example/",
    "http://intranet/jobs": "http://intranet/jobs",
    "http://10.0.0.1/x": "http://10.0.0.1/x",
    "http://[2001:db8::1]:8080/x": "http://[2001:db8::1]:8080/x",
    "Video: http://meet.example/x (room 4)": "http://meet.example/x",
    "Join (https://meet.example/x).": "https://meet.example/x",
    "https://[Company]/jobs, see https://lark.example/2": "https://lark.example/2",
    "mailto:dana@lark.example": "mailto:dana@lark.example",
    "MAILTO:dana@lark.example?subject=Hello&bcc=e@x.example&attach=/etc/passwd": "mailto:dana@lark.example",
    "mailto:dana%40lark.example?BCC=e@x.example": "mailto:dana@lark.example",
    "mailto:dana@lark.example?%62cc=e@x.example": "mailto:dana@lark.example",
}

NOT_OPENED = [
    "https://[Company]/jobs", "https://[::1/jobs", "https://]/", "https://[v1.x]/", "https://", "http:///x",
    "https://?x", "https://#x", "https://:80/", "https://lark.example:port/", "https://lark.example:99999/",
    "https://a..b/", "https://.example/", "https://-/", "https://<Company>/jobs", "https://{company}.example/",
    "https://%5BCompany%5D/jobs", "https://lark.example\\@evil.example/", "https://lark.example/\x1b]52;c;eA==\x07",
    "https://lark.example/\u202efdp.exe", "https://lark.example/\x9b2J",
    "mailto:", "mailto:?to=a@b.example", "mailto:?bcc=e@x.example", "mailto:dana", "mailto:priya@lake",
    "mailto:a@b.example,c@d.example", "mailto:a@b.example%2Cc@d.example",
    "mailto:a@b.example&bcc=e@x.example",
    "mailto:a@b.example%3Fbcc=e@x.example", "mailto:a@b.example%0D%0ABcc:e@x.example", "mailto://a@b.example",
    "mailto:a&attach=/etc/passwd@b.example", "mailto:" + "(" * 1200 + "@b.example",
    "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ssh://lark.example", "tel:+1", "smb://x/y",
    "-https", "--help", "lark", " ", "",
]  # fmt: skip


@pytest.mark.parametrize("text", OPENED)
def test_well_formed_web_addresses_are_opened_as_they_are_and_of_a_mail_only_its_address(text: str) -> None:
    assert link_in(text) == OPENED[text]


@pytest.mark.parametrize("text", NOT_OPENED, ids=lambda text: ascii(text[:30]))
def test_what_only_begins_like_a_link_is_not_opened(text: str) -> None:
    assert link_in(text) == ""


@pytest.mark.parametrize("text", ["https://", "mailto:", "https://[", "h", "https://a.", "mailto:a@"])
def test_a_long_text_is_looked_through_quickly(text: str) -> None:
    started = time.process_time()
    link_in(text * (100_000 // len(text)))
    link_in(text + "x" * 100_000)
    assert time.process_time() - started < 2


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """A browser that writes down what it is given, and talks; gives what it was given."""
    seen, script = tmp_path / "opened.txt", tmp_path / "browser.sh"
    script.write_text(f'#!/bin/sh\necho chatter\necho chatter >&2\necho "$@" > {seen}\n')
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{script} %s &")

    def given() -> str:
        deadline = time.monotonic() + 20
        while (not seen.exists() or not seen.read_text().endswith("\n")) and time.monotonic() < deadline:
            time.sleep(0.01)
        return seen.read_text().strip()

    return given


def test_a_link_is_given_to_the_browser_whose_chatter_leads_nowhere(
    opened: Callable[[], str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert open_link("https://lark.example/a b'$(id)")
    assert opened() == "https://lark.example/a b'$(id)"
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("command", ["lynx %s", "lynx '%s", "%s", "no-such-browser %s &"])
def test_a_browser_that_is_none_or_would_run_in_this_terminal_is_not_started(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", command)
    assert not open_link("https://lark.example")


def test_where_there_is_no_browser_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", none)
    assert browser.main("https://lark.example") == 1


def test_a_browser_that_does_not_come_back_has_the_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_BROWSER", Path("unused"))
    monkeypatch.setattr(links, "_SECONDS", 0.1)
    started: list[subprocess.Popen[bytes]] = []
    really = subprocess.Popen

    def slow(_: object, **given: object) -> "subprocess.Popen[bytes]":
        started.append(
            really([sys.executable, "-c", "import time; time.sleep(60)"], stdin=subprocess.DEVNULL)
        )
        return started[0]

    monkeypatch.setattr(subprocess, "Popen", slow)
    assert open_link("https://lark.example")
    started[0].kill()
    started[0].wait()


def a_posting(url: str, place: str = "") -> JobSearch:
    """Dana's interview to come, at a place, and the link of its posting."""
    coming = an_interview(
        start=instant("2026-04-17T10:00-04:00"), end=instant("2026-04-17T11:00-04:00"), place=place
    )
    return a_search(coming, application=msgspec.structs.replace(ANALYST, url=url, posting_text="SQL"))


async def test_the_link_of_the_meeting_goes_before_that_of_the_posting(
    folder: Path, monkeypatch: pytest.MonkeyPatch, opened: Callable[[], str]
) -> None:
    async with dashboard(folder, a_posting("https://lark.example/jobs", MEETING)) as shown:
        await shown.press("tab", "o")
        await shown.rest()
        assert opened() == MEETING
        assert shown.said == f"Opened {MEETING}"
        monkeypatch.setenv("BROWSER", "lynx %s")
        await shown.press("enter", "o")
        await shown.rest()
        assert shown.app.clipboard == MEETING
        assert shown.said.startswith(f"No browser opens here. {MEETING}")


@pytest.mark.parametrize(
    ("url", "place", "kept", "where"),
    [
        ("https://[Company]/jobs", "", "https://[Company]/jobs", "on the application's page"),
        ("mailto:a@b.x,c@d.x", "Room 4", "mailto:a@b.x,c@d.x", "on the application's page"),
        ("javascript:alert(1)", "", "javascript:alert(1)", "on the application's page"),
        ("https://lark.example/jobs", "Zoom: https://[id]", "Zoom: https://[id]", "in the interview"),
    ],
)  # fmt: skip
async def test_what_cannot_be_opened_is_said_wherever_one_tries(
    folder: Path, monkeypatch: pytest.MonkeyPatch, url: str, place: str, kept: str, where: str
) -> None:
    monkeypatch.setenv("BROWSER", "must not be asked %s &")

    async def is_said(shown: Dashboard) -> None:
        await shown.press("o")
        await shown.rest()
        assert shown.said == f"! “{kept}” is no link that can be opened. It can be corrected {where}."

    async with dashboard(folder, a_posting(url, place)) as shown:
        await shown.press("tab")
        await is_said(shown)
        await shown.press("enter")
        await is_said(shown)
        await shown.press("escape", "2")
        await is_said(shown)
        await shown.press("enter")
        await is_said(shown)
