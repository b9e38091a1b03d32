"""What may answer: passages found by words and vectors, and ranked by what they say of the question."""
