"""Articles, passages and figures in SQLite: what was read, what of it is current, what could not be read."""
