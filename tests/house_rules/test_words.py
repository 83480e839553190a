"""Words that must not stand in any file that is kept."""

import re
from collections.abc import Callable
from hashlib import sha256

import pytest

from checkout import ROOT, kept_files

REGISTRIES = {
    "03eabd6c5c4ff24d",
    "3ca29e55be4befa4",
    "51c6b9f69c48a75b",
    "789e46d79514e280",
    "8743857e3ea00fd1",
    "8b5bb5eb9d758455",
    "a4aa2ac280bb8d1a",
    "d6d7019ca9fcbf07",
}
"""Digests of the hosts of package registries, so that this file names none: where packages come from is
for each machine's own settings to say."""

# Put together from parts, so that this file is not its own offender.
EVERYWHERE = {
    "a choice of package registry": "(?i)(?:extra-)?index" + r"[-_]url|find[-_]" + "links",
    "a path of one machine": r"(?<![\w.:/~*)}\]-])/(?:work|root|home|Users)/",
}
LOOSE_ENDS = r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b"


def digest(host: str) -> str:
    return sha256(host.encode()).hexdigest()[:16]


def hosts(text: str) -> set[str]:
    """Each host a text names, with the domains it lies in."""
    named = {name.lower() for name in re.findall(r"[\w-]+(?:\.[\w-]+)+", text)}
    return {name[start:] for name in named for start in (0, *(n + 1 for n, c in enumerate(name) if c == "."))}


def offenders(search: Callable[[str], object], folder: str = "") -> list[str]:
    """Each line in which something is found, as ``file:line: text``."""
    found = []
    for path in kept_files():
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(folder):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{name}:{n}: {line.strip()[:100]}" for n, line in enumerate(text.splitlines(), 1) if search(line)
        ]
    return found


@pytest.mark.parametrize("what", EVERYWHERE)
def test_no_file_names(what: str) -> None:
    assert offenders(re.compile(EVERYWHERE[what]).search) == []


def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert offenders(lambda line: "." in line and {digest(host) for host in hosts(line)} & REGISTRIES) == []


def test_a_host_is_known_by_the_domain_it_lies_in() -> None:
    named = hosts('{"url": "https://files.registry.example/simple/", "name": "Registry.Example"}')
    assert {"files.registry.example", "registry.example"} <= named


def test_the_code_has_no_loose_ends() -> None:
    assert offenders(re.compile(LOOSE_ENDS).search, "tui/") == []
