"""What of the text of a page is painted so that it can be seen.

pdfminer gives every character that the instructions of a page name.  Not seen are those of a layer
that is switched off, those set in the mode of rendering that draws nothing or wholly transparent,
those outside the path to which painting is clipped, and those over which a rectangle or a picture
is painted later (ISO 32000-1, 8.5.4, 8.11, 9.3.6, 11.6.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pdfminer.layout import LAParams, LTFigure
from pdfminer.pdfinterp import (
    PDFGraphicState,
    PDFPageInterpreter,
    PDFResourceManager,
    PDFTextState,
)
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect, mult_matrix
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

from .covers import Box, Covers
from .layers import Layers, dict_of

UNDRAWN, HIDDEN, FAINT = "undrawn", "hidden", "faint"
"""Tags of characters: set to draw nothing, as over the picture of a page; not to be seen at all;
seen through, as a watermark is."""

_NOTHING = frozenset({3, 7})
"""The modes of ISO 32000-1, table 106, that neither fill nor stroke."""

_CLEAR = 0.02
"""Opacity up to which nothing can be seen."""

_FAINT = 0.35
"""Opacity up to which black is as pale as the grey of a watermark."""


@dataclass(frozen=True, slots=True)
class GraphicsState:
    """How a page is painted on: where (``clip``, None: everywhere), how opaque, whether at all.

    ``group`` is how opaque the drawing is that all belongs to; both count together.
    ``plain`` tells that a paint replaces what is below it: it is not mixed with it, nor masked.
    """

    clip: Box | None = None
    opacity: float = 1.0
    group: float = 1.0
    plain: bool = True
    off: bool = False

    @property
    def solid(self) -> bool:
        """Whether nothing is seen of what is painted over."""
        return self.plain and self.covering >= 1

    @property
    def covering(self) -> float:
        """How much of a paint is seen, from 0 to 1."""
        return self.opacity * self.group

    def clipped(self, box: Box) -> GraphicsState:
        """The state with painting clipped to a box too."""
        if self.clip is None:
            return replace(self, clip=box)
        x0, y0, x1, y1 = self.clip
        return replace(
            self, clip=(max(x0, box[0]), max(y0, box[1]), min(x1, box[2]), min(y1, box[3]))
        )

    def shows(self, box: Box) -> bool:
        """Whether what is painted in a box can be seen: it is not transparent, nor outside."""
        if self.off or self.covering <= _CLEAR:
            return False
        if self.clip is None:
            return True
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        slack = max(1.0, (box[3] - box[1]) / 2)
        x0, y0, x1, y1 = self.clip
        return x0 - slack <= x <= x1 + slack and y0 - slack <= y <= y1 + slack


class Device(PDFPageAggregatorWithMarkedContent):
    """Lays a page out; tags the characters that are not seen, in the place of what nobody asks for."""

    _draws = True

    def __init__(
        self,
        resources: PDFResourceManager,
        *,
        pageno: int,
        laparams: LAParams | None,
        layers: Layers,
    ) -> None:
        super().__init__(resources, pageno=pageno, laparams=laparams)
        self.layers = layers
        self.state = GraphicsState()
        self.covers = Covers()

    def render_string(self, textstate: PDFTextState, *rest: Any) -> None:
        self._draws = textstate.render not in _NOTHING
        super().render_string(textstate, *rest)

    def render_char(self, *given: Any) -> float:
        width = super().render_char(*given)
        made: Any = self.cur_item._objs[-1]
        made.tag = None if self._draws else UNDRAWN
        if not self.state.shows(made.bbox):
            made.tag = HIDDEN
        elif self._draws:
            self.covers.character(made, made.bbox)
            made.tag = FAINT if self.state.covering <= _FAINT else None
        return width

    def paint_path(
        self,
        gstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[Any],
    ) -> None:
        if self.state.off:
            return
        super().paint_path(gstate, stroke, fill, evenodd, path)
        solid = self.state.solid and gstate.ncs.name != "Pattern"
        if fill and solid and "".join(step[0] for step in path) in ("mlllh", "mllll"):
            box = _around([apply_matrix_pt(self.ctm, step[1:3]) for step in path[:4]])
            if self._is_upright(path):
                self.covers.paint(_within(box, self.state.clip))

    def _is_upright(self, path: Sequence[Any]) -> bool:
        """Whether four points are the corners of a rectangle that stands upright on the page."""
        points = [apply_matrix_pt(self.ctm, step[1:3]) for step in path[:4]]
        return all(
            abs(x0 - x1) < 0.1 or abs(y0 - y1) < 0.1
            for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True)
        )

    def render_image(self, name: str, stream: PDFStream) -> None:
        if self.state.off:
            return
        super().render_image(name, stream)
        masked = any(key in stream.attrs for key in ("SMask", "Mask", "ImageMask", "IM"))
        if isinstance(self.cur_item, LTFigure) and not masked and self.state.solid:
            self.covers.picture(_within(self.cur_item.bbox, self.state.clip))

    def hide_covered(self) -> None:
        """Tag what was painted over, once all is painted."""
        made: Any
        for made in self.covers.hidden(self.result.bbox if self.result else (0, 0, 0, 0)):
            made.tag = HIDDEN


class Interpreter(PDFPageInterpreter):
    """Follows the instructions of a page that say what is seen, which pdfminer passes over."""

    device: Device

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        self._states: list[GraphicsState] = []
        self._marks: list[bool] = []
        self._clips = False

    def do_q(self) -> None:
        super().do_q()
        self._states.append(self.device.state)

    def do_Q(self) -> None:
        super().do_Q()
        if self._states:
            # What a layer hides does not depend on the state that is saved.
            self.device.state = replace(self._states.pop(), off=self.device.state.off)

    def do_gs(self, name: Any) -> None:
        given = dict_of(dict_of(self.resources.get("ExtGState")).get(_name(name)))
        state = self.device.state
        opacity = resolve1(given.get("ca"))
        if isinstance(opacity, int | float):
            state = replace(state, opacity=float(opacity))
        if "BM" in given or "SMask" in given:
            mixed = _names(given.get("BM", ())) - {"Normal", "Compatible"}
            masked = isinstance(resolve1(given.get("SMask")), dict)
            state = replace(state, plain=not mixed and not masked)
        self.device.state = state

    def do_W(self) -> None:
        self._clips = True

    do_W_a = do_W

    def _clip(self) -> None:
        """Clip to the path that is ended now, if it was said to clip."""
        if self._clips:
            path: list[Any] = self.curpath
            points = [
                apply_matrix_pt(self.ctm, step[at : at + 2])
                for step in path
                for at in range(1, len(step) - 1, 2)
            ]
            self.device.state = self.device.state.clipped(_around(points))
            self._clips = False

    def do_n(self) -> None:
        self._clip()
        super().do_n()

    def do_S(self) -> None:
        path = self.curpath
        super().do_S()
        self._ended(path)

    def do_f(self) -> None:
        path = self.curpath
        super().do_f()
        self._ended(path)

    def do_f_a(self) -> None:
        path = self.curpath
        super().do_f_a()
        self._ended(path)

    def do_B(self) -> None:
        path = self.curpath
        super().do_B()
        self._ended(path)

    def do_B_a(self) -> None:
        path = self.curpath
        super().do_B_a()
        self._ended(path)

    def _ended(self, path: list[Any]) -> None:
        """A path clips what follows, and is painted itself before."""
        if self._clips:
            self.curpath = path
            self._clip()
            self.curpath = []

    def do_BMC(self, tag: Any) -> None:
        super().do_BMC(tag)
        self._marks.append(self.device.state.off)

    def do_BDC(self, tag: Any, props: Any) -> None:
        super().do_BDC(tag, props)
        self._marks.append(self.device.state.off)
        if _name(tag) == "OC":
            layer = dict_of(self.resources.get("Properties")).get(_name(props))
            self._switch(layer)

    def do_EMC(self) -> None:
        super().do_EMC()
        if self._marks:
            self.device.state = replace(self.device.state, off=self._marks.pop())

    def _switch(self, layer: object) -> None:
        if self.device.layers.hide(layer):
            self.device.state = replace(self.device.state, off=True)

    def do_Do(self, name: Any) -> None:
        before = self.device.state
        drawn = resolve1(self.xobjmap.get(_name(name)))
        if isinstance(drawn, PDFStream):
            self._switch(drawn.attrs.get("OC"))
            box = resolve1(drawn.attrs.get("BBox"))
            if isinstance(box, list) and len(box) == 4:
                matrix = resolve1(drawn.attrs.get("Matrix")) or (1, 0, 0, 1, 0, 0)
                placed = apply_matrix_rect(mult_matrix(tuple(matrix), self.ctm), _numbers(box))
                self.device.state = self.device.state.clipped(placed)
            if "Group" in drawn.attrs:
                # What is in it may say that it is opaque: the whole is as pale as it was set.
                whole = self.device.state.covering
                self.device.state = replace(self.device.state, opacity=1.0, group=whole)
        super().do_Do(name)
        self.device.state = before


def _numbers(box: Sequence[Any]) -> Box:
    x0, y0, x1, y1 = (float(resolve1(side)) for side in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _around(points: Sequence[tuple[float, float]]) -> Box:
    """The box around points; an empty one, in which nothing is seen, around none."""
    if not points:
        return float("inf"), float("inf"), float("-inf"), float("-inf")
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _within(box: Box, clip: Box | None) -> Box:
    state = GraphicsState() if clip is None else GraphicsState(clip)
    found = state.clipped(box).clip
    return found if found is not None else box


def _name(given: object) -> str:
    return str(given.name) if isinstance(given, PSLiteral) else ""


def _names(given: object) -> set[str]:
    found = resolve1(given)
    many = found if isinstance(found, list) else [found]
    return {_name(resolve1(one)) for one in many if not isinstance(one, PDFObjRef)} - {""}
