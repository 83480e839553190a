"""Who can be reached, and to which of several people something goes (L1, L2)."""

from collections.abc import Iterable, Mapping

from afterword.domain.people import Contact


def has_a_way(contact: Contact) -> bool:
    """Whether anything is known by which to reach somebody."""
    return bool(contact.reach or contact.email or contact.phone or contact.linkedin)


def is_reachable(contact: Contact) -> bool:
    """Whether somebody is still there, wants to be contacted and can be."""
    return not (contact.left or contact.do_not_contact) and has_a_way(contact)


def addressee(known: Mapping[str, Contact], order: Iterable[str | None]) -> str | None:
    """Of people in this order the first who can be reached, else the first of whom only the way is not known,
    else one who wishes not to be contacted; None where everybody has left, or nobody is known.
    """
    others: list[Contact] = []
    for contact_id in order:
        if contact_id and (contact := known.get(contact_id)):
            if is_reachable(contact):
                return contact.id
            others.append(contact)
    willing = (contact for contact in others if not (contact.left or contact.do_not_contact))
    unwilling = (contact for contact in others if contact.do_not_contact)
    found = next(willing, None) or next(unwilling, None)
    return found.id if found else None
