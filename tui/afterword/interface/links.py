"""Links in what the person wrote down, and the program that opens them."""

import re
from urllib.parse import urlsplit

from afterword.domain.story import Story

_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_OPENED = ("http", "https", "mailto")


def link_of(story: Story) -> str | None:
    """The link of the meeting to come, else of the posting; None where there is none that is safe to open."""
    places = [held.place for held in story.scheduled[:1]]
    return next((link for text in (*places, story.application.url) if (link := link_in(text))), None)


def link_in(text: str) -> str | None:
    """The first web or mail address in ``text``."""
    found = _LINK.search(text)
    if found is None or not found[0].isprintable():
        return None
    return found[0] if urlsplit(found[0]).scheme.lower() in _OPENED else None


def open_link(link: str) -> bool:
    """Opens ``link`` with the system's program; False where there is none but one in this terminal."""
    # Imported with the first link that is opened.
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    # Such a browser runs in the terminal and would fight with the dashboard for it.
    if type(browser) is webbrowser.GenericBrowser:
        return False
    return browser.open(link)
