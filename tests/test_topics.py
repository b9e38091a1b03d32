"""What texts are about, name by name, and what 该行 and the like stand for."""

import pytest

from corpus.measuring.topics import Kind, Known, Topic, heading_topic, topics


def named(*texts):
    """The names and kinds of the topics of the last text, read after the others."""
    known = Known()
    found = [topics(text, known) for text in texts]
    return [(topic.name, topic.kind) for topic in found[-1]]


def known_of(*pairs):
    known = Known()
    for name, kind in pairs:
        known.add(Topic(name, kind, 0, len(name)))
    return known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("青禾银行贷款余额5亿元。", [("青禾银行", Kind.BANK)], id="bank"),
        pytest.param("青禾银行江州分行贷款余额5亿元。", [("青禾银行江州分行", Kind.BRANCH)], id="branch"),
        pytest.param("江州市发放消费券5亿元。", [("江州市", Kind.PLACE)], id="place"),
        pytest.param("浙江出口5亿元。", [("浙江", Kind.PLACE)], id="place_without_its_level"),
        pytest.param("青禾科技（600000）营收5亿元。", [("青禾科技", Kind.COMPANY)], id="listed_company"),
        pytest.param("“京诚贷”投放5亿元。", [("京诚贷", Kind.OFFER)], id="offer"),
        pytest.param("《流浪星》票房5亿元。", [("流浪星", Kind.PRODUCT)], id="title"),
        pytest.param("Nova手机售价5000元。", [("Nova手机", Kind.COMPANY)], id="latin"),
        pytest.param("江州市公安局抓获5人。", [("江州市公安局", Kind.OTHER)], id="authority"),
        pytest.param("餐厅“局气”开业。没过几年局气就有5家店。", [("局气", Kind.OTHER)], id="introduced_before"),
        pytest.param("今年第6号台风“海葵”中心风力5级。", [("海葵", Kind.OTHER)], id="storm"),
        pytest.param("民警赶赴公司抓获5人。", [], id="a_verb_within"),
        pytest.param("CEO持股5%。", [], id="three_capitals"),
        pytest.param("EBITDA为5亿元。", [], id="a_measure_in_latin_letters"),
        pytest.param("青禾证券表示，贷款增长5%。", [], id="who_only_says_it"),
        pytest.param("“通知”明确了5项措施。", [], id="document"),
        pytest.param("“四大平台”上线5个项目。", [], id="counted_name"),
        pytest.param("多家上市公司营收5亿元。", [], id="no_company_in_particular"),
        pytest.param("贷款余额5亿元，增长3%。", [], id="nothing_named"),
    ],
)
def test_a_name_that_opens_a_clause_is_a_topic(text, expected):
    assert named(text) == expected


def test_a_topic_says_where_its_name_stands():
    assert topics("此外，青禾银行贷款余额5亿元。", Known()) == [Topic("青禾银行", Kind.BANK, 3, 7)]


def test_a_pointer_at_a_bank_is_the_last_bank_and_not_the_company_named_since():
    assert named("青禾银行贷款余额5亿元。", "云岭集团营收3亿元。", "该行不良率1%。") == [("青禾银行", Kind.BANK)]


def test_a_pointer_without_anything_before_it_is_no_topic():
    assert named("该行不良率1%。") == []


def test_a_bank_beside_its_branch_is_not_what_the_sentence_is_about():
    text = "青禾银行江州分行，青禾银行的一家分行，余额5亿元。"
    assert named(text) == [("青禾银行江州分行", Kind.BRANCH)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青禾银行成都分行贷款余额5亿元。", "青禾银行成都分行"),
        ("青禾银行成都分行辖属两家支行放款5亿元。", "青禾银行成都分行"),
        ("青禾银行在江州支行放款5亿元。", "青禾银行"),
        ("青禾银行的一家分行放款5亿元。", "青禾银行"),
    ],
)
def test_what_stands_between_a_bank_and_its_branch_is_a_name_too(text, name):
    assert [found for found, _ in named(text)] == [name]


def test_a_branch_alone_is_one_of_the_last_bank():
    assert named("青禾银行贷款余额5亿元。", "南昌分行贷款余额3亿元。") == [("青禾银行南昌分行", Kind.BRANCH)]
    assert named("南昌分行贷款余额3亿元。") == [("南昌分行", Kind.BRANCH)]


def test_kinds_of_branches_are_no_names():
    assert named("青禾银行贷款余额5亿元。", "科技支行贷款余额3亿元。") == []


def test_a_short_name_counts_where_it_begins_a_known_one():
    assert named("青禾科技（600000）营收5亿元。", "青禾一季度销量3万辆。") == [("青禾", Kind.OTHER)]
    assert named("云岭一季度销量3万辆。") == []


class TestKnown:
    def test_a_branch_is_a_bank_too(self):
        known = known_of(("青禾银行江州分行", Kind.BRANCH))
        assert known.stands_for("该行").name == known.stands_for("该分行").name == "青禾银行江州分行"

    def test_a_level_stands_for_the_last_place_that_may_be_of_it(self):
        known = known_of(("浙江", Kind.PLACE), ("云州市", Kind.PLACE), ("青县", Kind.PLACE))
        assert [known.stands_for(word).name for word in ("全省", "全市", "全县")] == ["浙江", "云州市", "青县"]

    def test_a_level_that_no_place_is_of_stands_for_the_last_place(self):
        known = known_of(("云州市", Kind.PLACE), ("青禾银行", Kind.BANK))
        assert known.stands_for("全县").name == "云州市"

    def test_a_place_named_again_is_the_last_one(self):
        known = known_of(("云州市", Kind.PLACE), ("江州市", Kind.PLACE), ("云州市", Kind.PLACE))
        assert known.stands_for("全市").name == "云州市"

    def test_a_kind_that_was_never_named_stands_for_whatever_was_named_last(self):
        known = known_of(("云州市", Kind.PLACE), ("晨露贷", Kind.OFFER))
        assert known.stands_for("该公司").name == "晨露贷"
        assert Known().stands_for("该公司") is None

    def test_a_branch_is_called_as_it_was_called_before(self):
        known = known_of(("青禾银行南昌分行", Kind.BRANCH), ("云岭银行", Kind.BANK))
        assert known.whole("南昌分行") == "青禾银行南昌分行"
        assert known.whole("江州分行") == "云岭银行江州分行"

    def test_the_last_body_is_none_where_something_else_was_named_since(self):
        known = known_of(("青禾银行", Kind.BANK))
        assert known.last_body() == Topic("青禾银行", Kind.BANK, -1, -1)
        known.add(Topic("云州市", Kind.PLACE, 0, 3))
        assert known.last_body() is None


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("江州市：青禾银行贷款余额5亿元", "青禾银行"),
        ("江州市贷款余额5亿元", "江州市"),
        ("“京诚贷”投放5亿元", None),
        ("贷款余额5亿元", None),
    ],
)
def test_a_heading_is_about_an_organisation_rather_than_a_place_and_about_no_offer(heading, name):
    topic = heading_topic(heading, Known())
    assert (topic and topic.name) == name
    assert topic is None or (topic.start, topic.end) == (-1, -1)
