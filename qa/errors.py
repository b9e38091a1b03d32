"""What can go wrong between a question and its answer."""


class QuestionError(ValueError):
    """The question, or a line of a batch, can't be used as it is."""


class EvaluationError(ValueError):
    """A question file can't be scored as it is."""
