"""Readers: from a document to claims.  Tables and rules need no model; the model points."""
