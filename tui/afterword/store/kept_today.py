"""What Today shows, worked out before it is asked for and kept for the next start; never the truth.

It is believed only where everything is the same that it was worked out of: the data file byte for byte, the
program, its surroundings (``proof``). Of a file that was changed elsewhere those answers hold that are of
entries still in it. All of it may be deleted at any time, and is before each save.
"""

import hashlib
import os
import struct
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple, Self

from afterword.files import opened_plain, put_file
from afterword.store.file import UNFINISHED, own_folder

_NAME, _ANSWERS = "today.kept", "answers.kept"
_HEAD = struct.Struct("<32sHI")
"""Proof, number of frames, checksum of what is said of them."""
_FRAME = struct.Struct("<ddIIII")
"""Since and until when it holds; of what is printed and of what is drawn the size and the checksum."""
_ANSWERED = struct.Struct("<32sI")
"""Proof and checksum of answers."""

_BLOCK = 1 << 18

Part = Literal["printed", "drawn"]


class Packed(NamedTuple):
    """What is printed and what is drawn between two moments, in seconds since 1970; compressed."""

    since: float
    until: float
    printed: bytes
    drawn: bytes

    @classmethod
    def of(cls, since: float, until: float, printed: bytes, drawn: bytes) -> Self:
        """What is kept of a frame: a hundred of them at full length would be many times the search."""
        return cls(since, until, zlib.compress(printed, 1), zlib.compress(drawn, 1))


def proof_of(circumstances: bytes, digest: bytes) -> bytes:
    """What frames are believed by: all that they were worked out of, in 32 bytes."""
    return hashlib.sha256(circumstances + digest).digest()


def digest_of(path: Path) -> bytes:
    """What tells a data file from every other. Raises OSError, also for what is no ordinary file."""
    found = hashlib.sha256()
    with opened_plain(path) as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.digest()


def shown(file: Path, state: Path, circumstances: bytes, now: float, part: Part) -> bytes | None:
    """What is printed or drawn of a data file at ``now``, where it was worked out ahead of this very file."""
    if not circumstances:
        return None
    try:
        proof = proof_of(circumstances, digest_of(file))
    except OSError:
        return None
    return recall(own_folder(file, state), proof, now, part)


def keep(folder: Path, proof: bytes, frames: Sequence[Packed]) -> None:
    """Keeps frames in ``folder``, in the place of those that are there."""
    index, parts = b"", []
    for since, until, printed, drawn in frames:
        parts += [printed, drawn]
        sums = len(printed), zlib.crc32(printed), len(drawn), zlib.crc32(drawn)
        index += _FRAME.pack(since, until, *sums)
    head = _HEAD.pack(proof, len(frames), zlib.crc32(index))
    # Without it the next start takes a little longer; that is no reason to say anything, nor to wait for the
    # disk between two keys: what a power cut leaves of it does not have its checksums.
    with suppress(OSError):
        put_file(folder / _NAME, b"".join((head, index, *parts)), flush=False)


def recall(folder: Path, proof: bytes, now: float, part: Part) -> bytes | None:
    """What is printed or drawn at ``now``; None where nothing is kept of that moment that can be believed."""
    if any((folder / name).exists() for name in UNFINISHED):
        return None
    try:
        with opened_plain(folder / _NAME) as file:
            return _found(file, proof, now, part)
    except (OSError, struct.error, zlib.error):
        return None


def keep_answers(folder: Path, proof: bytes, answers: bytes) -> None:
    """Keeps what follows for each circle of a search in ``folder``, in the place of what is there."""
    # As above.
    with suppress(OSError):
        head = _ANSWERED.pack(proof, zlib.crc32(answers))
        put_file(folder / _ANSWERS, head + answers, flush=False)


def recall_answers(folder: Path, proof: bytes) -> bytes | None:
    """What was kept of the circles of a search; None where nothing is that can be believed."""
    try:
        with opened_plain(folder / _ANSWERS) as file:
            said, check = _ANSWERED.unpack(file.read(_ANSWERED.size))
            answers = file.read() if said == proof else b""
    except (OSError, struct.error):
        return None
    return answers if answers and zlib.crc32(answers) == check else None


def forget(folder: Path) -> None:
    """Removes what is kept: it holds names, and is not true for long."""
    for name in (_NAME, _ANSWERS):
        with suppress(OSError):
            os.unlink(folder / name)  # noqa: PTH108


def _found(file: BinaryIO, proof: bytes, now: float, part: Part) -> bytes | None:
    said, number, check = _HEAD.unpack(file.read(_HEAD.size))
    if said != proof:
        return None
    index = file.read(number * _FRAME.size)
    if zlib.crc32(index) != check:
        return None
    start = file.tell()
    for since, until, printed, printed_check, drawn, drawn_check in _FRAME.iter_unpack(index):
        if since <= now < until:
            is_printed = part == "printed"
            file.seek(start if is_printed else start + printed)
            raw = file.read(printed if is_printed else drawn)
            is_whole = zlib.crc32(raw) == (printed_check if is_printed else drawn_check)
            return zlib.decompress(raw) if is_whole else None
        start += printed + drawn
    return None
