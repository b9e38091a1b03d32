"""From a question to a cited answer."""

import os

# One thread for each product of matrices: those of a reader are small, and threads that wait for each other's part of
# one cost three times the processor time, and more of the clock as soon as two people ask. Read when numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
