"""The real texts of the measure are found in ../shared again, with their quotes in place."""

import pytest

from bench.annotated import SHARED, Unreadable, breaks_of, read_all, records, renewed, with_breaks
from bench.quoted import marked_up

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="no texts: ../shared is not here")


@needs_shared
def test_each_article_is_the_one_annotated_and_can_be_edited():
    for record, item in zip(records(), read_all(), strict=True):
        for quote in item["quotes"]:
            for start, end in quote["content"]:
                words = item["text"][start:end]
                assert words == words.strip() != ""
        assert renewed(record, marked_up(item)) == record


@needs_shared
def test_other_words_than_those_of_the_source_are_refused():
    record, item = next(zip(records(), read_all(), strict=True))
    with pytest.raises(Unreadable, match="not the words"):
        renewed(record, marked_up(item).replace("===\n", "===\nOrd. "))


def test_no_text_is_kept_beside_the_offsets():
    for record in records():
        assert not {"text", "words"} & record.keys()


def test_breaks_are_counted_in_the_text_in_one_line():
    text = "Ein.\n\nTo tre.\n\nFire."
    assert breaks_of(text) == [4, 12]
    assert with_breaks("Ein. To tre. Fire.", [4, 12]) == text
