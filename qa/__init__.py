"""From a question to a cited answer."""

import os

# Nothing leaves this machine: onnxruntime from 1.29 on reports its use to its makers, unless told before its import.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

# One thread for each product of matrices: those of a reader are small, and threads that wait for each other's part of
# one cost three times the processor time, and more of the clock as soon as two people ask. Read when numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
