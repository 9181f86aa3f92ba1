"""The vocabulary as types: one field an indicator."""

from .base import (
    ByApplicant,
    Figure,
    Form,
    Group,
    Period,
    Qualifier,
    Scope,
    Semantic,
    Verdict,
)
from .report import Report

__all__ = [
    "ByApplicant",
    "Figure",
    "Form",
    "Group",
    "Period",
    "Qualifier",
    "Report",
    "Scope",
    "Semantic",
    "Verdict",
]
