"""German: an employer in a sentence, with the article that its name wants: ``bei der Stadt Köln``."""

import re

_DER_DAS, _DIE, _SEVERAL = ("beim", "vom"), ("bei der", "von der"), ("bei den", "von den")
"""``bei`` and ``von`` before a name with each article; der and das are alike."""
LEGAL_FORMS = r"(?:(?:g?GmbH|AG|UG) & Co\.? ?KGa?A?|g?GmbH|mbH|Ges\.m\.b\.H\.|UG|KGa?A?|OHG|GbR|eG|AöR)"
"""Those of countries in which one writes German, each with die."""
_LEGAL = re.compile(rf" (?:(?P<die>{LEGAL_FORMS}|AG|SE)|e\. ?V\.)$")
_NOUNS = {
    _DIE: (
        r"Stadt|Hansestadt|Landeshauptstadt|Post|Telekom|Firma|Kirche|\w*(?:klinik|universität|hochschule|schule|"
        r"gemeinde|stiftung|praxis|bank|sparkasse|krankenkasse|versicherung|apotheke|kanzlei|agentur|bäckerei|"
        r"konditorei|metzgerei|gärtnerei|druckerei|brauerei|schreinerei|tischlerei|kita|akademie|verwaltung|behörde|"
        r"werkstatt|gesellschaft|genossenschaft|diakonie|caritas|bibliothek|bücherei|spedition|hilfe|zeitung|bahn|"
        r"redaktion|zentrale)"
    ),
    _DER_DAS: (
        r"Kreis|Kreuz|Haus|\w*(?:landkreis|verein|verlag|verband|dienst|kindergarten|betrieb|rundfunk|sender|"
        r"flughafen|konzern|supermarkt|baumarkt|kinderladen|"
        r"klinikum|krankenhaus|autohaus|kinderhaus|kaufhaus|möbelhaus|pflegehaus|seniorenhaus|bildungshaus|"
        r"gasthaus|rathaus|stift|(?:senioren|pflege|alten|kinder|wohn)heim|institut|ministerium|museum|gymnasium|zentrum|hotel|restaurant|café|büro|"
        r"studio|theater|archiv|labor|unternehmen|hospiz|spital|planetarium|amt)"
    ),
    _SEVERAL: r"\w*(?:werke|kliniken|bahnen|betriebe|bühnen|museen|schulen)",
}
_KNOWN = {articles: re.compile(rf"(?:{nouns})", re.IGNORECASE) for articles, nouns in _NOUNS.items()}
_ADJECTIVE = re.compile(r"(\w+(?:isch|lich)|Deutsch|Frei|Allgemein|Neu|Alt|Erst|Vereinigt|Gemeinsam)e[rs]?")
_ONE = re.compile(r"\w*(?:werke|betriebe)", re.IGNORECASE)
"""Names of several that get an n after ``bei den``."""


def at(name: str) -> str:
    """``bei der Nordlicht GmbH``, ``beim Klinikum Nord``, ``bei den Stadtwerken Ulm``, ``bei Lark``."""
    return _said(name, "bei", 0)


def from_(name: str) -> str:
    """The same with ``von``."""
    return _said(name, "von", 1)


def _said(name: str, plain: str, case: int) -> str:
    words = name.split()
    adjectives = next((n for n, word in enumerate(words) if not _ADJECTIVE.fullmatch(word)), 0)
    articles = _articles(name, words)
    if articles is None:
        return f"{plain} {name}"
    words[:adjectives] = [_ADJECTIVE.sub(r"\1en", word) for word in words[:adjectives]]
    if articles is _SEVERAL:
        words = [f"{word}n" if _ONE.fullmatch(word) else word for word in words]
    return " ".join((articles[case], *words))


def _articles(name: str, words: list[str]) -> tuple[str, str] | None:
    if legal := _LEGAL.search(name):
        return _DIE if legal["die"] else _DER_DAS
    for word in words:
        for part in (word, word.rpartition("-")[2]):
            for articles, nouns in _KNOWN.items():
                if nouns.fullmatch(part):
                    return articles
    return None
