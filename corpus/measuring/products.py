"""Which product a figure is of: one named in quotation marks near it, or that of the figure before.

Works on text alone. Knows nothing of subjects or measures.
"""

import re
from collections import deque

from corpus.measuring.clauses import Place

# “青禾快贷”产品: what is behind the marks says that it is a product.
_CALLED = "[“《「]([^“”《》「」，。！？；：、]{2,14})[”》」](?=产品|业务|平台|系列|App|APP|贷款|模式)"
_ENDING = "“([^“”，。！？；：、]{1,10}[贷宝通卡险融保云])”"  # “科创贷”
_TITLED = "《([^》]{1,20})》"
_PRODUCT = re.compile(f"{_CALLED}|{_ENDING}|{_TITLED}")


class Products:
    """The products of a text's figures, asked for in reading order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = ""

    def of(self, place: Place) -> str:
        """The product of the figure at a place, "" without one.

        Where none is named near, that of the figure before is still meant, if no clause of the sentence lies between.
        """
        meant = self._last if place.goes_on and place.earlier > place.before else ""
        self._last = self._near(place) or meant
        return self._last

    def _near(self, place: Place) -> str:
        """The product named nearest in front of a figure, or behind it in its clause."""
        in_front = deque(_PRODUCT.finditer(self._text, place.before, place.figure.start), maxlen=1)
        found = in_front[0] if in_front else _PRODUCT.search(self._text, place.figure.start, place.stop)
        return next(name for name in found.groups() if name) if found else ""
