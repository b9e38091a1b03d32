"""How the encoder that ships was made: ``python -m embeddings.training --help``. The product never imports this."""
