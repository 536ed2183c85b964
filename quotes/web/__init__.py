"""The pages: HTMX views by noun."""
