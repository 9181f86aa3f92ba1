"""Results that another tool produced: files of them, and what they point to in a report."""
