"""Chinese as these reports write it, without indicators: clauses, cues, words, frames."""
