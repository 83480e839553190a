"""Which position a mail speaks of, in its own words."""

import re
from collections.abc import Sequence

from afterword.reading.mail.sentences import Sentence

_WORD = r"(?:[A-ZÄÖÜ][\w/&+.*:’'-]*|of|and|für|und|für|im|in|&|\(?m/w/d\)?|[IVX]{1,3}|\d)"
_NAME = rf"(?P<title>[A-ZÄÖÜ][\w/&+.*:’'-]*(?:\s{_WORD}){{0,6}})"
_SAID = tuple(
    re.compile(words)
    for words in (
        rf"\b(?:[Pp]osition|[Rr]ole|[Jj]ob|[Oo]pening|[Vv]acancy|[Pp]ost|[Ss]telle|[Ff]unktion)\s(?:of|"
        rf"as|als|zum|zur|einer|eines|des|der)\s(?:an?\s|the\s)?{_NAME}",
        rf"\b(?:for|to|about|on|an|a|our|the|your)\s{_NAME}\s(?:position|role|job|opening|vacancy|post|"
        rf"opportunity|seat|search|team|internship)\b",
        rf"\b(?:[Bb]ewerbung|[Aa]nstellung|[Vv]akanz|[Pp]osition|[Ss]telle|[Aa]ufgabe)\s(?:als|zur|zum|"
        rf"auf|um|für)\s(?:die\s(?:Stelle|Position)\s(?:als\s|des\s|der\s)?|einen?\s)?{_NAME}",
        rf"\b(?:suche[n]?|suchen wir)\s(?:ich\s|wir\s)?(?:aktuell\s|derzeit\s)?einen?\s{_NAME}",
        rf"\b(?:[Pp]osition|[Rr]ole|[Jj]ob [Tt]itle|[Ss]telle|[Ss]tellenbezeichnung|"
        rf"[Ss]tellenausschreibung|[Pp]osten)\s?:\s{_NAME}",
    )
)
_ENDS = re.compile(r"\s(?:at|with|bei|in|im|and|und|für|of|&)$|\s\(?m/w/d\)?$|[.,:;)]+$|\s\([^)]*$")
_NO_TITLE = re.compile(
    r"^(?:The|This|Our|Your|We|You|I|It|Dear|Hi|Hello|Thank|Thanks|Ihre|Ihr|Unser|Diese|Die|Der|"
    r"Das|Monday|Tuesday|Wednesday|Thursday|Friday)\b"
)


def position_in(subject: str, sentences: Sequence[Sentence]) -> str:
    """The position as the mail calls it; empty where it calls it nothing."""
    for raw in (*(sentence.raw for sentence in sentences), subject):
        for pattern in _SAID:
            found = pattern.search(raw[:600])
            if found is None or _NO_TITLE.match(found["title"]):
                continue
            title, before = found["title"], ""
            while title != before:
                before, title = title, _ENDS.sub("", title).strip()
            if title:
                return title
    return ""
