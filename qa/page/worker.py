"""``python -m qa.page.worker``: answers what `qa.page.crew` orders, until its input ends. Prints nothing else."""

import json
import signal
import sys
from dataclasses import replace
from pathlib import Path

from embeddings.index import Index
from qa import assembly
from qa.page.crew import Order
from qa.page.respond import respond
from qa.page.turn import to_line
from qa.settings import Settings


def main() -> None:
    """Answer line by line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever reads the answers, and ends the input
    settings = replace(Settings.from_environment(), model=None)
    assistant = assembly.open_assistant(settings)
    for line in sys.stdin:
        order = Order(**json.loads(line))
        folder = Path(order.index)
        if folder != assistant.index.folder:
            assistant.turn_to(Index.open(folder, assembly.open_encoder(settings)))
        *_, turn = respond(assistant, order.payload)
        print(to_line(turn), flush=True)


if __name__ == "__main__":
    main()
