"""Errors to plant, one function each; see ``bench/cases.py``."""

from __future__ import annotations

import importlib
import pkgutil

from bench.cases import DECLARED, Injector


def injectors() -> list[Injector]:
    """All that the modules of this package declare."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return DECLARED
