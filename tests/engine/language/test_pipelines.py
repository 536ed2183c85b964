"""Which pipeline is loaded, and what is said when it is missing."""

import subprocess
import sys
import threading

import pytest

from quotes.engine.language import pipelines
from quotes.engine.language.pipelines import (
    PipelineMissing,
    PipelineNames,
    configure,
    pipeline,
)


def test_a_named_folder_is_loaded_once(bare_folder):
    configure(PipelineNames(nb=str(bare_folder)))
    assert pipeline("nb") is pipeline("nb")
    assert pipeline("nb").pipe_names == ["sentencizer"]


def test_naming_bokmaal_leaves_nynorsk_alone(bare_folder, shipped):
    configure(PipelineNames(nb=str(bare_folder)))
    assert pipeline("nn") is shipped


def test_english_is_none_where_nothing_is_installed(monkeypatch):
    monkeypatch.setattr(pipelines, "find_spec", lambda name: None)
    assert pipeline("en") is None


def test_english_takes_the_first_that_is_installed(monkeypatch):
    monkeypatch.setattr(pipelines, "find_spec", lambda name: name == "en_core_web_md")
    monkeypatch.setattr(pipelines, "_load", lambda name: name)
    assert pipeline("en") == "en_core_web_md"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("nb_core_news_xxl", "nb_core_news_xxl is not installed: python -m spacy download"),
        ("/no/such/folder", "no spaCy pipeline in the folder /no/such/folder"),
    ],
)
def test_a_missing_pipeline_is_named_with_what_to_do(name, advice):
    configure(PipelineNames(nb=name))
    with pytest.raises(PipelineMissing, match=advice):
        pipeline("nb")


def test_a_missing_shipped_pipeline_is_told_apart(monkeypatch, tmp_path):
    monkeypatch.setattr(pipelines, "SHIPPED", tmp_path / "gone")
    with pytest.raises(PipelineMissing, match="shipped Norwegian pipeline"):
        pipeline("nn")


def test_other_languages_are_refused():
    with pytest.raises(ValueError, match="'sv'"):
        pipeline("sv")


def test_the_pipeline_works_in_another_thread(shipped):
    """Celery may run a task in a thread that never chose thinc's operations."""
    found = []
    thread = threading.Thread(target=lambda: found.append(shipped("Kari Holm kommer.").ents))
    thread.start()
    thread.join()
    assert [ent.text for ent in found[0]] == ["Kari Holm"]


def test_detection_and_lexicons_load_no_spacy():
    code = (
        "import sys, quotes.engine.language.detection, quotes.engine.language.lexicons;"
        "assert not {'spacy', 'thinc', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "– Vi er klare, sier statsminister Kari Nordmann."),
        ("nb", "«Vi er klare», sier statsminister Kari Nordmann."),
        ("nn", "– Vi er klare, seier statsminister Kari Nordmann."),
    ],
)
def test_the_shipped_pipeline_knows_who_says_what(shipped, language, text):
    doc = pipeline(language)(text)
    (sentence,) = doc.sents
    assert sentence.root.lemma_ in {"si", "seie"}
    assert [token.text for token in sentence.root.children if token.dep_ == "ccomp"] == ["klare"]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Kari Nordmann", "PER")]
    assert [token.text for token in sentence.root.children if token.dep_ == "nsubj"] == [
        "statsminister"
    ]
