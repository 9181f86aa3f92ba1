"""What rose or fell: a year beside the one before, a stock beside what came and went."""
