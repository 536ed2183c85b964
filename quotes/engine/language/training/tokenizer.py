"""The tokenizer of the shipped pipeline: rules of spaCy's nb and nn, checked against the treebank.

Only training needs this module. The pipeline is written with spaCy's plain serialised rules, so
loading it needs no code of ours.
"""

import re
from collections.abc import Callable, Iterable
from importlib import resources

from spacy.lang.char_classes import ALPHA_UPPER
from spacy.lang.nb import Norwegian
from spacy.lang.nn import NorwegianNynorsk
from spacy.language import Language as Pipeline
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry
from spacy.vocab import Vocab

DASH_BEFORE_SPEECH = rf"-(?=[{ALPHA_UPPER}])"
# 2007-2008 and 3-1, but neither half of «3-1-seieren».
DASH_BETWEEN_NUMBERS = r"(?<=[0-9])[-–—](?=[0-9]+(?![0-9]|-[^\W\d]))"


def word_list(name: str) -> list[str]:
    """Entries of a data file beside this module: one a line, `#` starts a comment."""
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    entries = (line.partition("#")[0].strip() for line in text.splitlines())
    return [entry for entry in entries if entry]


def exceptions() -> dict[str, list[dict[int, str]]]:
    """Special cases: both languages' own and ours, less those that are more often plain words."""
    rules = {
        **NorwegianNynorsk.Defaults.tokenizer_exceptions,
        **Norwegian.Defaults.tokenizer_exceptions,
        **{orth: [{ORTH: orth}] for orth in word_list("abbreviations.txt")},
    }
    unwanted = set(word_list("not_abbreviations.txt"))
    return {
        orth: rule
        for orth, rule in rules.items()
        if orth not in unwanted and not _false_emoticon(orth)
    }


def _false_emoticon(orth: str) -> bool:
    """True for `8)`, `):` and their like, which in news close a parenthesis."""
    return bool(re.match(r"[0-9)]", orth)) and not orth.endswith(".")


def build_tokenizer(vocab: Vocab) -> Tokenizer:
    """A tokenizer over `vocab` that serialises completely with the pipeline."""
    defaults = NorwegianNynorsk.Defaults
    prefixes = _unique([*defaults.prefixes, DASH_BEFORE_SPEECH])
    infixes = _unique([*defaults.infixes, DASH_BETWEEN_NUMBERS])
    return Tokenizer(
        vocab,
        rules=exceptions(),
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(_unique(defaults.suffixes)).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        url_match=defaults.url_match,
    )


def _unique(patterns: Iterable[str]) -> list[str]:
    """Patterns in order, each once."""
    return list(dict.fromkeys(patterns))


@registry.tokenizers("newsdesk.NorwegianTokenizer.v1")  # type: ignore[untyped-decorator]
def create_norwegian_tokenizer() -> Callable[[Pipeline], Tokenizer]:
    """The tokenizer as a config entry: a function from pipeline to tokenizer."""
    return lambda nlp: build_tokenizer(nlp.vocab)
