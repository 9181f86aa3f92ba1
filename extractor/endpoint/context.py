"""How much fits into a model's context, as its endpoint tells."""

from __future__ import annotations

import httpx2
import openai

from extractor.options import ModelOptions

from .client import openai_client
from .stack import settled
from .transports.network import Network

_CONTEXT_FIELDS = (
    "max_model_len",
    "context_length",
    "context_window",
    "max_context_length",
    "max_input_tokens",
    "n_ctx",
    "n_ctx_train",
)


async def context_of(
    model: ModelOptions, transport: httpx2.AsyncBaseTransport | None
) -> int | None:
    """The tokens that fit into the context, as the endpoint's list of models tells; else None."""
    asked = settled(model)
    if asked.backend == "local":
        from .local.server import CONTEXT_TOKENS

        return CONTEXT_TOKENS
    client = openai_client(asked, transport or Network(asked))
    try:
        listed = await client.models.list()
    except openai.OpenAIError:
        # Many endpoints have no such list.
        return None
    finally:
        await client.close()
    data = listed.data or ()
    for item in data:
        # A server of one model answers by whatever name it is asked, as llama.cpp's does.
        if item.id == model.model or len(data) == 1:
            told = {**(item.model_extra or {})}
            told |= told["meta"] if isinstance(told.get("meta"), dict) else {}
            for name in _CONTEXT_FIELDS:
                if isinstance(size := told.get(name), int) and size > 0:
                    return size
    return None
