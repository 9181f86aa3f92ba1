"""How a part, a section or an item is numbered at the beginning of a line: 第一部分, 一、, (一), 1."""

from __future__ import annotations

from .vocabulary import ONE_TO_TEN

PART = rf"第?[{ONE_TO_TEN}]{{1,3}}(?:[、.．章节]|部分)"
SECTION = rf"(?:[{ONE_TO_TEN}]{{1,3}}、|\([{ONE_TO_TEN}]{{1,3}}\))"
"""As the forms number theirs."""
NUMBERED = rf"(?:{PART}|\([{ONE_TO_TEN}\d]{{1,3}}\)|\d{{1,2}}[、.．](?!\d))"
OPENS_BLOCK = rf"(?:[•·●○◎◆◇■□▪▲△▼▽★☆※➢➤✓√*#>]|{NUMBERED}|附[件表])"
"""What goes on with nothing that stands above it: a number, the sign of a list, 附件."""
