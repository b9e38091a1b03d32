"""What is said: quotations with their citations, refusals with what the articles do have, further questions."""
