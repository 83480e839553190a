"""The people of a search: the person looking for a job, the companies, the contacts."""

from collections.abc import Mapping
from typing import Literal

import msgspec

Role = Literal[
    "", "hiring_manager", "interviewer", "recruiter", "coordinator", "referrer", "reference", "networking"
]


CompanyKind = Literal["", "small", "agency", "university", "public"]
"""A shop, trade or practice; an agency; a university; an authority, school or hospital; empty: usual."""

Reach = Literal["", "email", "call", "text", "linkedin", "in_person"]
"""How somebody is reached; empty: by what is known of them."""


class Profile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The person looking for a job: how they sign, where they live, whose holidays they keep."""

    name: str = ""
    email: str = ""
    phone: str = ""
    tz: str = ""
    region: str = ""
    links: Mapping[str, str] = msgspec.field(default_factory=dict)
    """What of theirs is on the net, by what it is called; it stands under their messages."""
    words: tuple[str, ...] = ()
    """Words that are right though no dictionary knows them: those of a trade, a product, a place."""
    unasked: tuple[str, ...] = ()
    """What the checks never remark again, as ``Finding.about`` says it."""


def link_lines(profile: Profile) -> tuple[str, ...]:
    """The person's links, a line each: ``LinkedIn: https://…``, or the link alone where it says its name."""
    return tuple(link if name in link else f"{name}: {link}" for name, link in profile.links.items() if link)


class Company(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An employer or agency: owns a holiday region and a time zone; the unit of the guard."""

    id: str
    name: str
    region: str = ""
    tz: str = ""
    no_calls: bool = False
    kind: CompanyKind = ""
    website: str = ""
    notes: str = ""


class Contact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person one can reach; ``company`` is absent for a reference or a networking contact.

    Who ``left`` is at the firm no more, or mail to them came back.
    """

    id: str
    name: str
    company: str | None = None
    salutation: str = ""
    title: str = ""
    role: Role = ""
    email: str = ""
    phone: str = ""
    reach: Reach = ""
    postal: str = ""
    tz: str | None = None
    region: str | None = None
    linkedin: str = ""
    connected: bool = False
    no_calls: bool = False
    do_not_contact: bool = False
    left: bool = False
    notes: str = ""
