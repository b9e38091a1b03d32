import pytest

from embeddings.hit import Hit
from qa.finding.fusion import Fused, fuse


def test_the_scores_are_added_with_the_lexical_one_brought_to_the_best():
    dense = [Hit(1, 0.8), Hit(2, 0.6)]
    lexical = [Hit(2, 10.0), Hit(3, 5.0)]
    # 2: 10/10 + 0.5·0.6; 1: no lexical hit, so as much as the last, 5/10 + 0.5·0.8; 3: 5/10 + 0.5·0.6.
    assert fuse(dense, lexical, 0.5) == [
        Fused(2, pytest.approx(1.3), 0.6, 10.0),
        Fused(1, pytest.approx(0.9), 0.8, None),
        Fused(3, pytest.approx(0.8), None, 5.0),
    ]


def test_ties_go_to_the_lower_key():
    assert [found.key for found in fuse([Hit(7, 0.5), Hit(3, 0.5)], [], 1.0)] == [3, 7]


@pytest.mark.parametrize(
    ("dense", "lexical", "scores"),
    [
        pytest.param([], [], [], id="nothing"),
        pytest.param([Hit(1, 0.5)], [], [0.25], id="only_dense"),
        pytest.param([], [Hit(1, 4.0), Hit(2, 1.0)], [1.0, 0.25], id="only_lexical"),
    ],
)
def test_one_search_may_find_nothing(dense, lexical, scores):
    assert [found.score for found in fuse(dense, lexical, 0.5)] == pytest.approx(scores)
