"""What the browser asks of the list of figures, checked: nothing of it is trusted, whoever posted it."""

from dataclasses import dataclass
from enum import StrEnum

from corpus.storing.figure_list import Chosen, FigureOrder
from qa.page.payload import day_of, fields_of, number_of, one_of, text_of, truth_of

LONGEST = 200  # characters that a filter looks for


@dataclass(frozen=True, slots=True)
class ChartAsked:
    """The measure and the way to compare that the user chose; what is "" is left to the chart."""

    metric: str
    change: str
    unit: str
    way: str


@dataclass(frozen=True, slots=True)
class FiguresAsked:
    """A page (from 1) of a sorted list, with its chart if ``chart`` is set."""

    chosen: Chosen
    order: FigureOrder
    descending: bool
    page: int
    chart: ChartAsked | None


class NameField(StrEnum):
    """Filters that suggest names."""

    SUBJECT = "subject"
    METRIC = "metric"


@dataclass(frozen=True, slots=True)
class NamesAsked:
    """Names for one filter, found among what all filters choose."""

    chosen: Chosen
    field: NameField


def parse_figures(payload: object) -> FiguresAsked:
    """Check a list as the browser asks for it: {subject, metric, kind, publisher, since, until, order, descending,
    page, chart: {metric, change, unit, way}?}.

    Raises PageRequestError, saying what is wrong with which field.
    """
    fields = fields_of(payload, "the list of figures")
    drawn = fields.get("chart")
    return FiguresAsked(
        _chosen(fields),
        one_of(FigureOrder, fields.get("order") or "published", "order"),
        truth_of(fields.get("descending", True), "descending"),
        max(number_of(fields.get("page", 1), "page"), 1),
        _chart_asked(fields_of(drawn, "chart")) if drawn else None,
    )


def parse_names(payload: object) -> NamesAsked:
    """Check a wish for names: {field, subject, metric, kind, publisher, since, until}.

    Raises PageRequestError, saying what is wrong with which field.
    """
    fields = fields_of(payload, "the names")
    return NamesAsked(_chosen(fields), one_of(NameField, fields.get("field"), "field"))


def _chosen(fields: dict[object, object]) -> Chosen:
    return Chosen(
        subject=_words(fields, "subject"),
        metric=_words(fields, "metric").replace(" ", ""),  # the page shows a space before the change
        kind=_words(fields, "kind"),
        publisher=_words(fields, "publisher"),
        since=day_of(fields.get("since"), "since"),
        until=day_of(fields.get("until"), "until"),
    )


def _chart_asked(fields: dict[object, object]) -> ChartAsked:
    return ChartAsked(*(_words(fields, name) for name in ("metric", "change", "unit", "way")))


def _words(fields: dict[object, object], name: str) -> str:
    return text_of(fields.get(name) or "", name).strip()[:LONGEST]
