"""The learned reader that ships: weights, vocabulary, configuration, as `qa.span_model.SpanModel` loads them."""
