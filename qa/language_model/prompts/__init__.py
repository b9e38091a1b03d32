"""The prompts for a language model, as text files, and what reads them.

A prompt names its values in braces: {question}. They are verified when it is loaded, so that a typo in a file fails at
the start and not at the first question. Knows nothing of endpoints or answers.
"""

import string
from dataclasses import dataclass
from importlib import resources

from qa.errors import PromptError


@dataclass(frozen=True, slots=True)
class Prompt:
    """A text with places for values. Values are put in as they are: braces in them mean nothing."""

    template: str
    names: frozenset[str]

    @classmethod
    def load(cls, file: str, *names: str) -> "Prompt":
        """Read a file of this folder, which must name exactly ``names``.

        Raises:
            PromptError: the file can't be read, or names other values, or has a brace that opens none.
        """
        try:
            template = resources.files(__name__).joinpath(file).read_text(encoding="utf-8")
            return cls.parse(template, *names)
        except (OSError, ValueError) as error:
            raise PromptError(f"qa/language_model/prompts/{file}: {error}") from error

    @classmethod
    def parse(cls, template: str, *names: str) -> "Prompt":
        """Verify a template; raises ValueError where it names other values than ``names``."""
        fields = list(string.Formatter().parse(template))
        found = {name for _, name, _, _ in fields if name is not None}
        if found != set(names):
            raise ValueError(f"names {sorted(found)} in braces, expected are {sorted(names)}")
        if any(spec or conversion for _, name, spec, conversion in fields if name is not None):
            raise ValueError("a name in braces takes no format or conversion")
        return cls(template.strip(), frozenset(names))

    def fill(self, **values: str) -> str:
        """The text with its values; raises KeyError for a name without a value."""
        return self.template.format_map(values)
