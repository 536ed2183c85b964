"""Documents as tests compare them."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.engine.document import Document

#: The official schemas and examples, beside the project; tests that need them skip without.
SCHEMAS = Path(__file__).resolve().parents[3] / "shared" / "schemas"
needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason=f"needs {SCHEMAS}")


def zones(document: Document) -> list[tuple[str, str]]:
    """Kind and words of each zone; checks that there is only white space between them."""
    at = 0
    for zone in document.zones:
        assert not document.text[at : zone.span.start].strip()
        at = zone.span.end
    assert not document.text[at:].strip()
    return [(zone.kind, zone.span.of(document.text)) for zone in document.zones]
