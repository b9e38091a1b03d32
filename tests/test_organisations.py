from collections import Counter

import pytest

from corpus.dictionary import parts_of_speech
from embeddings.organisations import Organisations, learn
from embeddings.words import Segmenter


@pytest.fixture(scope="module")
def learnt():
    segmenter, tags = Segmenter(), parts_of_speech()
    return lambda *texts: learn(texts, segmenter, tags)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("近日，平安银行发布公告", "平安银行", id="bank_that_opens_with_an_adjective"),
        pytest.param("兴业银行的消息", "兴业银行", id="bank_of_the_dictionary"),
        pytest.param("记者走访恒瀚农业技术有限公司", "恒瀚农业技术有限公司", id="verb_before_it"),
        pytest.param("该行与浙江星海建设有限公司签约", "浙江星海建设有限公司", id="preposition_before_it"),
        pytest.param("华夏银行北京分行表示", "华夏银行北京分行", id="branch"),
        pytest.param("入驻ABC综合服务平台", "abc综合服务平台", id="platform_with_letters"),
    ],
)
def test_a_name_is_learnt_from_its_ending_back_to_its_beginning(text, name, learnt):
    assert learnt(text).counts == {name: 1}


@pytest.mark.parametrize(
    "text", ["商业银行", "上市公司", "物业公司", "银行业的发展", "打开手机银行", "证券市场"], ids=lambda text: text
)
def test_a_common_noun_is_no_name(text, learnt):
    assert not learnt(text).counts


def test_a_short_form_is_what_stands_in_brackets_behind_its_name(learnt):
    found = learnt(
        "中国证券投资基金业协会（以下简称“中基协”）发布报告",
        "中国证券投资基金业协会(简称中基协)",
        "北京万达投资有限公司（下称“公司”或“万达”）",
    )
    assert found.shorts == {"中国证券投资基金业协会": {"中基协": 2}}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("青川农业有限公司（以下简称“公司”）", id="word_of_the_dictionary"),
        pytest.param("青川农业有限公司（以下简称“本次划转”）", id="no_abbreviation_of_it"),
        pytest.param("《关于加快发展的意见》（以下简称《意见》）", id="document"),
    ],
)
def test_what_is_no_short_form_of_a_name(text, learnt):
    assert not learnt(text).shorts


def test_a_name_with_something_before_it_counts_as_the_name(learnt):
    counts = learnt(*["兴业银行"] * 3, "邮储手机银行", "今陈信健履新兴业银行").counts
    assert counts["兴业银行"] == 4


def test_what_is_saved_is_loaded(tmp_path):
    saved = Organisations(Counter({"恒山农场有限公司": 3, "青川银行": 5}), {"恒山农场有限公司": Counter({"恒山": 2})})
    saved.save(tmp_path / "names.txt")
    assert (tmp_path / "names.txt").read_text(encoding="utf-8").splitlines()[0] == "青川银行\t5"
    assert Organisations.load(tmp_path / "names.txt") == saved


def test_what_was_learnt_before_is_added_to():
    first = Organisations(Counter({"青川银行": 5}), {"青川银行": Counter({"青行": 1})})
    second = Organisations(Counter({"青川银行": 1, "恒山银行": 1}), {"青川银行": Counter({"青行": 1})})
    assert first + second == Organisations(Counter({"青川银行": 6, "恒山银行": 1}), {"青川银行": Counter({"青行": 2})})


def test_a_damaged_file_is_told(tmp_path):
    (tmp_path / "names.txt").write_text("青川银行", encoding="utf-8")
    with pytest.raises(ValueError, match="not enough values"):
        Organisations.load(tmp_path / "names.txt")
