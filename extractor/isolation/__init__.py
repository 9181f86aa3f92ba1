"""Work on foreign bytes in a child process: bounded in time, memory and answer, and killable."""

from .child import Child, Limits
from .loading import apart, load_apart

__all__ = ["Child", "Limits", "apart", "load_apart"]
