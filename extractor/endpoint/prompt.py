"""Loads the prompts: versioned Jinja templates, one file each, shipped as data.

The first line of a file is its version (``version: point-1``).  The rest is blocks, one for each
message: ``{% block system %}…{% endblock %}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extractor.resources import data_path

if TYPE_CHECKING:
    import jinja2

    from .answer import Message

_HEADER = "version: "


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt.  ``version`` is part of the cache key and of every result."""

    version: str
    template: jinja2.Template

    def render(self, block: str, values: Mapping[str, object]) -> str:
        """The text of one message.  Values are inserted as they are, never as templates.

        Raises:
            KeyError: the prompt has no such block.
            jinja2.UndefinedError: a value is missing.
        """
        context = self.template.new_context(dict(values))
        return "".join(self.template.blocks[block](context)).strip()

    def messages(self, values: Mapping[str, object], system: Prompt | None = None) -> list[Message]:
        """The two messages of a question; that of the system may be another prompt's."""
        return [
            {"role": "system", "content": (system or self).render("system", {})},
            {"role": "user", "content": self.render("user", values)},
        ]


@cache
def _environment() -> jinja2.Environment:
    # Imported late: a run without a model does not need it.
    import jinja2

    return jinja2.Environment(
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # the output is a prompt, not HTML
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def load_prompt(name: str) -> Prompt:
    """The prompt with that name, such as ``point``.

    Raises:
        FileNotFoundError: it is not shipped.
        ValueError: it does not begin with its version.
    """
    path = data_path("prompts", f"{name}.md.j2")
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    if not first.startswith(_HEADER):
        raise ValueError(f"{path}: the first line must be '{_HEADER}NAME-NUMBER'")
    return Prompt(first.removeprefix(_HEADER).strip(), _environment().from_string(rest))
