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
]
