"""The only place where settings become objects."""

from pathlib import Path

from corpus import samples
from embeddings.encoder import Encoder, load_encoder
from embeddings.errors import IndexDamaged, IndexMismatch, IndexMissing
from embeddings.index import Index
from qa.assistant import Assistant
from qa.language_model.writing import Writer
from qa.reading.sentence_ranker import SentenceRanker
from qa.reading.span_model import SpanModel
from qa.reading.span_reader import LearnedReader
from qa.serving.feedback import Feedback
from qa.serving.services import Services
from qa.settings import Settings, default_index, samples_index


def open_encoder(settings: Settings) -> Encoder:
    """Load the encoder that the settings name, or the one that ships."""
    return load_encoder(settings.encoder)


def open_index(settings: Settings) -> Index:
    """Open the index that the settings name.

    Raises:
        IndexMissing: nothing was indexed there yet, and it is not the default one (see below).
        IndexMismatch, IndexDamaged: it can't be used as it is.

    Where the user has not indexed anything, the default index is the one of the bundled articles, which is brought up
    to date here. It lies in a folder of its own, so that the user's articles never mix with the bundled ones.
    """
    encoder = open_encoder(settings)
    try:
        return Index.open(settings.index, encoder)
    except IndexMissing:
        if settings.index != default_index():
            raise
    return open_samples(encoder, samples_index())


def open_samples(encoder: Encoder, folder: Path) -> Index:
    """Index the bundled articles in ``folder``, unless it holds them already, and open it.

    The folder is the program's own: one that another version or encoder made is built anew.
    """
    # Imported here: it loads the readers of all formats, which nobody who has an index of their own waits for.
    from embeddings.build import update

    try:
        update(folder, [samples.folder()], encoder, prune=True)
    except (IndexMismatch, IndexDamaged):
        update(folder, [samples.folder()], encoder, prune=True, rebuild=True)
    return Index.open(folder, encoder)


def open_writer(settings: Settings) -> Writer | None:
    """Connect the language model that the settings name; None where they name none.

    Raises:
        SettingsError: its endpoint can't be used as it is set.
    """
    if settings.model is None:
        return None
    # Imported here: the client takes most of a second, for which nobody waits who has no language model.
    from qa.language_model.generator import ChatWriter

    return ChatWriter.connect(settings.model)


def open_reader() -> LearnedReader:
    """Load the learned reader that ships."""
    return LearnedReader(SpanModel.load(Path(__file__).parent / "model"), SentenceRanker.load())


def open_assistant(settings: Settings) -> Assistant:
    """Build the assistant over the index that the settings name; errors as in open_index and open_writer."""
    return Assistant(open_index(settings), open_writer(settings), open_reader())


def open_feedback(settings: Settings) -> Feedback:
    """Find the feedback on answers from the index that the settings name; there may be none yet."""
    return Feedback.beside(settings.index)


def open_services(settings: Settings) -> Services:
    """Build what the page offers; errors as in open_assistant."""
    return offer(open_assistant(settings), settings)


def offer(assistant: Assistant, settings: Settings) -> Services:
    """Build what the page offers around an assistant."""
    # Imported here, as in open_samples: nobody waits for the readers of all formats who only asks.
    from qa.archive.library import Library

    return Services(assistant, open_feedback(settings), Library(assistant, settings.index, settings.encoder))
