"""The engine: text in, findings out.

Pure Python and spaCy. It knows no Django, no database, no clock and no network; the one door is
:func:`quotes.engine.analysis.analyse`.
"""
