"""Which links are opened, and what becomes of one where no browser is."""

import webbrowser
from pathlib import Path

import pytest

from afterword.interface.links import link_in, open_link
from builders import ANALYST, a_search, an_interview, instant
from interface.dashboards import dashboard

MEETING = "https://meet.lark.example/a1"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://lark.example/1", "https://lark.example/1"),
        ("Video: http://meet.example/x (room 4)", "http://meet.example/x"),
        ("mailto:dana@lark.example", "mailto:dana@lark.example"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://lark.example/\x1b]52;c;eA==\x07", None),
        ("-https", None),
        ("", None),
    ],
)
def test_only_web_and_mail_addresses_are_links(text: str, link: str | None) -> None:
    assert link_in(text) == link


class Browser(webbrowser.BaseBrowser):
    def __init__(self) -> None:
        super().__init__("test")
        self.opened: list[str] = []

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
        self.opened.append(url)
        return True


def test_a_browser_that_would_run_in_this_terminal_is_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
    assert not open_link("https://lark.example")


async def test_the_link_of_the_meeting_goes_before_that_of_the_posting(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Browser()
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    coming = an_interview(
        start=instant("2026-04-17T10:00-04:00"), end=instant("2026-04-17T11:00-04:00"), place=MEETING
    )
    posting = {"url": "https://lark.example/jobs", "posting_text": "SQL"}
    application = type(ANALYST)(
        **{name: getattr(ANALYST, name) for name in ("id", "company", "title")} | posting
    )
    async with dashboard(folder, a_search(coming, application=application)) as shown:
        await shown.press("tab", "o")
        assert browser.opened == [MEETING]
        assert shown.said == f"Opened {MEETING}"
        monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("lynx"))
        await shown.press("enter", "o")
        assert shown.app.clipboard == MEETING
        assert shown.said.startswith(f"No browser opens here. {MEETING}")
