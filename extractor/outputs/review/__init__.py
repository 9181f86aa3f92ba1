"""The review of a run: a page for people, and their decisions laid over the results."""
