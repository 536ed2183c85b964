"""An analysis held against what the same speakers said in the desk's earlier articles."""

from __future__ import annotations

from dataclasses import replace

from quotes.engine.document import Document
from quotes.engine.results import Analysis
from quotes.models import Version
from quotes.selectors.archive import earlier_quotes


def with_archive(version: Version, document: Document, analysis: Analysis) -> Analysis:
    """The analysis with flags for utterances that an earlier article has in another wording."""
    # Loaded in the worker alone: it reads words with spaCy.
    from quotes.engine.checks.archive import against_archive

    direct = [q for q in analysis.quotes if q.type == "direct" and q.speaker]
    if not direct:
        return analysis
    names = {quote.speaker or "" for quote in direct}
    ids = {quote.speaker_id for quote in direct if quote.speaker_id}
    earlier = earlier_quotes(version, names, ids)
    found = against_archive(document.text, analysis.language, direct, earlier)
    flags = sorted((*analysis.flags, *found), key=lambda flag: flag.span)
    return replace(analysis, flags=tuple(flags))
