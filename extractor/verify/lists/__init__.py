"""Lists of counts in sentences and lines, and the total that they make."""
