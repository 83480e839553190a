"""What Today shows, worked out before it is asked for and kept for the next start; never the truth.

It is believed only where everything is the same that it was worked out of: the data file byte for byte, the
program, its surroundings (``proof``). It may be deleted at any time, and is before each save.
"""

import hashlib
import os
import struct
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from afterword.files import opened_plain, put_file
from afterword.store.file import UNFINISHED

_NAME = "today.kept"
_HEAD = struct.Struct("<32sHI")
"""Proof, number of frames, checksum of what is said of them."""
_FRAME = struct.Struct("<ddII")
"""Since and until when it holds, its size and its checksum."""

_BLOCK = 1 << 18

Frame = tuple[float, float, bytes]
"""Since and until when something is shown, in seconds since 1970, and what."""


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


def keep(folder: Path, proof: bytes, frames: Sequence[Frame]) -> None:
    """Keeps frames in ``folder``, in the place of those that are there."""
    index, parts = b"", []
    for since, until, shown in frames:
        part = zlib.compress(shown, 1)
        parts.append(part)
        index += _FRAME.pack(since, until, len(part), zlib.crc32(part))
    head = _HEAD.pack(proof, len(frames), zlib.crc32(index))
    # Without it the next start takes a little longer; that is no reason to say anything.
    with suppress(OSError):
        put_file(folder / _NAME, b"".join((head, index, *parts)))


def recall(folder: Path, proof: bytes, now: float) -> bytes | None:
    """What is shown at ``now``; None where nothing is kept of that moment that can be believed."""
    if any((folder / name).exists() for name in UNFINISHED):
        return None
    try:
        with opened_plain(folder / _NAME) as file:
            return _found(file, proof, now)
    except (OSError, struct.error, zlib.error):
        return None


def forget(folder: Path) -> None:
    """Removes what is kept: it holds names, and is not true for long."""
    with suppress(OSError):
        os.unlink(folder / _NAME)  # noqa: PTH108


def _found(file: BinaryIO, proof: bytes, now: float) -> bytes | None:
    said, number, check = _HEAD.unpack(file.read(_HEAD.size))
    if said != proof:
        return None
    index = file.read(number * _FRAME.size)
    if zlib.crc32(index) != check:
        return None
    start = file.tell()
    for since, until, size, check in _FRAME.iter_unpack(index):
        if since <= now < until:
            file.seek(start)
            part = file.read(size)
            return zlib.decompress(part) if zlib.crc32(part) == check else None
        start += size
    return None
