"""Two runs side by side: which facts changed, were gained, were lost, with their quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from jinja2 import Environment

from extractor.messages import said, spoken, word
from extractor.schemas import OTHER, Fact, Result

Change = Literal["changed", "gained", "lost"]
_Key = tuple[str, str, str | None, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that two runs do not share; ``before`` or ``after`` is None where it is missing."""

    report: str
    change: Change
    before: Fact | None
    after: Fact | None

    @property
    def fact(self) -> Fact:
        """The newer fact, else the older one."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a difference without facts")
        return found


def compare(before: Mapping[str, Result], after: Mapping[str, Result]) -> list[Difference]:
    """The differences in the reports that both runs hold."""
    shared = [name for name in before if name in after]
    return [d for name in shared for d in _of_report(name, before[name], after[name])]


def _of_report(name: str, before: Result, after: Result) -> Iterator[Difference]:
    old, new = _by_key(before.facts), _by_key(after.facts)
    for key in dict.fromkeys([*old, *new]):
        mine, theirs = old.get(key, []), new.get(key, [])
        same = {fact.value for fact in mine} & {fact.value for fact in theirs}
        mine = [fact for fact in mine if fact.value not in same]
        theirs = [fact for fact in theirs if fact.value not in same]
        while mine and theirs:
            yield Difference(name, "changed", mine.pop(0), theirs.pop(0))
        for fact in mine:
            yield Difference(name, "lost", fact, None)
        for fact in theirs:
            yield Difference(name, "gained", None, fact)


def _by_key(facts: Iterable[Fact]) -> dict[_Key, list[Fact]]:
    """Facts that could be the same: by indicator, scope and period; others by their place."""
    found: dict[_Key, list[Fact]] = {}
    for fact in facts:
        place = str(fact.evidence[0].quote.source.start) if fact.indicator == OTHER else ""
        found.setdefault((fact.indicator, place, fact.scope, fact.period), []).append(fact)
    return found


_PAGE = """<!doctype html>
<html lang="{{ tag }}"><meta charset="utf-8">{{ mark|safe }}<title>{{ before }} → {{ after }}</title>
<style>
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ddd;padding:.4rem;
text-align:left;vertical-align:top}.changed{color:#8a5a00}.lost{color:#a11}.gained{color:#165c2e}
code{color:#666}q{color:#444}
</style>
<h1>{{ title }}</h1>
<p><b>{{ before }}</b> → <b>{{ after }}</b>: {{ counts }}</p>
{% for line in alone %}<p>{{ line }}</p>
{% endfor %}<table><tr>{% for head in heads %}<th>{{ word(head, "head") }}{% endfor %}</tr>
{% for d in differences %}<tr><td>{{ d.report }}<td class="{{ d.change }}">{{ word(d.change, "change") }}
<td>{{ d.fact.label }}<br><code>{{ d.fact.indicator }}</code>
<td>{% if d.before %}{{ d.before.value }} {{ d.before.unit or "" }}{% endif %}
<td>{% if d.after %}{{ d.after.value }} {{ d.after.unit or "" }}{% endif %}
<td><q>{{ d.fact.evidence[0].quote.text }}</q></tr>
{% endfor %}</table>
"""


def page(
    before: str, after: str, differences: list[Difference], alone: Iterable[str], mark: str = ""
) -> str:
    """The comparison as an HTML page; text of reports is escaped.  ``alone`` are messages on what
    was not compared, ``mark`` is the element by which pages of this program are known."""
    changes = [d.change for d in differences]
    counts = ", ".join(f"{changes.count(c)} {c}" for c in ("changed", "gained", "lost"))
    template = Environment(autoescape=True).from_string(_PAGE)
    return template.render(
        title=said("What changed"), mark=mark, before=before, after=after, differences=differences,
        counts=said(counts), alone=[said(line) for line in alone], word=word, tag={"zh": "zh-CN", "en": "en"}[spoken()],
        heads=("report", "change", "indicator", "before", "after", "quote"),
    )  # fmt: skip
