"""Pipelines for the tests of language."""

import pytest
import spacy

from quotes.engine.language import pipelines
from quotes.engine.language.pipelines import PipelineNames, configure


@pytest.fixture(autouse=True)
def _default_names():
    """Each test begins with the shipped names, and leaves them."""
    configure(PipelineNames())
    yield
    configure(PipelineNames())


@pytest.fixture(scope="session")
def bare_folder(tmp_path_factory):
    """A pipeline without a parser: sentences end at full stops."""
    folder = tmp_path_factory.mktemp("pipelines") / "bare"
    nlp = spacy.blank("nb")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="session")
def _shipped():
    if not pipelines.SHIPPED.exists():
        pytest.skip(f"the shipped pipeline is not in {pipelines.SHIPPED}")


@pytest.fixture
def shipped(_shipped):
    """The shipped pipeline, loaded once."""
    return pipelines.pipeline("nb")
