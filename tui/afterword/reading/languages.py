"""Languages as people call them: ``German``, ``Deutsch``, ``de``."""

from afterword.domain.language import LANGUAGES

_ALSO = {"en": ("englisch", "en-us", "en-gb"), "de": ("deutsch", "de-de", "de-at", "de-ch")}


def read_language(text: str) -> str:
    """The code of a language messages are written in; empty for none. Raises ValueError for any other."""
    said = text.strip().lower()
    for code, name in LANGUAGES.items():
        if said in (code, name.lower(), *_ALSO[code]):
            return code
    if said:
        raise ValueError(f"Messages are written in {' or '.join(LANGUAGES.values())}. Write one of these.")
    return ""
