"""Whether a quote is about the bank that a question names, and about the whole of it where the whole is asked for.

Which bank is in force where is for qa/names/subjects.py; a house that is no bank for bodies.py. Pure functions.
"""

import re

from corpus.article import Article
from qa.asking.question import Question
from qa.guarding.bodies import goes_on_about_a_house
from qa.language.answer_kinds import Kind
from qa.names.subjects import Bank, asked_bank, fit, mentions_of_banks, subject
from qa.reading.reader import Quote
from qa.surroundings import full_text

_THE_EVENT = re.compile("(?:这一|此次|这次|本次|这起)(?![点些切])[一-龥]{2}")  # 这一失败
_WHOLE = re.compile("全行|全集团|全国(?![性首第唯最人政社统股各])|全球(?![性首第唯最化])")
_SURE = 0.85  # the chance of a sentence


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
    return bool(own or _goes_back_to(bank, quote, article)) and not _of_a_part(bank, question, quote, at, article)


def _goes_back_to(bank: Bank, quote: Quote, article: Article) -> bool:
    """Whether a likely sentence without a bank speaks of the event that the article opens with: 这一失败."""
    if mentions_of_banks(quote.text) or not _THE_EVENT.search(quote.text) or (quote.chance or 0.0) < _SURE:
        return False
    first = next(iter(mentions_of_banks(full_text(article))), None)
    return first is not None and first.bank.fit(bank) == 1.0


def _of_a_part(bank: Bank, question: Question, quote: Quote, at: int, article: Article) -> bool:
    """Whether a figure of the whole bank is asked for, of 全行 or 全国, and this one is of a branch."""
    whole = _WHOLE.search(question.text) if question.kind is Kind.FIGURE and not bank.branch else None
    if whole is None or whole.group() in quote.text:
        return False
    told = subject(quote.paragraph, at, article)
    return told is not None and bool(told[1].bank.branch)
