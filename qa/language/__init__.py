"""The Chinese of questions and articles: how questions are worded, words with their parts of speech, synonyms."""
