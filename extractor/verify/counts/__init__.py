"""What the text says of its numbers, as the checks of arithmetic want it."""
