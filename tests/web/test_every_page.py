"""What every page has: a title of its own, the icon, and a link past the head to its content."""

import re

import pytest
from django.urls import reverse

_FOR_ARTICLES = ["article", "corrections", "changes", "article_history", "handling"]
_FOR_ALL = ["articles", "new_article", "profile", "password", "styleguide", "checks", "facts"]


@pytest.fixture
def pages(article) -> dict[str, str]:
    numbered = {name: reverse(name, args=[article.pk]) for name in _FOR_ARTICLES}
    return numbered | {name: reverse(name) for name in _FOR_ALL}


def test_titles_icon_and_skip_link(as_alice, pages):
    titles = {}
    for name, address in pages.items():
        text = as_alice.get(address).text
        assert 'rel="icon" href="/static/favicon.svg"' in text, name
        assert text.index('class="skip" href="#main"') < text.index('id="main" tabindex="-1"'), name
        assert text.count("<h1") == 1, name
        titles[name] = re.search(r"<title>(.+?) · Newsdesk</title>", text)[1]
    assert len(set(titles.values())) == len(titles)


def test_the_login_page_has_them_too(anonymous):
    text = anonymous.get(reverse("login")).text
    assert 'rel="icon"' in text
    assert 'class="skip" href="#main"' in text
    assert "<title>Log in · Newsdesk</title>" in text
