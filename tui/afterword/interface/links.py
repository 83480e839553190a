"""Links in what the person wrote down, or what came in from elsewhere, and the program that opens them."""

import re
import subprocess
import sys
from dataclasses import dataclass
from ipaddress import IPv6Address
from pathlib import Path
from urllib.parse import unquote, urlsplit

from afterword.domain.addresses import as_sent
from afterword.domain.history.story import Story
from afterword.system import here

_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"]*", re.IGNORECASE)
_HOST = re.compile(r"(?!.*\.\.)\w(?:[\w.-]*\w)?\.?")
_AT_ITS_END = ".,;:!?)]'”’"
"""What stands behind a link in a sentence."""

_PLAIN_ADDRESS = re.compile(r"[\w.+@'-]+", re.ASCII)
"""What needs no percent sign in a link, so that no mail program can take it for more than an address."""

_BROWSER = Path(__file__).with_name("browser.py")
_SECONDS = 6.0
"""A browser that is not done by then has the link and stays open."""


@dataclass(frozen=True)
class KeptLink:
    """What stands where a link is kept, and the link in it that may be opened: empty where there is none."""

    kept: str
    opened: str
    where: str
    """Where it can be corrected, in words."""


def link_of(story: Story) -> KeptLink | None:
    """The link of the meeting to come, else of the posting; None where nothing is kept for one."""
    place = story.scheduled[0].place if story.scheduled else ""
    if _LINK.search(place):
        return KeptLink(place, link_in(place), "in the interview")
    url = story.application.url
    return KeptLink(url, link_in(url), "on the application's page") if url.strip() else None


def link_in(text: str) -> str:
    """The first link in ``text`` that may be opened; empty where there is none.

    A web address is taken as it is where it is whole; of a link for mail only the address is taken,
    and nothing that it would have the mail program put in besides.
    """
    for found in _LINK.finditer(text):
        link = found[0] if found[0] == text.strip() else found[0].rstrip(_AT_ITS_END)
        if opened := _mail(link) if link[:7].lower() == "mailto:" else _web(link):
            return opened
    return ""


def _web(link: str) -> str:
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
        # Asked for, it is looked at.
        _ = parts.port
        if "[" in parts.netloc:
            IPv6Address(host)
            host = "host"
    except ValueError:
        return ""
    return link if link.isprintable() and "\\" not in link and _HOST.fullmatch(host) else ""


def _mail(link: str) -> str:
    address = as_sent(unquote(link[7:].partition("?")[0]).strip())
    return f"mailto:{address}" if _PLAIN_ADDRESS.fullmatch(address) else ""


def open_link(link: str) -> bool:
    """Opens ``link`` with the system's program; False where there is none but one in this terminal.

    Blocks for some seconds where that program does: to be called from a thread.
    """
    try:
        opening = subprocess.Popen(  # noqa: S603 - a fixed command, and the link is no option
            [sys.executable, "-P", str(_BROWSER), link],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **here().apart(),
        )
        return opening.wait(_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
