"""One thing that is told twice with two values."""
