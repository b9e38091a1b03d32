"""The network of the learned reader, run by onnxruntime: the score of every span of a text, and of "no answer here".

Runs what ``qa/training/exporting.py`` writes of ``qa/training/network.py``; a test holds the two together. Windows are
read one at a time: products in 8 bits are rounded by the greatest number among all that are multiplied together, so
that a window's scores would else depend on those beside it. Knows nothing of strings.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.errors import ModelError
from qa.reading.span_features import FEATURES, Floats, Reading, joined

TOKENS, MATCHES, SPANS, NOTHING = "tokens", "features", "spans", "nothing"
"""What goes in: (5, L) as `qa.reading.span_features.joined` gives it, (L, FEATURES); what comes out: (L, L) and ().

L are the words of question, mark and text; a span stands at its first and last word, -inf where none can be.
"""


@dataclass(frozen=True, slots=True)
class Scores:
    """``spans`` (T, T): each span of a window of T words by its first and last word, -inf where none can be.

    ``nothing`` is the score of "no answer".
    """

    spans: Floats
    nothing: float


class SpanNetwork:
    """The network, ready to read; several threads may use it at once."""

    def __init__(self, session: Any) -> None:
        self._session = session

    @classmethod
    def load(cls, path: Path) -> "SpanNetwork":
        """Read the graph.

        Raises:
            OSError: the file is missing or can't be read.
            ModelError: it is no graph that can be run.
        """
        content = path.read_bytes()
        # Imported here: it takes a tenth of a second, for which only those wait who ask.
        import onnxruntime

        onnxruntime.disable_telemetry_events()  # of the builds for Windows; the others that are let in have none
        options = onnxruntime.SessionOptions()
        # One thread, as for the products of numpy (qa/__init__.py): none waits for another's part, none spins.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # No two windows are of one length: what would be kept for each length grows with every new one.
        options.enable_mem_pattern = False
        try:
            session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime's errors have no other base
            raise ModelError(f"{path}: the reader can't be read ({error}). Install the package again.") from error
        return cls(session)

    def read(self, question: Reading, window: Reading, features: Floats) -> Scores:
        """Read one window for a question; ``features`` are (words of the window, FEATURES)."""
        begin = len(question) + 1
        matches = np.zeros((begin + len(window), FEATURES), dtype=np.float32)
        matches[begin:] = features
        spans, nothing = self._session.run([SPANS, NOTHING], {TOKENS: joined(question, window), MATCHES: matches})
        return Scores(spans[begin:, begin:], float(nothing))
