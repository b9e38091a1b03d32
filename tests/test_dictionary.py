from corpus.dictionary import words_in


def test_the_longest_word_from_the_end():
    text = "药品检验机构"
    assert [text[word.start : word.end] for word in words_in(text)] == ["药品", "检验", "机构"]


def test_tags_and_what_the_dictionary_lacks():
    assert [(word.end - word.start, word.tag) for word in words_in("我爱北京7")] == [
        (1, "r"),
        (1, "v"),
        (2, "ns"),
        (1, ""),
    ]


def test_no_text():
    assert words_in("") == []
