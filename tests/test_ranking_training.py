import numpy as np
import pytest

from qa.finding.rank_features import OF_VECTORS
from qa.finding.ranker import Ranker
from qa.finding.trees import Trees
from qa.training.growing import complete, write
from qa.training.ranking import fitted, learnt, main, report
from qa.training.ranking_data import ANSWERS, OTHER, SAME_TEXT, Judged, judged


def judged_questions(count, names, rng):
    """Passages whose first feature alone says whether they answer."""
    made = []
    for number in range(count):
        rows = rng.random((20, len(names))).astype(np.float32)
        rows[7, 0] = 0.95
        grades = np.where(rows[:, 0] > 0.9, ANSWERS, OTHER)
        if number % 2:
            rows[:, 1] = np.nan
        made.append(Judged(rows, grades, tuple(f"{number}-{n}" for n in range(20)), honest=not number % 2))
    return made


def test_trees_are_completed_with_nodes_that_lead_to_their_leaf():
    node = {
        "split_feature": 3,
        "threshold": 0.5,
        "left_child": {"leaf_value": 1.0},
        "right_child": {"leaf_value": -1.0},
    }
    trees = complete([{"tree_structure": node}], 0.5, "abcd")
    rows = np.zeros((2, 4), dtype=np.float32)
    rows[1, 3] = 0.6
    assert trees(rows).tolist() == [0.5, -0.5]


@pytest.mark.parametrize("known", [True, False], ids=["all known", "some unknown"])
def test_what_is_learnt_ranks_as_it_was_shown(known, capsys, tmp_path):
    names = ["tells", "fused", "noise"]
    questions = [one for one in judged_questions(400, names, np.random.default_rng(0)) if one.honest or not known]
    trees = learnt(questions, names)
    as_found, ranked = capsys.readouterr().out.splitlines()
    assert as_found.startswith("as found: text@1 0.")
    assert float(ranked.split("passage@1 ")[1].split()[0]) > 0.9
    write(tmp_path / "ranker.safetensors", trees)
    rows = questions[0].rows
    np.testing.assert_allclose(Trees.load(tmp_path / "ranker.safetensors", names)(rows), trees(rows))


def test_equal_questions_give_equal_trees():
    questions = judged_questions(100, ["a", "b"], np.random.default_rng(1))
    first, again = fitted(questions, "ab"), fitted(questions, "ab")
    np.testing.assert_array_equal(first.leaf, again.leaf)
    np.testing.assert_array_equal(first.threshold, again.threshold)


def test_report_counts_texts_and_passages():
    one = Judged(np.zeros((3, 1), np.float32), np.array([OTHER, SAME_TEXT, ANSWERS]), ("a", "b", "b"), honest=True)
    said = report([np.array([0.9, 0.8, 0.1], dtype=np.float32)], [one])
    assert said == "text@1 0.000 text@5 1.000 text@10 1.000 passage@1 0.000 passage@5 1.000 passage@10 1.000"


def test_vectors_are_unknown_where_the_encoder_was_trained_on_the_text(reading_files):
    names, questions = judged(
        reading_files / "pool", reading_files / "reading.jsonl", reading_files / "titles.jsonl", seed=0
    )
    vectors = [names.index(name) for name in OF_VECTORS]
    assert len(questions) == 80
    assert 0 < sum(one.honest for one in questions) < 40
    for one in questions:
        assert np.isnan(one.rows[:, vectors]).all() == (not one.honest)
        assert not np.isnan(np.delete(one.rows, vectors, axis=1)).any()
        assert (one.grades == ANSWERS).sum() == 1


def test_one_command_trains_a_ranker_that_loads(reading_files):
    arguments = {"reading": "reading.jsonl", "titles": "titles.jsonl", "pool": "pool", "out": "out"}
    main([part for name, value in arguments.items() for part in (f"--{name}", str(reading_files / value))])
    assert Ranker.load(reading_files / "out" / "ranker.safetensors")
