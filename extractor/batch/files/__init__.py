"""Batch files: requests in the format of the OpenAI Batch API and vLLM's ``run-batch``, and back.

Nothing here talks to an endpoint.  ``export`` writes what would be asked; ``import_answers`` runs
the pipeline on the answers as if they had come live, and collects what would be asked next.
"""

from .export import ExportSummary, export
from .importing import Imported, import_answers
from .lines import RequestOutcome

__all__ = ["ExportSummary", "Imported", "RequestOutcome", "export", "import_answers"]
