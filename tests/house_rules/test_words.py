"""Words that must not stand in any file that is kept."""

import re

import pytest

from checkout import ROOT, kept_files

# Put together from parts, so that this file is not its own offender.
HOSTS = "|".join(
    re.escape(f"{name}.{top}")
    for name, top in [("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("anaconda", "org")]
)
EVERYWHERE = {
    "the host of a package registry": rf"\b(?:{HOSTS})\b",
    "a choice of package registry": "(?i)(?:extra-)?index" + r"[-_]url|find[-_]" + "links",
    "a path of one machine": r"(?<![\w.:/~*)}\]-])/(?:work|root|home|Users)/",
}
LOOSE_ENDS = r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b"


def offenders(pattern: str, folder: str = "") -> list[str]:
    """Each line that matches, as ``file:line: text``."""
    search = re.compile(pattern).search
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
    assert offenders(EVERYWHERE[what]) == []


def test_the_code_has_no_loose_ends() -> None:
    assert offenders(LOOSE_ENDS, "tui/") == []
