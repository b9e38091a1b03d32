"""What can go wrong while a reader is trained."""


class TrainingError(RuntimeError):
    """The training can't go on, or its outcome can't be used."""
