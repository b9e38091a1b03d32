"""The figures of a text as data: how much, of what, of whom, as of when."""
