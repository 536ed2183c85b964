"""The engine's one door: a document and the facts in, findings out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc

from quotes.engine.checks.context import Context
from quotes.engine.checks.runner import run_checks
from quotes.engine.checks.sources import NO_SOURCES, Sources
from quotes.engine.document import READABLE, Document
from quotes.engine.facts.snapshot import FactBase
from quotes.engine.language.detection import detect
from quotes.engine.language.parsing import TextTooLong, parse
from quotes.engine.language.pipelines import PipelineMissing
from quotes.engine.language.universal import universal
from quotes.engine.quotations.datelines import parsed_ranges
from quotes.engine.quotations.find import find_quotes
from quotes.engine.quotations.reading import Reading, bare_doc
from quotes.engine.results import Analysis, Language, Message, Notice, gettext_noop
from quotes.engine.speakers.attribution import attribute
from quotes.engine.version import ENGINE_VERSION

#: The stages that ``progress`` names, in their order.
STAGES: Final = ("language", "parsing", "quotes", "speakers", "checks")

#: Spaces that typesetters and web pages use for the plain one; one code point for one, so every
#: offset stays as it is.
_PLAIN_BLANKS: Final = str.maketrans(
    dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f", " ")
)

__all__ = ["ENGINE_VERSION", "STAGES", "analyse"]


def analyse(
    document: Document,
    facts: FactBase,
    progress: Callable[[str], None] | None = None,
    sources: Sources = NO_SOURCES,
) -> Analysis:
    """Find quotes, speakers, claims and possible errors; any text is accepted.

    ``progress`` is called with the name of each stage as it begins. Quotes are held against the
    ``sources``, if there are any. Where no pipeline can parse
    the text, only quotes that marks or dashes show are found, and a notice says so.
    """
    tell = progress or _nobody
    document = replace(document, text=document.text.translate(_PLAIN_BLANKS))
    tell("language")
    language = document.language or detect(_readable_text(document))
    tell("parsing")
    doc, notices = _parsed(document, language)
    reading = Reading(document, doc, language)
    tell("quotes")
    found = find_quotes(reading)
    tell("speakers")
    quotes = attribute(reading, found, facts)
    tell("checks")
    context = Context(document, doc, language, document.date, tuple(quotes), facts, sources=sources)
    claims, flags, unchecked = run_checks(context)
    return Analysis(
        language=language,
        date=document.date,
        quotes=tuple(quotes),
        claims=claims,
        flags=flags,
        notices=(*notices, *unchecked),
    )


def _nobody(stage: str) -> None:
    """Nobody listens."""


def _readable_text(document: Document) -> str:
    return "\n".join(zone.span.of(document.text) for zone in document.zones_of(*READABLE))


def _parsed(document: Document, language: Language) -> tuple[Doc, list[Notice]]:
    ranges = parsed_ranges(document)
    try:
        doc = parse(document.text, ranges, language)
        return (universal(doc) if language == "en" else doc), []
    except PipelineMissing as error:
        notice = Notice(
            "no-pipeline",
            Message(
                gettext_noop("Not parsed ({reason}): only quotes in marks or after a dash."),
                {"reason": str(error)},
            ),
        )
    except TextTooLong as error:
        notice = Notice(
            "too-long",
            Message(
                gettext_noop("Too long to parse ({reason}): only quotes in marks or after a dash."),
                {"reason": str(error)},
            ),
        )
    return bare_doc(document.text, language), [notice]
