"""The rows of part three in context: which 其他, which 总计, and which group a row belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .forms import SECTION_ROWS, application_rows, plain

_TOTAL = re.compile(r"^(?:\(七\))?总计$")
_OTHER_THREE = re.compile(r"^3[、.]?\s*其他$")


# A group and its first row in one cell: (三)不予公开 1.属于国家秘密
_GROUP_BEFORE = re.compile(
    r"(?P<group>(?:三[、.]\s*本年度办理结果\s*)?\([三四五六]\)\s*(?:不予公开|无法提供|不予处理|其他处理))\s*(?P<row>\d[、.].+)$",
    re.DOTALL,
)


@dataclass(slots=True)
class RowContext:
    """Walks down the rows of the applications table and names each."""

    group: str = ""
    begun: bool = False

    def name(self, words: str) -> str | None:
        """The indicator of the row whose label is ``words``; None for headings and strangers."""
        group = _GROUP_BEFORE.match(words.strip())
        if group is not None:
            self.name(group["group"])
            words = group["row"]
        key = plain(words)
        if _OTHER_THREE.match(words.strip()) or (key == "其他" and self.group == "other"):
            return "applications.other.remaining"
        if key in ("总计", "七总计") or _TOTAL.match(words.strip()):
            # Before every row it is the header of the last column.
            return "applications.closed" if self.begun or words.strip() != "总计" else None
        section = SECTION_ROWS.wordings.get(key)
        if section == "other":
            self.group = "other"
            return "applications.other"
        if section is not None:
            self.group, self.begun = section, True
            return None
        found = application_rows().find(words)
        self.begun = self.begun or found is not None
        if found is not None and found.startswith("applications.other."):
            self.group = "other"
        elif found in ("applications.carried_out", "applications.received"):
            self.group = ""
        return found
