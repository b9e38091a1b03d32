"""Text made searchable: encoder, vector index, word index, and the folder that keeps them."""
