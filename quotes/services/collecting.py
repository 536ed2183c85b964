"""Articles come in by themselves: files, feeds, and a folder into which a wire drops them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.contrib.auth.models import AbstractBaseUser

from quotes.formats.article import ReadArticle
from quotes.formats.readers import PLAIN_TEXT, plain_text, read_all, refuse_large
from quotes.formats.readers.errors import Unreadable
from quotes.models import Desk
from quotes.models.findings import rendered, stored
from quotes.services.fetching import fetch
from quotes.services.importing import Imported, import_article
from quotes.services.refusals import Refused

#: A file that changed within so many seconds may still be being written.
_SETTLED_AFTER = 2.0
_TAKEN, _DONE, _REFUSED = ".taken", "done", "refused"


@dataclass(frozen=True, slots=True)
class Collected:
    """The articles of a file or address, or why it was refused."""

    path: Path | str
    imported: tuple[Imported, ...] = ()
    refusal: str = ""


def collect_file(
    *, user: AbstractBaseUser | None, desk: Desk, path: Path, source: str
) -> Collected:
    """Import every article of a file; what can't be read is refused with the reason.

    Articles that went in before a later one of the same file was refused stay.
    """
    try:
        refuse_large(path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        return Collected(path, refusal=error.strerror or str(error))
    except Unreadable as error:
        return Collected(path, refusal=rendered(stored(error.message)))
    return _collected(user, desk, path, data, source)


def collect_address(
    *, user: AbstractBaseUser | None, desk: Desk, address: str, source: str
) -> Collected:
    """Fetch a feed or an article by http or https, and import it as a file."""
    try:
        data = fetch(address).data or b""
    except Refused as refusal:
        return Collected(address, refusal=refusal.message)
    return _collected(user, desk, address, data, source)


def collect_folder(
    *, user: AbstractBaseUser | None, desk: Desk, folder: Path, source: str
) -> Iterator[Collected]:
    """Import what lies in the folder, oldest first, each file by one collector only.

    A file is taken by renaming it, which only one can do; then it goes to ``done``, or to
    ``refused`` with the reason beside it. One that a killed collector had taken is taken again.
    """
    for name in (_TAKEN, _DONE, _REFUSED):
        (folder / name).mkdir(exist_ok=True)
    for path in [*_left_behind(folder), *_settled(folder)]:
        taken = folder / _TAKEN / path.name
        try:
            path.rename(taken)
        except FileNotFoundError:  # another collector was quicker
            continue
        collected = collect_file(user=user, desk=desk, path=taken, source=source)
        there = _put_away(folder / (_REFUSED if collected.refusal else _DONE), taken)
        if collected.refusal:
            there.with_name(there.name + ".reason.txt").write_text(
                collected.refusal + "\n", encoding="utf-8"
            )
        yield Collected(there, collected.imported, collected.refusal)


def _collected(
    user: AbstractBaseUser | None, desk: Desk, path: Path | str, data: bytes, source: str
) -> Collected:
    imported: list[Imported] = []
    try:
        for article in articles_in(data, Path(path).name):
            imported.append(
                import_article(
                    user=user,
                    desk=desk,
                    document=article.document,
                    source=source,
                    metadata=article.metadata,
                )
            )
    except Refused as refusal:
        return Collected(path, tuple(imported), refusal.message)
    return Collected(path, tuple(imported))


def articles_in(data: bytes, name: str) -> tuple[ReadArticle, ...]:
    """Every article of a file as the desk takes it; raises Refused with the reader's reason."""
    try:
        articles = read_all(data, name)
    except Unreadable as error:
        raise Refused(rendered(stored(error.message))) from error
    return tuple(_with_unix_lines(article) for article in articles)


def _with_unix_lines(article: ReadArticle) -> ReadArticle:
    """Plain text is kept as it came by the reader; on the desk a line break is one character."""
    text = article.document.text
    if article.format != PLAIN_TEXT or "\r" not in text:
        return article
    return plain_text.article(text.replace("\r\n", "\n").replace("\r", "\n"))


def _settled(folder: Path) -> list[Path]:
    """Files that nobody is writing any more, oldest first; hidden ones are not for us."""
    found = []
    for path in folder.iterdir():
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            changed = path.stat().st_mtime
            if time.time() - changed >= _SETTLED_AFTER:
                found.append((changed, path))
    return [path for _changed, path in sorted(found)]


def _left_behind(folder: Path) -> list[Path]:
    """What was taken an hour ago and not put away: its collector is no more."""
    taken = [path for path in (folder / _TAKEN).iterdir() if path.is_file()]
    return [path for path in sorted(taken) if time.time() - path.stat().st_ctime > 3600]


def _put_away(folder: Path, path: Path) -> Path:
    """Move a file into the folder without covering one of the same name."""
    there, number = folder / path.name, 1
    while there.exists():
        number += 1
        there = folder / f"{path.stem}-{number}{path.suffix}"
    return path.rename(there)
