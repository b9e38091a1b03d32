"""How much may be asked at once, whoever asks: the page, a program, the command line, a desktop assistant."""

LONGEST_QUESTION = 500  # characters
MOST_HITS = 60  # passages that a search ranks: ranking twice as many puts the right one no further in front
