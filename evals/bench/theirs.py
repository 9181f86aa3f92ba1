"""langextract on the same reports: its own prompt, chunks and alignment, left as they are.

Not a dependency of this package: ``pip install langextract``.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import langextract as lx
from langextract.core import base_model, types
from langextract.core.tokenizer import UnicodeTokenizer
from langextract.providers.openai import OpenAILanguageModel

from extractor.schemas import APPLICANTS, OTHER, vocabulary

SYSTEM = "You are a helpful assistant that responds in JSON format."
"""The system message that its OpenAI provider sends."""

_TASK = (
    "从政府信息公开工作年度报告中提取下列指标的数字。extraction_class 是指标代码,"
    "extraction_text 逐字照抄含数字的原文,attributes 给出 value。\n"
    "指标代码、名称(未写单位的是件):\n"
)
_EXAMPLE = "收到申请5件,办结4件。"


def all_indicators(form: str) -> list[str]:
    """The indicators of a form that prose can state; columns by applicant are left out."""
    return [
        item.id
        for item in vocabulary().values()
        if form in item.forms and item.id.rpartition(".")[2] not in APPLICANTS
    ]


def task(indicators: Sequence[str]) -> str:
    """The description: what to extract, with the indicators as in our own questions."""
    known = vocabulary()
    lines = [
        f"{name} {known[name].zh}{'' if known[name].unit == '件' else f'({known[name].unit})'}"
        for name in indicators
        if name != OTHER
    ]
    return _TASK + "\n".join(lines)


def example() -> Any:
    """One short example: the fewest tokens that its interface allows."""
    return lx.data.ExampleData(
        text=_EXAMPLE,
        extractions=[
            lx.data.Extraction("applications.received", "5件", attributes={"value": "5"}),
            lx.data.Extraction("applications.answered", "4件", attributes={"value": "4"}),
        ],
    )


class InProcess(base_model.BaseLanguageModel):
    """A model in the process, answering by a function of the prompt."""

    def __init__(self, answer: Callable[[str], str]) -> None:
        super().__init__()
        self._answer = answer
        self.set_fence_output(False)

    def infer(
        self, batch_prompts: Sequence[str], **_: Any
    ) -> Iterator[Sequence[types.ScoredOutput]]:
        for prompt in batch_prompts:
            yield [types.ScoredOutput(score=1.0, output=self._answer(prompt))]


def over_http(base_url: str, workers: int) -> OpenAILanguageModel:
    """Its own OpenAI provider."""
    model = OpenAILanguageModel(
        "bench", api_key="none", base_url=base_url, temperature=0.0, max_workers=workers
    )
    model.set_fence_output(False)
    return model


def extract(
    texts: Sequence[str], indicators: Sequence[str], model: base_model.BaseLanguageModel
) -> list[lx.data.Extraction]:
    """Read the texts in one call; every extraction, with or without a place in its text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = lx.extract(
            [lx.data.Document(text=text) for text in texts],
            prompt_description=task(indicators),
            examples=[example()],
            model=model,
            tokenizer=UnicodeTokenizer(),
            batch_length=32,
            max_workers=32,
            show_progress=False,
            use_schema_constraints=False,
            prompt_validation_level=lx.prompt_validation.PromptValidationLevel.OFF,
        )
        return [item for doc in found for item in doc.extractions or ()]
