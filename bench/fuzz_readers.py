"""How the readers stand broken files.

    python -m bench.fuzz_readers [--files 5000] [--reader CODE] [--folder REAL_FILES] [--seed N]

Each reader gets so many mangled files: it reads them or refuses them (Unreadable), in bounded time
and memory. Anything else is told with the file that did it, which is kept under var/fuzz, and the
exit status is 1.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import django

#: What one small file may take: seconds, and bytes of memory for the process.
MOST_SECONDS, MOST_MEMORY = 10, 2 * 2**30
KEPT = Path("var") / "fuzz"


@dataclass(slots=True)
class Outcome:
    """``read`` and ``refused`` count files, ``slowest`` is in seconds."""

    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    failures: Counter[str] = field(default_factory=Counter)


class TooSlow(Exception):
    pass


def fuzz(code: str, whole: list[bytes], files: int, seed: str) -> Outcome:
    """Give the reader so many mangled ones of the whole files."""
    from bench.broken_files import mangled
    from quotes.formats.readers import READERS, Unreadable

    signal.signal(signal.SIGALRM, _too_slow)
    reader = next(reader for reader in READERS if reader.code == code)
    outcome, chance = Outcome(), random.Random(f"{code} {seed}")  # noqa: S311
    for _ in range(files):
        data = mangled(chance.choice(whole), chance)
        start = time.perf_counter()
        try:
            signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS)
            (reader.read_all or reader.read)(data)
            outcome.read += 1
        except Unreadable:
            outcome.refused += 1
        except Exception as error:
            outcome.failures[_told(error, data)] += 1
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        outcome.slowest = max(outcome.slowest, time.perf_counter() - start)
    return outcome


def _told(error: Exception, data: bytes) -> str:
    """The error and where it was raised; the file is kept."""
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / hashlib.sha256(data).hexdigest()[:16]
    path.write_bytes(data)
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "quotes/formats" in frame.filename] or frames
    at = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
    return f"{type(error).__name__} at {at} ({str(error)[:80]}), kept as {path}"


def _too_slow(*_signal: object) -> None:
    raise TooSlow(f"more than {MOST_SECONDS} s")


def main() -> None:
    parser = argparse.ArgumentParser(description="Give the readers mangled files.")
    parser.add_argument("--files", type=int, default=5_000)
    parser.add_argument("--reader")
    parser.add_argument("--folder", type=Path, help="real files, mangled besides our own")
    parser.add_argument("--seed", default="1")
    wanted = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
    django.setup()
    from bench.broken_files import seeds  # it needs the settings

    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    failed = False
    for code, whole in seeds(wanted.folder).items():
        if wanted.reader in (None, code):
            outcome = fuzz(code, whole, wanted.files, wanted.seed)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(
                f"{code:12} {outcome.read:6} read {outcome.refused:6} refused, "
                f"slowest {outcome.slowest * 1000:.0f} ms, memory so far {memory} MB",
                flush=True,
            )
            for told, times in outcome.failures.most_common(10):
                failed = True
                print(f"    {times} times {told}", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
