"""What the pipelines call people: the Norwegian one, the English one."""

PERSON_LABELS = frozenset({"PER", "PERSON"})
