"""A pack of a stranger: its files are small and regular, or it is none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractor.schemas.pack import read_pack

ENTRY = '[[indicator]]\nid = "letters"\nzh = "收到信件"\nunit = "件"\n'


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "indicators.toml").write_text(ENTRY)
    return tmp_path


@pytest.mark.parametrize("name", ["pack.toml", "concepts.toml", "prose.toml"])
def test_a_pipe_or_a_device_is_not_waited_for(pack: Path, name: str) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes in folders here")
    os.mkfifo(pack / name)
    with pytest.raises(ValueError, match=rf"{name}: is no file; a pack is a folder of TOML files"):
        read_pack(pack)
    (pack / name).unlink()
    (pack / name).symlink_to("/dev/zero")
    with pytest.raises(ValueError, match=rf"{name}: is no file"):
        read_pack(pack)
    (pack / name).unlink()
    assert [entry.id for entry in read_pack(pack).indicators] == ["letters"]


def test_a_file_without_end_is_not_read(pack: Path) -> None:
    with (pack / "prose.toml").open("wb") as file:
        file.truncate(4 * 1024**2 + 1)
    with pytest.raises(ValueError, match=r"prose\.toml: is over 4 MB; no pack needs as much"):
        read_pack(pack)
    with (pack / "prose.toml").open("wb") as file:
        file.write(b" " * 4 * 1024**2)
    assert read_pack(pack).prose.strip() == ""
