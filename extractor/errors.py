"""Every error that the program raises on purpose, in one tree.

::

    ExtractorError                 exit code
    ├── UsageError                 1   wrong options, configuration or arguments
    │   ├── MissingExtraError      1   an optional dependency is not installed
    │   ├── OptionsError           1   an option that there is not, or a value that it cannot have
    │   └── RecordError            1   a record is asked for that the result does not have
    ├── SourceError                3   a report cannot be read (one report; others go on)
    │   ├── UnsupportedFormatError
    │   └── TooLargeError
    ├── EndpointError              3   the language model cannot be asked (one chunk or report)
    │   ├── ConfigurationRefused   4   wrong key, no credit, unknown model: a person has to see to it
    │   │   └── EndpointDown       4   it is down, or asks for a long pause: try again later
    │   └── RecordingError         3   replay: a recording is missing or unused
    └── BudgetReached              4   the money or token budget of the run is spent

Messages name the file, say what is wrong and what to do next.
"""

from __future__ import annotations

from typing import Any, Literal

Cause = Literal[
    "key", "address", "credit", "model", "denied", "request", "wait", "lost", "unreachable"
]
"""What is wrong with an endpoint.

- ``key``: it refuses the API key; ``credit``: the account has none; ``denied``: it does not allow
  the request; ``model``: it does not know the model;
- ``address``: nothing that answers as an endpoint is there, it moved, or its certificate or the proxy
  does not pass; ``request``: it refuses the way of asking;
- ``unreachable``: no connection can be made; ``wait``: it asks for a pause longer than a run waits;
  ``lost``: it fails every time.  These three may pass (:class:`EndpointDown`).
"""


class ExtractorError(Exception):
    """Base of every error raised on purpose."""

    exit_code = 1


class UsageError(ExtractorError):
    """Options, configuration or arguments are wrong."""


class MissingExtraError(UsageError):
    """An optional dependency is not installed; the message holds the command that installs it."""


class OptionsError(UsageError):
    """``Options``, ``ModelOptions`` or ``Price`` were given what they do not take.

    ``error`` is what pydantic says of it.
    """

    def __init__(self, message: str, error: Exception) -> None:
        super().__init__(message)
        self.error = error


class RecordError(UsageError, ValueError):
    """The record of a result is asked for with a model that it was not read with, or which refuses it."""


class SourceError(ExtractorError):
    """One report cannot be read."""

    exit_code = 3


class UnsupportedFormatError(SourceError):
    """The file is of a kind that cannot be read; the message names the remedy."""


class TooLargeError(SourceError):
    """The file is over a size limit."""


class EndpointError(ExtractorError):
    """The language model could not be asked, or its answer could not be used."""

    exit_code = 3


class ConfigurationRefused(EndpointError):
    """The endpoint refused key, model or request, or is down: the run stops, and can be continued.

    ``cause`` says which (``extractor.errors.Cause``).  Where it may pass by itself the error is an
    :class:`EndpointDown`; else no later call can succeed before a person has changed something.
    """

    exit_code = 4

    def __init__(self, message: str, cause: Cause = "request") -> None:
        super().__init__(message)
        self.cause: Cause = cause


class EndpointDown(ConfigurationRefused):
    """The endpoint cannot be reached, fails every time, or asks for a long pause: try again later.

    ``cause`` is ``unreachable``, ``lost`` or ``wait``.  Raised by ``extract`` and ``aextract``,
    ``result`` is what the embedded readers read without it, a ``Result``; else None.
    """

    result: Any = None


class RecordingError(EndpointError):
    """Replay: a recording is missing, or was not used."""


class BudgetReached(ExtractorError):
    """The budget of the run is spent; what is done is kept."""

    exit_code = 4
