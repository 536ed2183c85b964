"""What the streams of a PDF unpack to, counted before PDFium unpacks them all at once."""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"\bstream\r?\n")
#: The dictionary that stands before a stream is looked for so far back (ISO 32000-1, 7.3.8).
_DICTIONARY = 2_000
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")
#: Pictures and fonts are not unpacked for the text.
_UNTOUCHED = re.compile(rb"/Image\b|/Length1\b|/FontFile|/CIDFontType0C\b|/Type1C\b")
_CHUNK = 2**16


def unpacks_to_more_than(data: bytes, most: int) -> bool:
    """Whether the packed streams that may hold text have more bytes than that together."""
    left = most
    for match in _STREAM.finditer(data):
        told = data[max(match.start() - _DICTIONARY, 0) : match.start()].rpartition(b" obj")[2]
        packed = len(_PACKED.findall(told))
        if not packed or _UNTOUCHED.search(told):
            continue
        if packed > 1:  # packed twice: no writer of PDF does that
            return True
        left -= _unpacked(data, match.end(), left)
        if left < 0:
            return True
    return False


def _unpacked(data: bytes, start: int, most: int) -> int:
    """The bytes that the stream at ``start`` unpacks to, counted to just above ``most``."""
    unpacking, size = zlib.decompressobj(), 0
    for at in range(start, len(data), _CHUNK):
        waiting = data[at : at + _CHUNK]
        while waiting and not unpacking.eof:
            try:
                size += len(unpacking.decompress(waiting, _CHUNK))
            except zlib.error:  # damaged, or locked by a password: PDFium tells which
                return size
            if size > most:
                return size
            waiting = unpacking.unconsumed_tail
        if unpacking.eof:
            break
    return size
