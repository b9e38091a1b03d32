"""A language model's answer, asked for over HTTP, and checked sentence by sentence before it is shown."""
