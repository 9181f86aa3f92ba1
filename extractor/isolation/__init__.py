"""Work on foreign bytes in a child process: bounded in time, memory and answer, and killable."""

from .child import Child, ResourceLimits
from .loading import LOADERS, apart, load_apart

__all__ = ["LOADERS", "Child", "ResourceLimits", "apart", "load_apart"]
