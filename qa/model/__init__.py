"""The learned reader that ships: weights, vocabulary, configuration, for `qa.reading.span_model.SpanModel`."""
