"""The layers of a PDF (optional content, ISO 32000-1, 8.11) that a viewer does not show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral


class Layers:
    """Which layers of a document are switched off when it is opened."""

    def __init__(self, document: PDFDocument) -> None:
        given = dict_of(document.catalog.get("OCProperties"))
        usual = dict_of(given.get("D"))
        self._off = _ids(usual.get("OFF"))
        if _name(usual.get("BaseState")) == "OFF":
            self._off |= _ids(given.get("OCGs")) - _ids(usual.get("ON"))
        for use in map(dict_of, _list(usual.get("AS"))):
            if _name(use.get("Event")) == "View":
                self._off |= {
                    group.objid
                    for group in _references(use.get("OCGs"))
                    if _state(group, "View", "ViewState") == "OFF"
                }

    def hide(self, given: object) -> bool:
        """Whether what belongs to a layer, or to a membership of layers, is not shown."""
        if not self._off or given is None:
            return False
        if isinstance(given, PDFObjRef) and given.objid in self._off:
            return True
        membership = dict_of(given)
        groups = _references(membership.get("OCGs"))
        if _name(membership.get("Type")) != "OCMD" or not groups:
            return False
        off = [group.objid in self._off for group in groups]
        policy = _name(membership.get("P"))
        if policy == "AllOn":
            return any(off)
        if policy == "AnyOff":
            return not any(off)
        if policy == "AllOff":
            return not all(off)
        return all(off)


def _state(group: PDFObjRef, use: str, key: str) -> str:
    return _name(dict_of(dict_of(dict_of(group).get("Usage")).get(use)).get(key))


def dict_of(given: object) -> Mapping[str, Any]:
    """A dictionary of a PDF, or what a reference to it leads to; an empty one for anything else."""
    found = resolve1(given)
    return found if isinstance(found, dict) else {}


def _list(given: object) -> list[Any]:
    found = resolve1(given)
    return found if isinstance(found, list) else []


def _name(given: object) -> str:
    found = resolve1(given)
    return str(found.name) if isinstance(found, PSLiteral) else ""


def _references(given: object) -> list[PDFObjRef]:
    """The references in a list, or the one that stands alone."""
    many: Iterable[object] = [given, *_list(given)]
    return [one for one in many if isinstance(one, PDFObjRef) and not _list(one)]


def _ids(given: object) -> set[int]:
    return {group.objid for group in _references(given)}
