"""A run folder for tests of what is made from it: written by the real program from real texts."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from extractor.batch import run
from extractor.options import Options

TABLE = """某县水务局2021年政府信息公开工作年度报告
一、总体情况
2021年,我局主动公开政府信息1391条。全年收到政府信息公开申请5件。信息处理费3.5元。
三、收到和处理政府信息公开申请情况
| (本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和) | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 3 | 1 | / |  | 0 | 0 | 4 |
某县水务局
2022年1月20日
"""
OTHER = """某县教育局2021年政府信息公开工作年度报告
一、概述
2021年,我局主动公开政府信息120条,其中政府网站公开信息100条。全年收到政府信息公开申请5件。
某县教育局
2022年1月20日
"""
HOSTILE = """某县<script>alert(1)</script>林业局2021年政府信息公开工作年度报告
一、概述
=HYPERLINK("http://x.invalid","2021年") 我局主动公开政府信息77条</script><img src=x onerror=alert(2)>\u202e。𠮷。全年收到政府信息公开申请9件。
某县林业局
2022年1月20日
"""


def make(folder: Path, **texts: str) -> Path:
    """Read texts (named ``<name>.txt``) into ``folder/out``, and return that."""
    return make_files(folder, {f"{name}.txt": text.encode() for name, text in texts.items()})


def make_files(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Read files of any bytes into ``folder/out``, and return that."""
    reports = folder / "reports"
    reports.mkdir(exist_ok=True)
    for name, content in files.items():
        (reports / name).write_bytes(content)
    work = run([reports], folder / "out", Options(workers=1), on_progress=lambda progress: None)
    # A browser that is open has an event loop of its own in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()
    return folder / "out"
