"""Who a transcript's label means: "Kari Nes:", "KN:", "Spørsmål:", "Avisa:"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quotes.engine.quotations.found import FoundQuote
from quotes.engine.quotations.reading import Reading
from quotes.engine.speakers.persons import Person


def is_labelled(quote: FoundQuote) -> bool:
    """Whether a quote is a turn of a transcript."""
    lead = quote.relation == "lead-in" and quote.cue is None
    return lead and quote.mark == "none" and quote.mention is not None


def asking_labels(reading: Reading, found: Sequence[FoundQuote]) -> frozenset[str]:
    """The labels, in lower case, most of whose turns end in a question mark."""
    turns: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    for quote in found:
        if is_labelled(quote) and quote.mention is not None:
            label = quote.mention.of(reading.text).casefold()
            turns[label] += 1
            questions[label] += reading.text[quote.end - 1] == "?"
    return frozenset(label for label in turns if questions[label] * 2 > turns[label])


def bearer_of_initials(label: str, people: Sequence[Person]) -> Person | None:
    """The one person whose initials a label is: "KN" or "K.N." for Kari Nes."""
    letters = label.replace(".", "").replace(" ", "")
    if not (2 <= len(letters) <= 4 and letters.isupper()):
        return None
    bearers = [
        person for person in people if "".join(word[0] for word in person.words).upper() == letters
    ]
    return bearers[0] if len(bearers) == 1 else None
