"""The embedded endpoint: a small language model served inside this process.

``weights`` assembles and checks the model's file, ``server`` runs it on 127.0.0.1, ``transport``
starts the server with the first question and stops it with the door, and ``identity`` says what
exactly answered, so that cached answers and results can be told apart.
"""

from __future__ import annotations

from .identity import Identity, identity_of, local_model
from .server import LocalServer
from .transport import Embedded
from .weights import MODEL_NAME, WEIGHTS_SHA256, ready, weights_directory

__all__ = [
    "MODEL_NAME",
    "WEIGHTS_SHA256",
    "Embedded",
    "Identity",
    "LocalServer",
    "identity_of",
    "local_model",
    "ready",
    "weights_directory",
]
