"""pack.json: what was looked for in a run that was read by a pack or schema of the user's own.

A record holds values and no relations between them.  With the pack, the sums that it declares are
checked again after people decided, long after the run and wherever its folder is.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from extractor.errors import UsageError
from extractor.schemas import Result, fields_digest
from extractor.schemas.pack import PackData
from extractor.schemas.vocabulary import Vocabulary, published, vocabulary_of

from .atomic import replacing

FILENAME = "pack.json"


def keep_pack(pack: PackData | None, folder: Path) -> None:
    """Write the pack of a run into its folder; that of an earlier run is taken away.

    Raises:
        UsageError: the file cannot be written.
    """
    if pack is None:
        (folder / FILENAME).unlink(missing_ok=True)
        return
    with replacing(folder / FILENAME) as handle:
        handle.write(pack.model_dump_json(exclude_defaults=True))


def kept_pack(folder: Path) -> PackData | None:
    """The pack of a run; None where it was read by that of disclosure reports.

    Raises:
        UsageError: the file is damaged.
    """
    path = folder / FILENAME
    try:
        return PackData.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValidationError) as error:
        raise UsageError(
            f"{path}: cannot be read as the pack of the run; finish the run by the same command, "
            "which writes it anew"
        ) from error


def vocabulary_for(result: Result, pack: PackData | None) -> Vocabulary:
    """The indicators that a report was read by, with what ties them together; none where it was
    read by a pack that is not there."""
    if pack is not None and result.versions.fields == _digest(pack):
        return _vocabulary(pack)
    return published() if result.custom is None else _NONE


_NONE = Vocabulary({})
_digest = lru_cache(maxsize=8)(fields_digest)
_vocabulary = lru_cache(maxsize=8)(vocabulary_of)
