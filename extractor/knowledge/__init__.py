"""Everything about indicators: a pack, loaded from ``schemas/``."""
