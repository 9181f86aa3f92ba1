"""Facts against facts: parts and wholes, balances, the rows of the official tables."""
