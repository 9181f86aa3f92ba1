"""Gold against results: how good is this reader, this prompt, this model?"""

from .counts import Counts
from .gold import Gold, GoldFact, GoldFinding, load_gold
from .score import Score, score

__all__ = ["Counts", "Gold", "GoldFact", "GoldFinding", "Score", "load_gold", "score"]
