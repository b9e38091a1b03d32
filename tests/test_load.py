"""The load benchmark: a question as it asks it, and what it makes of samples of the memory."""

import asyncio

import httpx
import pytest

from benchmarks.load import ENDS, ask, growth


def test_a_question_is_asked_and_timed(page):
    async def asked(question):
        async with httpx.AsyncClient(base_url=page.url, trust_env=False) as client:
            return await ask(client, question)

    answered = asyncio.run(asked("北京银行有几家文化支行？"))
    assert answered.stage == "answered"
    assert 0 < answered.first_words <= answered.total
    assert asyncio.run(asked("")).stage not in ENDS


def test_a_connection_that_fails_is_counted_as_lost(page):
    async def asked():
        async with httpx.AsyncClient(base_url=page.url + "nowhere/", trust_env=False) as client:
            return await ask(client, "问")

    assert asyncio.run(asked()).stage == "lost"


def test_growth_is_what_a_question_adds_after_the_warm_up():
    memory = [(100, 9_000), (250, 1_000), (500, 2_000), (750, 3_000), (1_000, 4_000)]
    slope, at_start = growth(memory)
    assert slope == pytest.approx(4.0)
    assert at_start == 1_000
