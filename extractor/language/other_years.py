"""Words that compare with another year, or name it: 上年, 去年同期, 前一年, 2015年, 较上年."""

from __future__ import annotations

import re

YEAR = r"(?:19|20)\d\d"
LAST_YEAR = r"(?:上年度?|去年|上一年度?|前一年)"
LAST_OR_NAMED = rf"(?:{LAST_YEAR}|(?P<year>{YEAR})年度?)(?:同期)?"
"""The year before, or one that is named: its number is the group ``year``."""
PART_OF_YEAR = re.compile(r"[半季月底末日]|截[至止]|累计|以来|其中")
"""Words of a part of a year, or of all years up to one."""
BODY = re.compile(r"[我全本][局市县区镇乡省州院校委厅]")
"""Whose figure it is: 全县, 我局."""
