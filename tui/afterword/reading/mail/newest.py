"""The newest part of a mail: what its writer wrote this time, without what is quoted or put below."""

import re
from collections.abc import Sequence

from afterword.reading.mail.heads import FORWARDED, labelled_head

LONGEST = 20_000
"""Characters that are read and kept of a mail."""

_QUOTED = re.compile(r"\s{0,3}(?:>|\|\s?>)")
_WROTE = re.compile(
    r"[\s*_]{0,4}(?:(?:on|am|den|le|il|el|op)\s.{4,200}|.{2,120}<[^<>\s]{3,100}@[^<>\s]{3,100}>\s?.{0,60}|"
    r".{2,80}\s(?:wrote|schrieb)\s.{0,80})"
    r"(?:wrote|schrieb.{0,120}|a écrit|ha scritto|escribió|schreef)\s?:[\s*_]*$",
    re.IGNORECASE,
)
_OPENS_QUOTE = re.compile(r"\s{0,3}(?:On|Am|Le)\s.{4,160}$")
_OTHERS = re.compile(
    r"\s{0,3}-{2,}\s?(?:original message|ursprüngliche nachricht|original-?nachricht|original-?mail|"
    r"original appointment|reply message|message d'origine|ursprünglicher termin)",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s{0,3}[_=*]{10,}\s*$")
_SIGNATURE = re.compile(r"\s?--\s?$")
_FROM_PHONE = re.compile(
    r"\s{0,3}(?:sent (?:from|via|with) (?:my |outlook|mail|gmail|the |yahoo|proton)|"
    r"von meinem .{2,40} gesendet|"
    r"gesendet (?:mit|von|über|aus)\s|get outlook for|diese nachricht wurde von meinem|"
    r"holen sie sich outlook|"
    r"outlook für (?:ios|android))",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"[\s*_>-]{0,6}(?:this (?:e-?mail|message|communication)(?:,? (?:and|including) (?:any|all|"
    r"its) [\w ]{2,40})?"
    r" (?:may |is |are |contains? |has been sent to you because|was sent to .{3,80} because)"
    r"|the (?:information|contents?) (?:contained )?(?:in|of) this (?:e-?mail|message)|"
    r"confidentiality|disclaimer"
    r"|if you (?:are|have) (?:not the intended|received this)|unsubscribe|to unsubscribe|"
    r"you (?:are receiving|received) this"
    r"|manage (?:your )?(?:preferences|notifications)|privacy (?:policy|notice|statement)|"
    r"please consider the environment"
    r"|diese (?:e-?mail|nachricht) (?:enthält|kann|könnte|ist|und|einschließlich|"
    r"ist ausschließlich)|der inhalt dieser"
    r"|vertraulichkeit|haftungsausschluss|datenschutz(?:hinweis|erklärung|information)|"
    r"sitz der gesellschaft|geschäftsführ"
    r"|vorstand:|vorsitzende[r]? des (?:aufsichtsrat|vorstand)|aufsichtsrat|registergericht|"
    r"amtsgericht|handelsregister|hr[ab] \d|ust\.?-?id|steuernummer"
    r"|abmelden|newsletter abbestellen|wenn sie keine (?:weiteren )?e-?mails|"
    r"informationen zum datenschutz|©|copyright"
    r"|click here to (?:opt|unsub)|follow us|folgen sie uns|powered by|equal opportunity employer|"
    r"view in browser)",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(
    r"[\s*_#-]{0,6}(?:please )?(?:do not|don['’]t) (?:reply|respond)\b.{0,120}$|"
    r".{0,30}(?:automatically generated|automatisch (?:erstellt|generiert|erzeugt|versendet|"
    r"versandt))"
    r".{0,80}$|[\s*]{0,6}bitte antworten sie nicht auf diese.{0,100}$|\[?(?:external|"
    r"extern)(?: email| e-mail| sender)?\]?:?\s*$|caution:.{0,200}$"
    r"|\[image:.{0,120}\]\s*$|\[cid:.{0,120}\]\s*$",
    re.IGNORECASE,
)
_FAIRLY_LOW = 3
"""Lines above which nothing stands that only ends mails."""


def newest_part(text: str) -> str:
    """What was written this time. Where nothing but quotes is there, these."""
    lines = text[: 4 * LONGEST].splitlines()
    kept = _unquoted(lines)
    if not any(line.strip() for line in kept):
        kept = [re.sub(r"^[>\s]{0,6}", "", line) for line in lines]
    return _tidy(kept)[:LONGEST].rstrip()


def _unquoted(lines: Sequence[str]) -> list[str]:
    kept: list[str] = []
    said = 0
    is_below = False
    for number, line in enumerate(lines):
        if _begins_other(lines, number, said):
            break
        if _SIGNATURE.match(line):
            is_below = True
        if _QUOTED.match(line) or _FROM_PHONE.match(line) or _SAYS_NOTHING.match(line):
            continue
        if (said >= _FAIRLY_LOW or is_below) and _BELOW.match(line):
            break
        said += bool(line.strip())
        kept.append(line)
    return kept


def _begins_other(lines: Sequence[str], number: int, said: int) -> bool:
    """Whether another mail begins on this line, quoted or forwarded below this one."""
    line = lines[number]
    if _WROTE.match(line) or _OTHERS.match(line) or (said and FORWARDED.match(line)):
        return True
    after = lines[number + 1] if number + 1 < len(lines) else ""
    if _OPENS_QUOTE.match(line) and _WROTE.match(f"{line} {after.strip()}"[:400]):
        return True
    if not said:
        return False
    if _RULE.match(line):
        return labelled_head(lines, number + 1) is not None
    return (
        line[:12].lstrip("> *").lower().startswith(("from:", "von:"))
        and labelled_head(lines, number) is not None
    )


def _tidy(lines: Sequence[str]) -> str:
    """Without spaces at the ends of lines, and more than one empty line together."""
    kept: list[str] = []
    for line in (line.replace("\xa0", " ").replace("\u200b", "").rstrip() for line in lines):
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept)
