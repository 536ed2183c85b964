"""Markdown (CommonMark with tables), read as the page that it makes; a front matter is metadata.

A picture alone in its paragraph is a figure, and its description the caption, as pandoc has it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from quotes.formats.article import Metadata, ReadArticle
from quotes.formats.readers.building import Builder, iso_time, tidy
from quotes.formats.readers.decoding import decode
from quotes.formats.readers.errors import refuse_many
from quotes.formats.readers.html import add_markup
from quotes.formats.readers.plain_text import readable

if TYPE_CHECKING:
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

_FRONT_MATTER = re.compile(r"\s*---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]+):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_MOST_LINES, _MOST_LINKS = 10_000, 10_000
_ENDINGS = (".md", ".markdown", ".mdown", ".mkd")


def score(data: bytes, name: str) -> float:
    """Only the file's name tells: plain text looks like Markdown too often."""
    return 0.8 if name.lower().endswith(_ENDINGS) and b"\x00" not in data else 0


def read(data: bytes) -> ReadArticle:
    text = readable(decode(data))
    refuse_many(text.count("["), _MOST_LINKS)
    refuse_many(text.count("\n"), _MOST_LINES)
    front = _FRONT_MATTER.match(text)
    metadata = _metadata(front[1] if front else "")
    builder = Builder()
    add_markup(builder, as_html(text[front.end() :] if front else text), title=metadata.title)
    return builder.article(metadata)


def as_html(text: str) -> str:
    """The page that the text makes; a dash before a list's item is kept as a word, since a dash
    opens speech, too."""
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    parser = MarkdownIt("commonmark").enable("table")
    parser.add_render_rule("figure", _figure)
    tokens = parser.parse(text)
    for index, token in enumerate(tokens):
        if token.type == "list_item_open" and token.markup == "-":
            inside = next((t for t in tokens[index : index + 3] if t.type == "inline"), None)
            if inside and inside.children:
                inside.children.insert(0, Token("text", "", 0, content="- "))
        children = token.children or []
        if token.type == "inline" and [child.type for child in children] == ["image"]:
            children[0].type = "figure"
    return str(parser.renderer.render(tokens, parser.options, {}))


def _figure(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any
) -> str:
    """A picture's description is the caption, its title the credit."""
    picture = tokens[index]
    caption = renderer.renderInlineAsText(picture.children, options, env)
    credit = str(picture.attrGet("title") or "")
    title = f'<span class="credit">{escape(credit)}</span>' if credit else ""
    return f"<figcaption>{escape(caption)} {title}</figcaption>"


def _metadata(front_matter: str) -> Metadata:
    """The fields that site generators agree on (title, author, date, lang, slug)."""
    fields = {key.lower(): _unquoted(value) for key, value in _FIELD.findall(front_matter)}
    author = fields.get("author", "").strip("[]")
    return Metadata(
        id=fields.get("id", ""),
        version=fields.get("version", ""),
        title=tidy(fields.get("title", "")),
        authors=tuple(name for part in author.split(",") if (name := part.strip(" \"'"))),
        source=fields.get("source", ""),
        published=iso_time(fields.get("date", "")),
        modified=iso_time(fields.get("modified", "")),
        language=fields.get("lang", "") or fields.get("language", ""),
        slug=fields.get("slug", ""),
        section=fields.get("section", "") or fields.get("category", ""),
        note=fields.get("note", ""),
        copyright=fields.get("copyright", ""),
        url=fields.get("url", ""),
    )


def _unquoted(value: str) -> str:
    """A YAML scalar; one in double quotes is read as JSON's, which YAML's nearly are."""
    if value.startswith('"'):
        try:
            return str(json.loads(value, strict=False))
        except ValueError:
            pass
    return value.strip("\"'")
