"""How much may be asked at once, whoever asks: the page, a program, the command line, a desktop assistant."""

LONGEST_QUESTION = 500  # characters
MOST_EARLIER = 20  # questions of a history
MOST_PUBLISHERS = 500  # of a filter
MOST_SIDES = 10  # of a comparison: each costs a whole search
MOST_HITS = 60  # passages that a search ranks: ranking twice as many puts the right one no further in front
