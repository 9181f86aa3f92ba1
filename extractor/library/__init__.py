"""What a Python program calls: one report, many, a finished run, and results as tables.

Each stands in a module of its own: who reads one report does not wait for the import of runs.
"""
