"""Whole reports: what state one is in, and one against another."""
