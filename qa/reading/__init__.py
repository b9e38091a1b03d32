"""What does answer: sentences and the values in them, by rules and as learned."""
