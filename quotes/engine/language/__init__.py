"""Language: telling it, parsing it, and lists about its words.

Importing this package, `detection` or `lexicons` loads no spaCy; `pipelines` and `parsing` do.
"""
