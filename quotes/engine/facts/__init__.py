"""Who held which office, when: an immutable snapshot, its lookups and its finders.

Pure Python: no spaCy, no database, no clock. Load with
:func:`quotes.engine.facts.loading.load_facts` or freeze records with
:meth:`quotes.engine.facts.snapshot.FactBase.from_records`.
"""
