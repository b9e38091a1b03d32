"""The encoder that ships with the product, in sentence-transformers' own format."""
