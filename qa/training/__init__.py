"""Trains the reader that ships: needs torch; nothing here is imported to answer a question."""
