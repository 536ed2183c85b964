"""The checks: a declaration and one pure function each, collected in ``registry``.

A check reads a :class:`~quotes.engine.checks.context.Context` and yields flags. The claims that
the text makes are read once, before, and are part of the context.
"""
