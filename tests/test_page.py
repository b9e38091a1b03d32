"""The page without a browser: texts, what the browser sends and gets, the reader, and the server's own answers."""

import json
import logging
import re
import string
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from conftest import leaks_of_gradio_ignored

from corpus.article import Article, ArticleHead, Paragraph
from qa.answer import Answer, Citation, DatedValue, Filters, Partial, Progress, Statement, Trace
from qa.assembly import offer
from qa.notices import notice
from qa.page import intake, reader
from qa.page.errors import AddressInUseError, PageRequestError
from qa.page.intake import Ask, Place
from qa.page.respond import respond
from qa.page.security import HEADERS
from qa.page.server import RunningPage, start
from qa.page.theme import ASSETS, asset, head
from qa.page.turn import Remark, Turn, Value, to_source, to_turn, web_link
from qa.settings import Settings
from qa.texts import VIEWS, ChatText, Language, Text, page_texts, text

HEAD = ArticleHead("a1", "地铁规划", date(2025, 3, 12), "青川日报", "https://example.org/a1")
PARAGRAPH = Paragraph("a1", 2, "𠮷林站先开工。全线共设车站71座。", "规划")
CITATION = Citation(1, HEAD, PARAGRAPH, "全线共设车站71座。")


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


class TestTexts:
    @pytest.mark.parametrize("key", [key for view in VIEWS for key in view], ids=lambda key: key.name)
    def test_both_languages_name_the_same_values(self, key):
        chinese, english = key.value
        assert chinese
        assert english
        assert names(chinese) == names(english)

    def test_chinese_is_the_default(self):
        assert text(Text.REFUSAL) == "在这些文章里没有找到答案。"
        assert text(Text.REFUSAL, Language.EN) == "These articles hold no answer to that."
        assert text(ChatText.ERROR_ID, id="3f") == "错误号 3f，服务的日志里有详情"

    def test_no_two_texts_share_a_name(self):
        assert len(page_texts()["zh"]) == sum(len(view) for view in VIEWS)

    def test_the_page_uses_every_text_of_its_views_and_no_unknown_one(self):
        source = "\n".join(file.read_text(encoding="utf-8") for file in ASSETS.iterdir() if file.is_file())
        known = page_texts()["zh"].keys()
        shown = [member.name.lower() for view in VIEWS if view is not Text for member in view]
        assert [key for key in shown if f'"{key}"' not in source] == []
        assert set(re.findall(r'\b(?:data-text=|data-label=|data-placeholder=|t\()"(\w+)"', source)) <= known


class TestAssets:
    @pytest.mark.parametrize("name", ["header", "sidebar", "chat", "library", "figures", "settings", "reader"])
    def test_templates_are_static(self, name):
        """Gradio runs a template as Handlebars and as a JavaScript template literal: it must hold nothing to run."""
        assert not re.search(r"\{\{|\$\{|`|<script|\bon\w+=", asset(f"{name}.html"))

    def test_scripts_never_write_markup(self):
        for file in ASSETS.iterdir():
            if file.name.endswith(".js"):
                assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", asset(file.name)), (
                    file.name
                )

    def test_nothing_in_the_head_comes_from_elsewhere(self):
        outside = re.findall(r"https?://[^\s\"'`)]+", head())
        assert outside == ["http://www.w3.org/2000/svg"] * len(outside)

    def test_a_text_cannot_close_the_script(self):
        assert head().count("</script>") == 1


class TestTurn:
    def test_steps_grow_into_an_answer(self):
        statement = Statement("全线共设车站71座。", (1,))
        answer = Answer("几座？", True, statement.text, "71座", (statement,), (CITATION,), follow_ups=("换乘站呢？",))
        turns = [
            to_turn("t", "几座？", step)
            for step in (Progress("reading", 12), Partial((statement,), (CITATION,)), answer)
        ]
        assert [turn.stage for turn in turns] == ["reading", "writing", "answered"]
        assert turns[0].found == 12
        assert turns[2] == Turn(
            "t",
            "几座？",
            "answered",
            short_answer="71座",
            statements=(statement,),
            sources=(to_source(CITATION),),
            follow_ups=("换乘站呢？",),
        )

    def test_a_source_bounds_its_quote_in_characters(self):
        source = to_source(CITATION)
        assert (source.start, source.end) == (7, 17)  # 𠮷 is one character here, two in a browser
        assert source.excerpt == "全线共设车站71座。"
        assert (source.title, source.publisher, source.date) == ("地铁规划", "青川日报", "2025-03-12")

    def test_a_refusal_shows_the_nearest_paragraphs(self):
        nearest = Citation(1, HEAD, PARAGRAPH, "")
        turn = to_turn("t", "天气？", Answer("天气？", False, text(Text.REFUSAL), nearest=(nearest,)))
        assert turn.stage == "refused"
        assert turn.refusal == ""  # the usual sentence: the browser says it in its own language
        assert (turn.sources[0].excerpt, turn.sources[0].end) == (PARAGRAPH.text, 0)

    def test_a_refusal_with_a_reason_of_its_own_is_kept(self):
        turn = to_turn("t", "问", Answer("问", False, "京诚贷是另一家银行的。", notice=notice(Text.MODEL_BUSY)))
        assert (turn.refusal, turn.notice) == ("京诚贷是另一家银行的。", Remark("model_busy"))

    def test_a_notice_goes_to_the_browser_in_no_language(self):
        told = notice(Text.DIFFERENT_VALUES, listed=(notice(Text.VALUE_OF, value="71座", about="青川日报"), "65座"))
        turn = to_turn("t", "几座？", Answer("几座？", True, "71座", notice=told))
        value = Remark("value_of", (("value", "71座"), ("about", "青川日报")))
        assert turn.notice == Remark("different_values", (("listed", (value, "65座")),))

    def test_differing_values_keep_their_dates_and_numbers(self):
        value = DatedValue("65座", 65.0, "座", "2020年", date(2021, 1, 2), "报", 2)
        turn = to_turn("t", "几座？", Answer("几座？", True, "71座", as_of="2021年", values=(value,)))
        assert turn.as_of == "2021年"
        assert turn.values == (Value("65座", 65.0, "座", "2020年", "2021-01-02", "报", 2),)

    @pytest.mark.parametrize(("understood", "shown"), [("几座？", ""), ("", ""), ("全线几座车站？", "全线几座车站？")])
    def test_the_understood_question_shows_only_if_it_differs(self, understood, shown):
        assert to_turn("t", "几座？", Answer("几座？", True, "71座", trace=Trace(understood))).understood == shown

    @pytest.mark.parametrize(
        ("url", "kept"),
        [
            ("https://example.org/a?b=1", True),
            ("HTTP://example.org", True),
            ("javascript:alert(1)", False),
            (" javascript:alert(1)", False),
            ("data:text/html,x", False),
            ("file:///etc/passwd", False),
            ("//example.org/a", False),
            ("https://", False),
            ("http://[broken", False),
            ("", False),
        ],
    )
    def test_only_web_addresses_become_links(self, url, kept):
        assert web_link(url) == (url if kept else "")


class TestIntake:
    def test_a_question_with_everything(self):
        scope = {"publishers": ["北京商报"], "since": "2021-12-01", "until": ""}
        asked = intake.parse_ask({"turn": "t1", "question": " 几座？ ", "history": ["规划？"], "scope": scope})
        assert asked == Ask("t1", "几座？", ("规划？",), Filters(("北京商报",), date(2021, 12, 1), None))

    def test_a_long_question_and_a_long_history_are_cut(self):
        history = [f"第{i}问" * 400 for i in range(100)]
        asked = intake.parse_ask({"turn": "t", "question": "长" * 9_999, "history": history})
        assert len(asked.question) == 500
        assert len(asked.history) == 20
        assert asked.history[-1].startswith("第99问")
        assert max(map(len, asked.history)) == 500

    @pytest.mark.parametrize(
        ("payload", "complaint"),
        [
            (None, "the question is missing"),
            (["问"], "the question is list"),
            ({"turn": "t"}, "question is missing"),
            ({"turn": "t", "question": 3}, "question is int"),
            ({"turn": "t", "question": "  "}, "question is empty"),
            ({"question": "问"}, "turn is missing"),
            ({"turn": "t", "question": "问", "history": "问"}, "history is str"),
            ({"turn": "t", "question": "问", "history": [{}]}, "an item of history is dict"),
            ({"turn": "t", "question": "问", "scope": "x"}, "scope is str"),
            ({"turn": "t", "question": "问", "scope": {"publishers": [1]}}, "publishers is a list of texts"),
            ({"turn": "t", "question": "问", "scope": {"since": "31.12.2021"}}, "since is a date, YYYY-MM-DD"),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_an_unusable_question_says_why(self, payload, complaint):
        with pytest.raises(PageRequestError, match=complaint):
            intake.parse_ask(payload)

    @pytest.mark.parametrize(
        "payload",
        [
            {},
            {"article": "a1"},
            {"article": "", "paragraph": 1},
            {"article": "a" * 1_001, "paragraph": 1},
            {"article": ["a1"], "paragraph": 1},
            {"article": "a1", "paragraph": "1"},
            {"article": "a1", "paragraph": True},
            {"article": "a1", "paragraph": -1},
            {"article": "a1", "paragraph": 1, "start": 1.5},
            {"article": "a1", "paragraph": 1, "digest": 7},
        ],
    )
    def test_an_unusable_place_is_refused(self, payload):
        with pytest.raises(PageRequestError):
            intake.parse_place(payload)


class Scripted:
    """An assistant that says what it is told to, for the steps and faults that the real one takes too rarely."""

    def __init__(self, *steps):
        self.steps = steps

    def stream(self, question, history=(), filters=None, written=True) -> Iterator[Progress | Partial | Answer]:
        for step in self.steps:
            if isinstance(step, Exception):
                raise step
            yield step


class TestRespond:
    def test_the_real_assistant_answers_with_an_exact_quote(self, assistant):
        *_, turn = respond(assistant, {"turn": "t", "question": "恒山农场的挤奶机器人每天为多少头奶牛挤奶？"})
        assert (turn.id, turn.stage) == ("t", "answered")
        source = turn.sources[0]
        paragraph = assistant.article(source.article).paragraphs[source.paragraph - 1]
        assert "420头" in paragraph.text[source.start : source.end]
        assert paragraph.text[source.start : source.end] == source.excerpt
        assert turn.statements[0].citations == (source.n,)
        json.dumps(asdict(turn))

    def test_filters_reach_the_assistant(self, assistant):
        payload = {
            "turn": "t",
            "question": "恒山农场的挤奶机器人每天为多少头奶牛挤奶？",
            "scope": {"until": "2024-12-31"},
        }
        *_, turn = respond(assistant, payload)
        assert all(source.date <= "2024-12-31" for source in turn.sources)
        assert "420头" not in turn.short_answer

    def test_a_turn_grows_step_by_step(self):
        word = Partial((Statement("字", ()),), ())
        steps = Scripted(Progress("searching"), Progress("reading", 3), word, Answer("问", True, "答"))
        turns = respond(steps, {"turn": "t", "question": "问"})
        assert [turn.stage for turn in turns] == ["searching", "reading", "writing", "answered"]

    def test_a_fault_becomes_a_failed_turn_with_a_number_in_the_log(self, caplog):
        *_, turn = respond(Scripted(Progress("searching"), ValueError("secret path")), {"turn": "t", "question": "问"})
        assert (turn.id, turn.stage) == ("t", "failed")
        assert re.fullmatch("[0-9a-f]{6}", turn.error)
        assert "secret" not in json.dumps(asdict(turn))
        record = next(record for record in caplog.records if turn.error in record.getMessage())
        assert record.levelno == logging.ERROR
        assert "secret path" in str(record.exc_info[1])

    @pytest.mark.parametrize("payload", [None, [], {"turn": "t", "question": ""}, {"turn": 3, "question": 4}])
    def test_an_unusable_payload_fails_without_reaching_the_assistant(self, payload):
        (turn,) = respond(Scripted(AssertionError("reached")), payload)
        assert turn.stage == "failed"


class Shelf:
    """Holds one article."""

    def __init__(self, *paragraphs):
        self.held = Article("a1", "题", paragraphs=paragraphs)

    def article(self, article_id):
        return self.held if article_id == "a1" else None


class TestReader:
    first = Paragraph("a1", 1, "开头。", "甲")
    second = Paragraph("a1", 2, "𠮷林站。共71座。完。", "甲")
    third = Paragraph("a1", 3, "结尾。", "乙")

    def test_the_quote_is_cut_out_of_its_paragraph(self):
        place = Place("a1", 2, self.second.digest, 4, 9)
        opened = reader.open_article(Shelf(self.first, self.second, self.third), place)
        assert (opened.current, opened.found) == (2, "in place")
        assert [(span.text, span.quoted) for span in opened.paragraphs[1].spans] == [
            ("𠮷林站。", False),
            ("共71座。", True),
            ("完。", False),
        ]
        assert [paragraph.heading for paragraph in opened.paragraphs] == ["甲", "", "乙"]

    def test_a_paragraph_that_moved_is_found_again(self):
        place = Place("a1", 2, self.second.digest, 4, 9)
        opened = reader.open_article(Shelf(Paragraph("a1", 1, self.second.text), self.first), place)
        assert (opened.current, opened.found) == (1, "moved")
        assert opened.paragraphs[0].spans[1].text == "共71座。"

    def test_a_changed_paragraph_is_not_passed_off_as_the_cited_one(self):
        opened = reader.open_article(Shelf(self.first), Place("a1", 1, self.second.digest, 0, 2))
        assert (opened.current, opened.found) == (0, "changed")
        assert all(not span.quoted for paragraph in opened.paragraphs for span in paragraph.spans)

    @pytest.mark.parametrize(("start", "end"), [(0, 0), (9, 4), (500, 900)])
    def test_bounds_that_hold_nothing_quote_nothing(self, start, end):
        opened = reader.open_article(Shelf(self.first), Place("a1", 1, "", start, end))
        assert opened.paragraphs[0].spans == (reader.Span("开头。", False),)

    def test_an_article_that_is_gone(self):
        assert reader.open_article(Shelf(self.first), Place("../../etc/passwd", 1)) is None

    def test_overview_counts_the_real_corpus(self, assistant):
        seen = reader.overview(assistant)
        assert seen.articles == 6
        assert "北京商报" in seen.publishers
        assert 1 <= len(seen.examples) <= 4


def post(page: RunningPage, path: str, body: object, headers: dict[str, str] | None = None) -> tuple[int, object]:
    request = Request(
        page.url + path,
        json.dumps(body).encode(),
        {"content-type": "application/json", **(headers or {})},
        method="POST",
    )
    try:
        with urlopen(request, timeout=10) as response:
            return response.status, json.loads(response.read())
    except HTTPError as error:
        return error.code, None


class TestServer:
    def component(self, page: RunningPage, name: str) -> int:
        return next(key for key, block in page.blocks.blocks.items() if getattr(block, "elem_id", None) == name)

    def test_every_response_carries_the_security_headers(self, page):
        for path in ("", "config", "theme.css", "missing"):
            try:
                response = urlopen(page.url + path, timeout=10)
            except HTTPError as error:
                response = error
            with response:
                assert {name: response.headers[name] for name in HEADERS} == HEADERS, path

    def test_it_listens_on_this_machine_alone(self, page):
        assert page.url.startswith("http://127.0.0.1:")

    @pytest.mark.parametrize("path", ["monitoring/summary", "gradio_api/monitoring/summary", "docs"])
    def test_doors_of_gradio_that_the_page_does_not_use_are_shut(self, page, path):
        with pytest.raises(HTTPError) as caught, urlopen(page.url + path, timeout=10):
            pass
        caught.value.close()
        assert caught.value.code in (403, 404)

    @pytest.mark.parametrize(
        "payload", [None, 3, "x", [], {"article": "../../etc/passwd", "paragraph": 1}, {"paragraph": 1}]
    )
    def test_junk_opens_no_article(self, page, payload):
        body = {
            "component_id": self.component(page, "reader"),
            "fn_name": "open_article",
            "session_hash": "s",
            "data": payload,
        }
        assert post(page, "gradio_api/component_server", body) == (200, None)

    def test_no_other_function_of_a_component_can_be_called(self, page):
        body = {
            "component_id": self.component(page, "reader"),
            "fn_name": "get_config",
            "session_hash": "s",
            "data": None,
        }
        assert post(page, "gradio_api/component_server", body)[0] == 404

    def test_a_port_in_use_is_said_plainly(self, page, assistant):
        port = int(page.url.rstrip("/").rpartition(":")[2])
        with leaks_of_gradio_ignored(), pytest.raises(AddressInUseError, match=f"Can't serve on 127.0.0.1:{port}"):
            start(offer(assistant, Settings(assistant.index.folder)), port=port)
