"""Averages, extremes, and so many each time."""
