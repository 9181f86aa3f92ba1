"""Messages in the words of a program: the field of an option where the command line has a flag.

What is wrong with an option is found deep inside, and told there as the command line calls it.
The functions of the library hand it on with the name that their callers wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from extractor.errors import ExtractorError
from extractor.options import ModelOptions, Options
from extractor.schemas import Result


def _named() -> Mapping[str, str]:
    """Flag -> field."""
    fields = {
        f"--{name.replace('_', '-')}": f"{kind.__name__}.{name}"
        for kind in (Options, ModelOptions)
        for name in kind.model_fields
    }
    return fields | {
        "--header NAME=VALUE": "ModelOptions.headers",
        "--header": "ModelOptions.headers",
        "--extra enable_thinking=false": "ModelOptions(extra_body={'enable_thinking': False})",
        "--extra": "ModelOptions.extra_body",
        "--no-cache": "Options(use_cache=False)",
        "--no-tables": "Options(tables=False)",
        "--backend local": "ModelOptions(backend='local')",
        "--backend replay": "ModelOptions(backend='replay')",
        "--recordings DIR": "ModelOptions.recordings",
        "--ca-file FILE": "ModelOptions.ca_file",
        "EXTRACTOR_API_KEY": "ModelOptions.api_key",
        "[price] in extractor.toml": "ModelOptions.price",
        "[price] in extractor.toml, or EXTRACTOR_PRICE as JSON": "ModelOptions.price",
        "EXTRACTOR_MAX_BYTES, or max_bytes in extractor.toml": "Options.max_bytes",
        "run the same command again": "call it again",
    }


_FIELDS = _named()
_FLAG = re.compile(
    "|".join(
        rf"{re.escape(flag)}(?![\w-])" for flag in sorted(_FIELDS, key=lambda flag: -len(flag))
    )
)


def in_fields(message: str) -> str:
    """A message with the fields of options in place of flags and variables.

    >>> in_fields("raise --timeout or lower --in-flight")
    'raise ModelOptions.timeout or lower ModelOptions.in_flight'
    """
    return _FLAG.sub(lambda found: _FIELDS[found[0]], message)


def with_fields(result: Result) -> Result:
    """A result whose reasons, findings and failures name fields."""
    reasons = tuple(map(in_fields, result.reasons))
    findings = tuple(
        found.model_copy(update={"message": in_fields(found.message)})
        if found.kind == "incomplete" and in_fields(found.message) != found.message
        else found
        for found in result.findings
    )
    failures = tuple(
        failure.model_copy(update={"message": in_fields(failure.message)})
        for failure in result.failures
    )
    told = {"reasons": reasons, "findings": findings, "failures": failures}
    changed = {name: now for name, now in told.items() if now != getattr(result, name)}
    return result.model_copy(update=changed) if changed else result


@contextmanager
def naming_fields() -> Iterator[None]:
    """Errors raised in this block name fields."""
    try:
        yield
    except ExtractorError as error:
        error.args = tuple(in_fields(one) if isinstance(one, str) else one for one in error.args)
        raise
