"""Whether characters can be recognised here, without importing what does it."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

INSTALL = ".venv/bin/pip install '.[ocr]' (in the clone)"
"""What installs it, as records keep it: the same words on every machine."""

_MODULES = ("rapidocr", "onnxruntime", "cv2")


@cache
def installed() -> bool:
    """Whether the packages of the extra ``ocr`` are installed."""
    return all(find_spec(name) is not None for name in _MODULES)


def with_ocr(flag: str = "") -> str:
    """What to do with a file whose characters must be recognised and, here, cannot be."""
    return (
        f"{INSTALL} and run again, or run OCR on it yourself (for example: "
        f"ocrmypdf{flag} -l chi_sim IN.pdf OUT.pdf) and give its result"
    )
