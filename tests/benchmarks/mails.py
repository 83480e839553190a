"""Reading a mailbox for a search, beside nothing but parting it into messages; in this process.

The room it takes is that of a long mailbox beside that of one a tenth as long: where no mail is kept, it
is the same.
"""

import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from email import message_from_bytes
from io import BytesIO
from pathlib import Path

from afterword.desk.desk import Desk
from afterword.desk.mails import Unseen
from afterword.desk.saving import Home
from afterword.domain.search import JobSearch, difference
from afterword.exchange.mails import mails_in_box
from afterword.store.book import Book
from benchmarks.figures import Figure
from benchmarks.generator import NOW, generated
from domain.plans import CADENCE

_MAILS = 10_000
_APPLICATIONS = 100
_ABOUT = 10
"""Of so many mails one is about the search."""
_MEGABYTE = 2**20


def measured(folder: Path, sizes: Sequence[int], rounds: int) -> list[Figure]:
    """The figures; ``sizes`` of searches say nothing here."""
    search = generated(_APPLICATIONS)
    book = Book(folder / "search.json", lambda: NOW, state=folder / "state")
    book.save(difference(JobSearch(), search), search)
    desk = Desk(book, CADENCE, lambda: NOW, Home("America/New_York", "US"))
    box, short = _mailbox(search, _MAILS), _mailbox(search, _MAILS // 10)
    brought_in, told, floor, room, less = [], [], [], [], []
    for _ in range(rounds):
        brought_in.append(_taken(lambda: _read(desk, box)))
        told.append(_taken(lambda: _read(desk, box, tells_all=True)))
        floor.append(_taken(lambda: sum(1 for raw in mails_in_box(BytesIO(box)) if message_from_bytes(raw))))
        room.append(_room(lambda: _read(desk, box)))
        less.append(_room(lambda: _read(desk, short)))
    return [
        Figure(f"a mailbox brought in, {_MAILS:,} mails", brought_in, floor),
        Figure(f"each of its mails told, {_MAILS:,} mails", told, floor),
        Figure(f"its room beside a tenth of it, {_MAILS:,} mails", room, less, aim=1.2, unit="MB"),
    ]


def _read(desk: Desk, box: bytes, *, tells_all: bool = False) -> int:
    """A mailbox understood, no mail of it kept: how many are sure.

    Those about nothing are only counted, unless all are told.
    """
    mails = desk.mails.mails_in(BytesIO(box), unseen=None if tells_all else Unseen())
    return sum(desk.mails.correspond(mail).sure for mail in mails)


def _mailbox(search: JobSearch, number: int) -> bytes:
    return "".join(_letters(search, number)).encode()


def _letters(search: JobSearch, number: int) -> Iterator[str]:
    applications = list(search.applications.values())
    for each in range(number):
        application = applications[each % len(applications)]
        company = search.company_of(application).name
        if each % _ABOUT:
            sender, subject = f"Friend {each} <f{each}@mail{each % 40}.example>", f"photos {each}"
            text = f"The tickets for the garden on Tuesday at {each % 12 + 1} pm are here.\n" * 20
        else:
            sender, subject = f"{company} <jobs{each}@office.example>", application.title
            text = f"Thank you. {company} has received your application for {application.title}."
        yield (
            f"From x@y Mon Apr 20 10:00:00 2026\nFrom: {sender}\nSubject: {subject}\n"
            f"Message-ID: <{each}@made.example>\nDate: {NOW:%a, %d %b %Y %H:%M:%S %z}\n\n{text}\n\n"
        )


def _taken(work: Callable[[], object]) -> float:
    # Of a minute on a machine that has other work too, only the time of the processor says something.
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def _room(work: Callable[[], object]) -> float:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / _MEGABYTE
    finally:
        tracemalloc.stop()
