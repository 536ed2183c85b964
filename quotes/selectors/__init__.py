"""Every read that a page, the API or an export needs."""
