"""Whether a quote is about the bank that a question names, and about the whole of it where the whole is asked for.

Which bank is in force where is for qa/names/subjects.py; a house that is no bank for bodies.py. Pure functions.
"""

import re

from corpus.article import Article
from qa.asking.question import Question
from qa.guarding.bodies import goes_on_about_a_house
from qa.language.answer_kinds import Kind
from qa.names.subjects import Bank, asked_bank, fit, subject
from qa.reading.reader import Quote

_WHOLE = re.compile("全行|全集团|全国(?![性首第唯最人政社统股各])|全球(?![性首第唯最化])")


def of_bank(question: Question, quote: Quote, article: Article) -> bool:
    """Whether the bank asked for is in force at the value; True where the question names none.

    It is not where the sentence goes on about a house that is no bank, or tells of a branch what is asked of 全行.
    """
    bank = asked_bank(question.organisations)
    if bank is None:
        return True
    at = quote.start + quote.span.start if quote.span else quote.end
    suits = fit(bank, quote.paragraph, quote.start, quote.end, at, article)
    own = suits and not goes_on_about_a_house(question.bank_name, quote.paragraph, quote.start, quote.end)
    return bool(own) and not _of_a_part(bank, question, quote, at, article)


def _of_a_part(bank: Bank, question: Question, quote: Quote, at: int, article: Article) -> bool:
    """Whether a figure of the whole bank is asked for, of 全行 or 全国, and this one is of a branch."""
    whole = _WHOLE.search(question.text) if question.kind is Kind.FIGURE and not bank.branch else None
    if whole is None or whole.group() in quote.text:
        return False
    told = subject(quote.paragraph, at, article)
    return told is not None and bool(told[1].bank.branch)
