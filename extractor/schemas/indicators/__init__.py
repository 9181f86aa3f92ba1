"""The vocabulary as types: one field an indicator."""

from .base import (
    Figure,
    Form,
    Group,
    Period,
    Qualifier,
    Scope,
    Semantic,
    Verdict,
)
from .report import ByApplicant, Report

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
