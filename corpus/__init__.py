"""From files to articles, paragraphs and passages. Knows nothing of vectors, search or questions."""
