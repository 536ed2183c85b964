from django.urls import path
from django.views.i18n import set_language

from quotes.web import (
    analysis,
    articles,
    corrections,
    desks,
    flags,
    quotes,
    review,
    session,
    speakers,
    styleguide,
    zones,
)

urlpatterns = [
    path("", articles.articles, name="articles"),
    path("login/", session.login, name="login"),
    path("logout/", session.logout, name="logout"),
    path("password/", session.password, name="password"),
    path("language/", set_language, name="set_language"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("desks/", desks.desks, name="desks"),
    path("desks/<slug:slug>/", desks.desk, name="desk"),
    path("desks/<slug:slug>/members/", desks.add, name="members"),
    path("members/<int:membership_id>/", desks.member, name="member"),
    path("articles/new/", articles.new, name="new_article"),
    path("articles/<int:article_id>/", review.article, name="article"),
    path("articles/<int:article_id>/analysis/", analysis.analysis, name="analysis"),
    path("articles/<int:article_id>/state/", review.state, name="article_state"),
    path("articles/<int:article_id>/undo/", review.undo, name="undo"),
    path("articles/<int:article_id>/redo/", review.redo, name="redo"),
    path("articles/<int:article_id>/zones/<int:zone>/", zones.edit, name="zone"),
    path("articles/<int:article_id>/zones/<int:zone>/flag/", flags.new, name="new_flag"),
    path("articles/<int:article_id>/zones/<int:zone>/quote/", quotes.new, name="new_quote"),
    path("articles/<int:article_id>/speakers/", speakers.speakers, name="speakers"),
    path("articles/<int:article_id>/corrections/", corrections.corrections, name="corrections"),
    path("articles/<int:article_id>/export/", corrections.export, name="export"),
    path("flags/<int:flag_id>/", flags.decide, name="flag"),
    path("quotes/<int:quote_id>/", quotes.decide, name="quote"),
]
