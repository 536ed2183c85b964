"""Every write. Each act is one function: keyword-only arguments, the user first, one transaction.

The web, the API, commands and tasks call the same ones.
"""
