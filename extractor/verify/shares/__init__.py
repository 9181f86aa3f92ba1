"""Percentages and fractions, with the part and the whole that they are of."""
