import json
import sqlite3
import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from qa.answer import Filters
from qa.cli import main
from qa.errors import FeedbackError
from qa.evaluation import evaluate
from qa.page.errors import PageRequestError
from qa.page.intake import parse_judgement
from qa.serving.feedback import Cited, Feedback, Judgement, Reason, Verdict
from qa.serving.feedback_questions import questions

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FULL = Judgement(
    turn="t1",
    question="那科技支行呢？",
    verdict=Verdict.DOWN,
    time=NOON,
    history=("北京银行有几家文化支行？",),
    filters=Filters(("北京商报",), date(2021, 12, 1), None),
    answer="设有科技支行26家。",
    short_answer="26家",
    cited=(Cited("a'; DROP TABLE judgements; --", 3, "d1", "科技支行26家"),),
    reason=Reason.UNSUPPORTED,
    words="说的是“文化支行”'); DELETE FROM judgements; --",
)


@pytest.fixture
def feedback(tmp_path):
    return Feedback.beside(tmp_path / "index")


def later(turn, minutes, verdict=Verdict.UP, **fields):
    return Judgement(turn, "几家？", verdict, NOON + timedelta(minutes=minutes), **fields)


def test_nothing_is_written_before_the_first_verdict(feedback, tmp_path):
    assert feedback.judgements() == []
    assert feedback.counts() == {}
    feedback.withdraw("t1")
    assert list(tmp_path.iterdir()) == []


def test_a_verdict_comes_back_as_it_was_given_from_a_file_beside_the_index(feedback, tmp_path):
    feedback.keep(FULL)
    assert feedback.judgements() == [FULL]
    assert [path.name for path in tmp_path.iterdir()] == ["index.feedback.sqlite"]
    assert Feedback.beside(tmp_path / "index").judgements() == [FULL]


def test_a_later_verdict_on_the_same_turn_replaces_the_earlier_one(feedback):
    feedback.keep(FULL)
    changed = replace(FULL, verdict=Verdict.UP, reason=Reason.NONE, words="", time=NOON + timedelta(minutes=1))
    feedback.keep(changed)
    assert feedback.judgements() == [changed]
    feedback.withdraw("t1")
    assert feedback.judgements() == []


def test_counts_by_verdict_and_reason(feedback):
    feedback.keep(FULL)
    feedback.keep(later("t2", 1))
    feedback.keep(later("t3", 2))
    assert feedback.counts() == {(Verdict.DOWN, Reason.UNSUPPORTED): 1, (Verdict.UP, Reason.NONE): 2}


def test_beyond_the_bound_the_oldest_go(tmp_path):
    feedback = Feedback(tmp_path / "f.sqlite", most=3)
    for n in (4, 1, 3, 2, 5):
        feedback.keep(later(f"t{n}", n))
    assert [judgement.turn for judgement in feedback.judgements()] == ["t3", "t4", "t5"]


def test_many_threads_and_two_openings_lose_nothing(feedback, tmp_path):
    other = Feedback.beside(tmp_path / "index")

    def give(store, names):
        for name in names:
            store.keep(later(name, 0))

    threads = [
        threading.Thread(target=give, args=(store, [f"{n}-{i}" for i in range(10)]))
        for n, store in enumerate((feedback, other, feedback, other))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(feedback.judgements()) == 40


def test_a_file_of_another_form_and_a_file_that_is_none_say_so(feedback):
    feedback.keep(FULL)
    connection = sqlite3.connect(feedback.path)
    connection.execute("PRAGMA user_version = 7")
    connection.close()
    with pytest.raises(FeedbackError, match="form 7 of the feedback file, and this program knows form 1"):
        feedback.judgements()
    feedback.path.write_bytes(b"no database at all, but long enough to be taken for a header of one" * 20)
    with pytest.raises(FeedbackError, match="can't be read or written"):
        feedback.keep(FULL)


def line(judgement):
    (made,) = questions([judgement])
    return {name: value for name, value in made.items() if name not in ("id", "question", "given")}


class TestQuestions:
    def test_a_rejected_answer_must_not_come_again_and_waits_for_review(self):
        (made,) = questions([FULL])
        assert (made["id"], made["question"], made["history"]) == ("t1", FULL.question, list(FULL.history))
        assert made["filters"] == {"publishers": ["北京商报"], "since": "2021-12-01"}
        assert made["never"] == ["26家"]
        assert made["review"] == {"reason": "unsupported", "words": FULL.words}
        assert not {"must", "abstain"} & made.keys()
        assert made["given"] == {
            "answered": True,
            "answer": "设有科技支行26家。",
            "short_answer": "26家",
            "paragraphs": [{"article": FULL.cited[0].article, "paragraph": 3, "digest": "d1"}],
            "time": "2026-03-01T12:00:00+00:00",
        }

    def test_an_answer_that_helped_is_expected_again(self):
        cited = (Cited("a", 3, "d1", "科技支行26家"), Cited("a", 4, "d2", ""))
        assert line(later("t", 0, answer="科技支行26家。", short_answer="26家", cited=cited)) == {
            "must": [["26家"]],
            "cite": ["科技支行26家"],
        }

    def test_a_list_is_expected_in_the_parts_that_the_answer_spells(self):
        made = line(later("t", 0, answer="有京诚贷。还有科创贷、兴速贷。", short_answer="京诚贷、科创贷、未说贷"))
        assert made == {"must": [["京诚贷"], ["科创贷"]]}

    def test_what_stands_too_late_in_an_answer_is_not_expected(self):
        assert line(later("t", 0, answer="无" * 299 + "26家", short_answer="26家")) == {"must": []}

    def test_refusals(self):
        assert line(later("t", 0, answered=False)) == {"abstain": True}
        wrong = line(later("t", 0, Verdict.DOWN, answered=False, reason=Reason.OFF_TOPIC))
        assert wrong == {"must": [], "review": {"reason": "off_topic", "words": ""}}


def test_the_exported_file_is_scored_by_eval(sample_assistant, sample_index, tmp_path, capsys):
    asked = "北京银行有几家文化支行？"
    answer = sample_assistant.ask(asked)
    told = Judgement(
        "up",
        asked,
        Verdict.UP,
        NOON,
        answer=answer.answer,
        short_answer=answer.short_answer,
        cited=tuple(Cited(c.article.id, c.paragraph.ordinal, c.paragraph.digest, c.quote) for c in answer.citations),
    )
    index = tmp_path / "index"
    feedback = Feedback.beside(index)
    feedback.keep(told)
    feedback.keep(replace(told, turn="down", verdict=Verdict.DOWN, reason=Reason.OFF_TOPIC))
    feedback.keep(replace(told, turn="scoped", filters=Filters(until=date(1999, 1, 1))))
    feedback.keep(Judgement("no", "长江全长多少公里？", Verdict.UP, NOON, answered=False))

    assert main(["feedback", "--index", str(index)]) == 0
    assert capsys.readouterr().out == "up: 3\ndown: 1 (off_topic 1)\n"
    out = tmp_path / "questions.jsonl"
    assert main(["feedback", "--index", str(index), "--export", str(out)]) == 0
    assert capsys.readouterr().out == f"{out}: 4 questions\n"
    scores = evaluate(out, lambda: sample_assistant)
    # The one that was scoped to before the first article is refused now; the rejected answer still comes.
    assert scores.means == {"mended": 0, "abstain": 1, "answered_right": 0.5, "refused": 0.5, "cited": 0.5}
    assert scores.counts["mended"] == 1

    assert main(["ask", "--batch", str(out), "--index", str(sample_index)]) == 0
    answers = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    assert [row["answered"] for row in answers] == [True, False, False, True]


PAYLOAD = {
    "turn": "t1",
    "question": " 那科技支行呢？ ",
    "history": ["北京银行有几家文化支行？"],
    "scope": {"publishers": ["北京商报"], "since": "2021-12-01", "until": ""},
    "answered": True,
    "answer": "设有科技支行26家。",
    "short_answer": "26家",
    "cited": [{"article": "a", "paragraph": 3, "digest": "d1", "quote": "科技支行26家"}],
    "verdict": "down",
    "reason": "unsupported",
    "words": " 不对 ",
}


class TestIntake:
    def test_a_verdict_with_everything(self):
        judged = parse_judgement(PAYLOAD)
        assert judged == replace(FULL, time=judged.time, cited=(Cited("a", 3, "d1", "科技支行26家"),), words="不对")
        assert abs(judged.time - datetime.now(UTC)) < timedelta(minutes=1)

    def test_a_thumb_alone(self):
        judged = parse_judgement({"turn": "t", "question": "几家？", "answered": False, "verdict": "up"})
        assert judged == Judgement("t", "几家？", Verdict.UP, judged.time, answered=False)

    def test_whatever_is_too_long_is_cut(self):
        many = [PAYLOAD["cited"][0] | {"quote": "长" * 9_999}] * 99
        long = dict.fromkeys(("question", "answer", "short_answer", "words"), "长" * 9_999)
        judged = parse_judgement(PAYLOAD | long | {"history": ["长" * 9_999] * 99, "cited": many})
        assert [len(judged.question), len(judged.answer), len(judged.short_answer), len(judged.words)] == [
            500, 4_000, 500, 500,
        ]  # fmt: skip
        assert (len(judged.history), len(judged.cited), len(judged.cited[0].quote)) == (20, 20, 4_000)

    @pytest.mark.parametrize(
        ("junk", "complaint"),
        [
            ({"turn": ""}, "turn has 0 characters"),
            ({"turn": 3}, "turn is int"),
            ({"question": " "}, "question is empty"),
            ({"verdict": "maybe"}, "verdict is none of 'up', 'down'"),
            ({"verdict": None}, "verdict is none of 'up', 'down'"),
            ({"reason": "ugly"}, "reason is none of '', 'unsupported', 'off_topic'"),
            ({"answered": 1}, "answered is int"),
            ({"cited": "a"}, "cited is str"),
            ({"cited": [3]}, "an item of cited is int"),
            ({"cited": [{"article": "a", "paragraph": "3"}]}, "paragraph is str"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_an_unusable_verdict_says_why(self, junk, complaint):
        with pytest.raises(PageRequestError, match=complaint):
            parse_judgement(PAYLOAD | junk)


def test_a_damaged_file_is_told_on_the_command_line(feedback, capsys):
    feedback.path.write_bytes(b"x" * 4096)
    assert main(["feedback", "--index", str(feedback.path.with_name("index"))]) == 1
    assert "can't be read or written" in capsys.readouterr().err
