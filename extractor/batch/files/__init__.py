"""Batch files: requests in the format of the OpenAI Batch API and vLLM's ``run-batch``, and back.

Nothing here talks to an endpoint.  ``export`` writes what would be asked; ``import_answers`` runs
the pipeline on the answers as if they had come live, and collects what would be asked next.
"""

from .export import Exported, export
from .importing import Imported, import_answers
from .lines import Record

__all__ = ["Exported", "Imported", "Record", "export", "import_answers"]
