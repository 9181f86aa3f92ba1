"""A configuration file in the working folder may be a stranger's: whom it may command."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from support.chat_server import ChatServer, Reply, error, says
from support.command_line import Inside
from support.doors import GOOD

from extractor.cli.settings import configure
from extractor.errors import UsageError

KEY = "sk-0123456789abcdef"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in list(os.environ):
        if name.startswith(("EXTRACTOR_", "OPENAI_")):
            monkeypatch.delenv(name)
    folder = tmp_path / "folder"
    (folder / "r").mkdir(parents=True)
    (folder / "r" / "a.txt").write_text("收到12件")
    monkeypatch.chdir(folder)
    return folder


def _key(**flags: object) -> str:
    model = configure({"model": "m", **flags}).options.model
    assert model is not None
    return model.api_key.get_secret_value()


@pytest.mark.parametrize("name", ["extractor.toml", "pyproject.toml"])
def test_the_shared_key_does_not_go_where_a_file_says(
    folder: Path, extractor: Inside, name: str
) -> None:
    head = "[tool.extractor]\n" if name == "pyproject.toml" else ""
    with ChatServer(lambda body: says(GOOD)) as server:
        (folder / name).write_text(f'{head}model = "m"\nbase_url = "{server.base_url}"\n')
        ended = extractor("run", "r", OPENAI_API_KEY=KEY)
        assert server.requests, "the reports are read: only the key stays"
        assert not any(KEY in str(seen.headers) for seen in server.requests)
    said = ended.stderr.decode()
    assert f"reports go to {server.base_url}" in said
    assert f"OPENAI_API_KEY is not sent to {server.base_url}" in said
    assert said.index("reports go to") < said.index("model: ")


def test_the_own_key_does_not_go_where_a_file_says(folder: Path, extractor: Inside) -> None:
    with ChatServer(lambda body: says(GOOD)) as server:
        (folder / "extractor.toml").write_text(f'model = "m"\nbase_url = "{server.base_url}"\n')
        ended = extractor("run", "r", EXTRACTOR_API_KEY=KEY)
        assert not server.requests
        assert ended.returncode == 1
        assert b"give the address with --base-url" in ended.stderr
        assert KEY.encode() not in ended.stderr
        named = extractor("run", "r", "--base-url", server.base_url, EXTRACTOR_API_KEY=KEY)
        assert named.returncode == 0
        assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


def test_where_each_key_may_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "shared-key")
    assert _key() == "shared-key"
    assert _key(base_url="http://named.example/v1") == "shared-key"
    (folder / "extractor.toml").write_text('base_url = "https://api.openai.com/v1"\n')
    assert _key() == "shared-key"
    for url in ("http://api.openai.com/v1", "https://api.openai.com.evil.example/v1",
                "https://api.openai.com@evil.example/v1", "https://api.openai.com:8443/v1"):  # fmt: skip
        (folder / "extractor.toml").write_text(f'base_url = "{url}"\n')
        assert _key() == "", url
    (folder / "extractor.toml").write_text('base_url = "http://x/v1"\napi_key = "of-file"\n')
    monkeypatch.delenv("OPENAI_API_KEY")
    assert _key() == "of-file"
    monkeypatch.setenv("EXTRACTOR_BASE_URL", "http://y/v1")
    with pytest.raises(UsageError, match="the key is not sent to http://y/v1"):
        _key()


@pytest.mark.parametrize("setting", ["record", "cache_dir"])
def test_a_file_has_nothing_written_outside_its_folder(folder: Path, setting: str) -> None:
    (folder / "extractor.toml").write_text(f'{setting} = "inside"\n')
    assert configure({"model": "m"}).options
    (folder / "link").symlink_to(folder.parent)
    for outside in ("../elsewhere", "/tmp/elsewhere", "link/elsewhere"):
        (folder / "extractor.toml").write_text(f'{setting} = "{outside}"\n')
        with pytest.raises(UsageError, match=f"{setting}: .*lies outside the folder"):
            configure({"model": "m"})
        assert configure({"model": "m", setting: Path(outside)}).options


def test_the_line_end_of_a_key_is_no_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXTRACTOR_API_KEY", f" {KEY}\r\n")
    assert _key() == KEY


@pytest.mark.parametrize("wrong", [f"{KEY}\nHost: x", f"{KEY} {KEY}", "密钥0123456789", "a\0b"])
def test_what_is_no_key_is_refused_and_not_shown(wrong: str) -> None:
    with pytest.raises(UsageError, match=r"--api-key: .*the key holds a line end") as refused:
        _key(api_key=wrong)
    assert wrong[:6] not in str(refused.value)


def test_what_a_server_echoes_of_the_key_is_written_nowhere(
    folder: Path, extractor: Inside
) -> None:
    key = 'sk-"quoted"/0123456789'
    said = "x" * 290 + key  # cut after 300 characters, in the middle of the key
    replies = iter([says({"n": [], "why": key}), error(400, said), error(400, said)])

    def script(body: dict[str, object]) -> Reply:
        return next(replies, error(400, said))

    (folder / "r" / "b.txt").write_text("公开9件")
    with ChatServer(script) as server:
        ended = extractor(
            "run", "r", "--out", "out", "--record", "rec", "--model", "m", "--mode", "json",
            "--base-url", server.base_url, "--concurrency", "1", real=True, EXTRACTOR_API_KEY=key,
        )  # fmt: skip
        assert len(server.requests) >= 2
    written = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"[key]" in written
    for piece in (b"quoted", b"0123456789"):
        assert piece not in written + ended.stdout + ended.stderr


@pytest.mark.parametrize("url", ["ftp://u:hunter2@h/v1", "u:hunter2@h", "http://u:hunter2@h:x/v1"])
def test_what_stands_before_the_host_is_not_printed(extractor: Inside, url: str) -> None:
    ended = extractor("run", "r", "--model", "m", "--base-url", url)
    assert ended.returncode == 1
    assert b"is no web address" in ended.stderr
    assert b"hunter2" not in ended.stderr


def test_everything_written_is_for_its_owner_only(folder: Path, extractor: Inside) -> None:
    before = os.umask(0o022)
    try:
        with ChatServer(lambda body: says({"n": []})) as server:
            extractor(
                "run", "r", "--out", "out", "--record", "rec", "--model", "m",
                "--base-url", server.base_url, real=True,
            )  # fmt: skip
    finally:
        os.umask(before)
    written = [path for name in ("out", "rec", "cache") for path in (folder / name).rglob("*")]
    assert len(written) > 6
    for path in written:
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def test_links_in_the_folder_of_outputs_are_not_followed(
    folder: Path, extractor: Inside, tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    (folder / "out").mkdir()
    (folder / "rec").mkdir()
    (folder / "out" / "facts.csv").symlink_to(precious)
    (folder / "rec" / "a.txt.jsonl").symlink_to(precious)
    (folder / "out" / ".facts.csv.123.tmp").write_text("of a killed run")
    extractor("run", "r", "--out", "out", real=True)
    with ChatServer(lambda body: says({"n": []})) as server:
        extractor("run", "r", "--record", "rec", "--model", "m", "--base-url", server.base_url,
                  real=True)  # fmt: skip
    assert precious.read_text() == "mine"
    assert not (folder / "out" / "facts.csv").is_symlink()
    assert not list((folder / "out").glob(".*"))
