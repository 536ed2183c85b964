"""The desk for other programs: the JSON API under /api/v1/ and LanguageTool's form under /v2/."""
