"""What differs between systems is told in one place, and nobody else asks which one it is."""

import re

from checkout import ROOT

CODE = ROOT / "tui" / "afterword"

ASKS = re.compile(
    r"sys\.platform|os\.name\b|platform\.system|(?:has|get)attr\((?:os|signal|time)\b|\bstart_new_session|"
    r"\b(?:fcntl|termios|msvcrt|winreg|pwd|grp|resource)\b(?=\.|$)|"
    r"\bos\.(?:fsync|replace|rename|link|chown|killpg|set_blocking|startfile|get[ug]id|uname)\b|"
    r"\bsignal\.SIG(?:KILL|HUP|BREAK|TSTP|CONT)|/run/user|shlex\.split|\.tzset\b",
    re.MULTILINE,
)

ELSEWHERE = {
    "interface/driver.py": "the terminal of every Unix",
    "interface/closing.py": "loads that only there",
    "interface/browser.py": "a program of its own, which loads nothing of ours",
    "interface/editor.py": "a command line is one of a shell, with its paths tried as they are too",
    "store/backups.py": "a second name, where a disk has those; else it copies",
}


def test_nobody_else_asks_which_system_it_is() -> None:
    found = {
        path.relative_to(CODE).as_posix(): ASKS.findall(path.read_text(encoding="utf-8"))
        for path in CODE.rglob("*.py")
    }
    asking = {name for name, words in found.items() if words}
    assert asking - {"system.py"} == set(ELSEWHERE)
