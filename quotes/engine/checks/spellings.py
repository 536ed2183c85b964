"""The checks of spelling: ``name-spelling`` and ``spelling``."""

from __future__ import annotations

from quotes.engine.checks.check import Check
from quotes.engine.checks.name_spelling import misspelt_names
from quotes.engine.checks.spelling import misspelt_words
from quotes.engine.results import gettext_noop

CHECKS: tuple[Check, ...] = (
    Check(
        code="name-spelling",
        taxonomy="ENT-NAVN",
        severity="medium",
        needs=frozenset({"text", "facts"}),
        name=gettext_noop("Spelling of a name"),
        description=gettext_noop(
            "One person is spelt in two ways, or otherwise than in the facts."
        ),
        vvp=("3.2",),
        run=misspelt_names,
    ),
    Check(
        code="spelling",
        taxonomy="SPR-SMÅ",
        severity="low",
        needs=frozenset({"text", "dictionary"}),
        name=gettext_noop("Misspelt word"),
        description=gettext_noop("A word that is in no dictionary, and one slip from one that is."),
        vvp=(),
        run=misspelt_words,
    ),
)
