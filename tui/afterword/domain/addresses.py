"""E-mail addresses: what is one, and one only.

A message goes to one person. Whatever else stands where an address is kept, imported or of old, two
addresses, a header or a thousand brackets, is shown as it is and never put into a mail.
"""

import re
from typing import Final

_LONGEST: Final = 254
"""Characters of an address that mail servers take."""

# Without a question mark: behind an equals sign it begins what mail programs decode.
_WORD = r"[\w!#$%&'*+/=^`{|}~-]+"
_NAME = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_ADDRESS: Final = re.compile(rf"{_WORD}(?:\.{_WORD})*@(?:{_NAME}\.)+(?!\d+$)(?=..){_NAME}", re.ASCII)


def is_address(text: str) -> bool:
    """Whether ``text`` is one e-mail address whose host has a full name, as in rosa@lind.example."""
    return bool(as_sent(text))


def as_sent(text: str) -> str:
    """An address as a mail has it, its host without umlauts; empty where ``text`` is not one address."""
    words, _, host = text.rpartition("@")
    try:
        address = f"{words}@{host.encode('idna').decode()}" if len(text) <= _LONGEST else ""
    except UnicodeError:
        return ""
    return address if len(address) <= _LONGEST and _ADDRESS.fullmatch(address) else ""
