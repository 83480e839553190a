"""One's own mails: which of the follow-ups that waited for them they are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from afterword.domain.facts import Sent
from afterword.domain.follow_up import FollowUp
from afterword.domain.letters import folded
from afterword.domain.mails.belonging import Belonging
from afterword.domain.mails.mail import ReadMail
from afterword.domain.mails.meaning import Corresponded, Reader
from afterword.domain.mails.recording import kept_mail
from afterword.domain.people import Contact
from afterword.domain.search import JobSearch
from afterword.domain.telling import in_words

_GREETING = 60
"""Characters at the beginning of a mail that name whom it greets."""


def waited_for(
    search: JobSearch, read: ReadMail, waiting: Iterable[FollowUp], at: datetime
) -> tuple[FollowUp, ...]:
    """Those of the follow-ups that waited at ``at`` which a mail of one's own may be, the newest first."""
    greeted = set(re.findall(r"\w+", folded(read.text[:_GREETING])))

    def is_reader(contact: Contact) -> bool:
        if read.mail.to:
            return bool(contact.email) and contact.email.casefold() in read.mail.to.casefold()
        return bool(greeted & set(folded(contact.name).split()))

    found = (
        follow_up
        for follow_up in waiting
        if follow_up.medium not in ("internal", "call")
        and follow_up.opens <= at
        and (reader := search.contacts.get(follow_up.contact or ""))
        and is_reader(reader)
    )
    return tuple(sorted(found, key=lambda each: each.opens, reverse=True))


def sent_along(
    search: JobSearch, found: Corresponded, waiting: Sequence[FollowUp], reader: Reader
) -> Corresponded:
    """A mail of one's own as the message of the newest follow-up that waited for it; it is asked."""
    if found.is_known or not waiting:
        return found
    follow_up, read = waiting[0], found.read
    sent = Sent(
        id=reader.new_id(),
        app=follow_up.application,
        at=reader.at(read),
        kind=follow_up.kind,
        to=follow_up.contact,
        round=follow_up.round,
        subject=read.mail.subject,
        text=read.text,
        includes=follow_up.carries,
        mail=kept_mail(read, reader, text=""),
    )
    application = search.applications.get(follow_up.application or "")
    return replace(
        found,
        belongs=Belonging(application, True, company=search.companies.get(follow_up.company)),
        contact=follow_up.contact,
        asks=(f"That is yours; is it the {in_words(search, follow_up)}?",),
        after=search.with_fact(sent).without_kept(follow_up.key),
        facts=(sent,),
    )
