"""What is stored. Writes go through ``quotes.services``, reads through ``quotes.selectors``."""

from quotes.models.analysis import AnalysisRun
from quotes.models.announcement import Announcement, AnnouncementChange
from quotes.models.api import ApiToken, KeptAnswer
from quotes.models.article import Article, Version
from quotes.models.check import CheckRule, DeclaredCheck
from quotes.models.comment import Comment
from quotes.models.correction import Correction
from quotes.models.decision import Decision
from quotes.models.desk import Desk, Membership
from quotes.models.edited import EditedCheck
from quotes.models.export import Export
from quotes.models.facts import (
    Country,
    Event,
    FactChange,
    FactsRevision,
    Office,
    Organisation,
    Person,
    Role,
    Source,
    Term,
)
from quotes.models.feed import Feed
from quotes.models.flag import Claim, Flag
from quotes.models.presence import Editing, Presence
from quotes.models.profile import Profile
from quotes.models.quote import Quote, Speaker
from quotes.models.source import SourceText
from quotes.models.standing import StandingDismissal
from quotes.models.view import SavedView
from quotes.models.webhook import Delivery, Webhook

__all__ = [
    "AnalysisRun",
    "Announcement",
    "AnnouncementChange",
    "ApiToken",
    "Article",
    "CheckRule",
    "Claim",
    "Comment",
    "Correction",
    "Country",
    "Decision",
    "DeclaredCheck",
    "Delivery",
    "Desk",
    "EditedCheck",
    "Editing",
    "Event",
    "Export",
    "FactChange",
    "FactsRevision",
    "Feed",
    "Flag",
    "KeptAnswer",
    "Membership",
    "Office",
    "Organisation",
    "Person",
    "Presence",
    "Profile",
    "Quote",
    "Role",
    "SavedView",
    "Source",
    "SourceText",
    "Speaker",
    "StandingDismissal",
    "Term",
    "Version",
    "Webhook",
]
