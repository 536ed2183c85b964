"""The recipe of the shipped Norwegian pipeline. Run as `python -m`; see README.md."""
