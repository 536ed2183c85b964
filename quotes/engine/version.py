"""Which engine found something."""

#: To be raised whenever the engine may find something else in the same text.
ENGINE_VERSION = "8"
