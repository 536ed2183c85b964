"""Reading NorNE's CoNLL-U: Universal Dependencies with names in MISC (`name=B-PER`)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace


class ConlluError(ValueError):
    """A line that is not CoNLL-U; the message carries its number."""


@dataclass(frozen=True, slots=True)
class Word:
    """One token. `head` is 1-based within its sentence, 0 for the root; `name` is IOB or `O`."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    name: str
    space_after: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words in order; `new_document` is true where `# newdoc` stands before the sentence."""

    words: tuple[Word, ...]
    new_document: bool


def read_sentences(lines: Iterable[str]) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file, given by lines.

    Multiword ranges (`1-2`) and empty nodes (`1.1`) are skipped. Raises ConlluError on a line
    without ten columns, with a head that is no number, or where the words don't give `# text`.
    """
    words: list[Word] = []
    new_document, text = False, None
    for number, raw in enumerate(lines, start=1):
        line = raw.rstrip("\n")
        if line.startswith("# newdoc"):
            new_document = True
        elif line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line.strip() and not line.startswith("#"):
            words.extend(_word(line, number))
        elif not line.strip() and words:
            yield _sentence(words, new_document, text, number)
            words, new_document, text = [], False, None
    if words:
        yield _sentence(words, new_document, text, number)


def _sentence(words: list[Word], new_document: bool, text: str | None, number: int) -> Sentence:
    """The finished sentence; a space follows its last word whatever the file says."""
    found = "".join(word.form + " " * word.space_after for word in words).rstrip()
    if text is not None and found != text.rstrip():
        raise ConlluError(f"line {number}: the words give {found!r}, but # text is {text!r}")
    words[-1] = replace(words[-1], space_after=True)
    return Sentence(tuple(words), new_document)


def _word(line: str, number: int) -> list[Word]:
    """The word of a line, or nothing for multiword ranges and empty nodes."""
    columns = line.split("\t")
    if len(columns) != 10:
        raise ConlluError(f"line {number}: {len(columns)} columns instead of 10")
    index, form, lemma, upos, xpos, feats, head, deprel, _, misc = columns
    if not index.isdecimal():
        return []
    if not head.isdecimal():
        raise ConlluError(f"line {number}: the head {head!r} is no number")
    notes = dict(note.partition("=")[::2] for note in misc.split("|"))
    return [
        Word(
            form=form,
            lemma=plain_lemma(lemma, upos),
            upos=upos,
            xpos=xpos,
            feats="" if feats == "_" else feats,
            head=int(head),
            deprel=deprel,
            name=plain_name(notes.get("name", "O")),
            space_after=notes.get("SpaceAfter") != "No",
        )
    ]


def plain_lemma(lemma: str, upos: str) -> str:
    """The lemma without the treebank's `$` before marks; one lemma for every dash."""
    if upos not in {"PUNCT", "SYM", "X"} or len(lemma) < 2:
        return lemma
    bare = lemma.removeprefix("$")
    return "-" if bare in {"–", "—", "--"} else bare


def plain_name(name: str) -> str:
    """The tag with one type for geopolitical names: the treebank's GPE_LOC and GPE_ORG are GPE."""
    return name.replace("GPE_LOC", "GPE").replace("GPE_ORG", "GPE")
