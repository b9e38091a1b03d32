import pytest

from embeddings.words import Segmenter, fold


@pytest.fixture(scope="module")
def plain() -> Segmenter:
    return Segmenter()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        pytest.param("ＦＴＰ利率６０ＢＰ", "ftp利率60bp", id="full_width"),
        pytest.param("余额1,253亿元", "余额1253亿元", id="thousands"),
        pytest.param("1,253,000户", "1253000户", id="two_thousands"),
        pytest.param("第1,2,3条", "第1,2,3条", id="a_list_is_no_number"),
    ],
)
def test_fold(written, folded):
    assert fold(written) == folded


def test_words_are_lower_case_and_without_punctuation(plain):
    assert plain.words("净利润，增长15%！APP") == ["净利润", "增长", "15%", "app"]


def test_bigrams_of_chinese_runs_and_other_runs_whole(plain):
    assert plain.bigrams("普惠贷FTP优惠至60BP，1253笔") == [
        *("普惠", "惠贷", "ftp", "优惠", "惠至", "60bp", "1253", "笔")
    ]


def test_a_known_name_is_one_word_and_its_parts():
    words = Segmenter(["兴业普惠云"]).words("通过兴业普惠云申请")
    assert "兴业普惠云" in words
    assert {"兴业", "申请"} < set(words)


def test_a_name_that_jieba_cuts_whole_is_not_said_twice():
    assert Segmenter().words("朝朝宝的收益") == ["朝朝宝", "的", "收益"]
    assert Segmenter(["朝朝宝"]).words("朝朝宝的收益") == ["朝朝宝", "的", "收益"]


def test_learning_a_name_takes_no_word_away(plain):
    text = "企业在“京诚贷”和政采贷之间选择，办理京诚贷更快。"
    assert set(plain.words(text)) <= set(Segmenter(["京诚贷", "政采贷", "贷更快"]).words(text))


def test_names_are_found_in_any_case_and_width():
    segmenter = Segmenter(["E秒贷"])
    assert segmenter.names_in("推出ｅ秒贷、E秒贷") == ["e秒贷", "e秒贷"]


def test_nested_names_are_all_found():
    assert Segmenter(["普惠云", "兴业普惠云"]).names_in("兴业普惠云") == ["兴业普惠云", "普惠云"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        pytest.param("净利润是多少？", ["净利润"], id="figure"),
        pytest.param("哪些银行推出了贷款产品", ["银行", "推出", "贷款", "产品"], id="which"),
        pytest.param("请问什么是净利润？", ["净利润"], id="definition"),
        pytest.param("？！", [], id="nothing"),
        pytest.param("", [], id="empty"),
    ],
)
def test_a_question_asks_for_its_subject_only(plain, question, words):
    assert plain.question_words(question) == words


def test_question_bigrams_do_not_cross_a_question_word(plain):
    assert plain.question_bigrams("利润是多少亿元") == ["利润", "润是", "亿元"]


def test_jieba_leaves_nothing_in_the_temporary_folder(tmp_path, monkeypatch):
    from embeddings.words import _Dictionary

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    dictionary = _Dictionary()
    assert dictionary.lcut("净利润同比增长") == ["净利润", "同比", "增长"]
    assert list(tmp_path.iterdir()) == []


def test_the_dictionary_is_jiebas_own():
    import jieba

    from embeddings.words import dictionary

    counts, total = jieba.Tokenizer.gen_pfdict(jieba.Tokenizer().get_dict_file())
    ours = dictionary()
    assert ours.total == total
    assert {word: count for word, count in counts.items() if word == word.lower()}.items() <= ours.FREQ.items()
