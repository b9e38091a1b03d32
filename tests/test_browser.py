"""The real page over the real assistant in headless Chromium."""

import re
from collections.abc import Iterator

import pytest
from conftest import HOSTILE, leaks_of_gradio_ignored
from playwright.sync_api import expect
from visitor import Unhurried

from qa.assembly import offer
from qa.assistant import Assistant
from qa.page.server import start
from qa.settings import Settings

pytestmark = pytest.mark.browser

FIGURE = "北京银行科技金融贷款有多少户？"
PRODUCT = "什么是京诚贷？"
HOSTILE_QUESTIONS = [
    "恒山农场的挤奶机器人每天为多少头奶牛挤奶？",
    "恒山农场的饲料配方叫什么？",
    "恒山农场的酸奶售价是多少？",
    "恒山农场的网店叫什么？",
]


@pytest.fixture(scope="module")
def unhurried(assistant: Assistant) -> Unhurried:
    return Unhurried(assistant)


@pytest.fixture(scope="module")
def slow_url(unhurried: Unhurried) -> Iterator[str]:
    with leaks_of_gradio_ignored():
        running = start(offer(unhurried, Settings(unhurried.index.folder)), port=0)
    yield running.url
    with leaks_of_gradio_ignored():
        running.close()


def test_a_citation_opens_its_paragraph_with_the_quote_marked(visit, assistant):
    visitor = visit().open()
    expect(visitor.reader).to_be_hidden()
    turn = visitor.ask(FIGURE)
    expect(turn.locator(".said-short")).to_have_text("超7100户")
    expect(turn.locator(".as-of")).to_have_text("截至2021年末")
    sizes = "(turn) => ['.said-short', '.statement'].map((part) => getComputedStyle(turn.querySelector(part)).fontSize)"
    assert turn.evaluate(sizes) == ["28px", "16px"]
    expect(visitor.reader).to_be_visible()
    card = visitor.page.locator("#reader .card").first
    expect(card.locator(".card-meta")).to_contain_text("华夏时报 · 2022-04-01")

    turn.locator(".pill").first.click()
    current = visitor.page.locator("#reader p.current")
    expect(current).to_be_in_viewport()
    quote = current.locator("mark").inner_text()
    source = assistant.ask(FIGURE).citations[0]
    assert quote == source.quote
    assert quote in source.paragraph.text
    expect(current.locator("mark strong")).to_have_text("超7100户")
    expect(current).to_have_attribute("data-paragraph", str(source.paragraph.ordinal))
    expect(visitor.page.locator("#reader h3")).to_have_text(source.article.title)
    link = visitor.page.locator("#reader .article-meta a")
    expect(link).to_have_attribute("href", source.article.url)
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    sections = list(dict.fromkeys(p.section for p in assistant.article(source.article.id).paragraphs if p.section))
    assert visitor.page.locator("#reader h4").all_inner_texts() == sections


def test_previous_and_next_walk_through_the_sources(visit):
    visitor = visit().open()
    turn = visitor.ask("北京地区创业板企业中北京银行客户占比多少？")  # two articles give two figures
    turn.locator(".pill").first.click()
    position, current = visitor.page.locator("#reader .position"), visitor.page.locator("#reader p.current .pill")
    count = len(set(turn.locator(".pill").all_inner_texts()))  # sentences that touch share a source
    assert count > 1
    expect(position).to_have_text(f"1 / {count}")
    visitor.page.locator("#reader .next").click()
    expect(position).to_have_text(f"2 / {count}")
    expect(current).to_have_text("2")
    expect(turn.locator(".pill[data-open]").first).to_have_text("2")
    visitor.page.locator("#reader .previous").click()
    expect(current).to_have_text("1")
    expect(visitor.page.locator("#reader .previous")).to_be_disabled()
    visitor.page.locator("#reader .back").click()
    expect(visitor.page.locator("#reader .card")).to_have_count(count)


@pytest.mark.parametrize("question", HOSTILE_QUESTIONS)
def test_hostile_articles_stay_text(visit, question):
    visitor = visit().open()
    turn = visitor.ask(question)
    turn.locator(".pill").first.click()
    expect(visitor.page.locator("#reader p.current mark")).to_be_visible()
    for text in HOSTILE["paragraphs"]:
        expect(visitor.page.locator("#reader article")).to_contain_text(text)
    expect(visitor.page.locator("#reader h3")).to_have_text(HOSTILE["title"])
    expect(visitor.page.locator("#reader .article-meta span")).to_contain_text(HOSTILE["publisher"])
    visitor.page.locator("#reader .article-meta").hover()
    assert visitor.page.locator(":is(#chat, #reader, #sidebar) :is(img, script, b, iframe, a)").count() == 0
    visitor.page.reload()
    expect(visitor.turns).to_have_count(1)
    assert visitor.pwned() is None


def test_a_hostile_question_stays_text(visit):
    visitor = visit().open()
    question = "<img src=x onerror=window.pwned=1>${window.pwned=2}{{window.pwned=3}}[x](javascript:window.pwned=4)"
    expect(visitor.ask(question).locator(".question")).to_have_text(question)
    visitor.page.locator("#header .menu").click()
    expect(visitor.page.locator("#sidebar .item .open")).to_have_text(question[:60])
    assert visitor.pwned() is None


def test_a_refusal_shows_the_nearest_paragraphs_and_opens_them(visit):
    visitor = visit().open()
    turn = visitor.ask("月球背面的年平均气温是多少？")
    expect(turn).to_have_attribute("data-stage", "refused")
    expect(turn.locator(".notice")).to_have_text("在这些文章里没有找到答案。")
    expect(turn.locator(".nearest-label")).to_contain_text("没有回答")
    expect(visitor.reader).to_be_hidden()
    turn.locator(".near").first.click()
    expect(visitor.page.locator("#reader p.current")).to_be_in_viewport()
    assert visitor.page.locator("#reader mark").count() == 0


def test_a_question_is_sent_once_and_the_next_one_waits(visit, slow_url, unhurried):
    unhurried.asked.clear()
    visitor = visit(slow_url).open()
    visitor.field.fill(FIGURE)
    visitor.field.press("Enter")
    visitor.field.press("Enter")
    visitor.field.fill("什么是京诚贷？")
    visitor.field.press("Enter")
    expect(visitor.turns).to_have_count(1)
    expect(visitor.field).to_have_value("什么是京诚贷？")
    expect(visitor.turns.first.locator(".status")).to_be_visible()
    expect(visitor.turns.first).to_have_attribute("data-stage", "answered")
    visitor.field.press("Enter")
    expect(visitor.turns.nth(1)).to_have_attribute("data-stage", "answered")
    assert unhurried.asked == [(FIGURE, ()), ("什么是京诚贷？", (FIGURE,))]


def test_stop_ends_an_answer_and_the_next_question_is_answered(visit, slow_url):
    visitor = visit(slow_url).open()
    visitor.field.fill(FIGURE)
    visitor.field.press("Enter")
    visitor.page.locator("#chat .stop").click()
    expect(visitor.turns.first).to_have_attribute("data-stage", "stopped")
    expect(visitor.turns.first.locator(".notice")).to_have_text("已停止。")
    expect(visitor.page.locator("#chat .send")).to_be_visible()
    expect(visitor.reader).to_be_hidden()
    turn = visitor.ask("什么是京诚贷？")
    expect(turn).to_have_attribute("data-stage", "answered")
    expect(visitor.turns.first).to_have_attribute("data-stage", "stopped")


def test_a_stopped_question_is_asked_again_in_its_place(visit, slow_url, unhurried):
    visitor = visit(slow_url).open()
    visitor.ask(PRODUCT)
    visitor.field.fill(FIGURE)
    visitor.field.press("Enter")
    visitor.page.locator("#chat .stop").click()
    unhurried.asked.clear()
    visitor.turns.last.get_by_role("button", name="再试一次").click()
    expect(visitor.turns.last).to_have_attribute("data-stage", "answered")
    expect(visitor.turns.locator(".question")).to_have_text([PRODUCT, FIGURE])
    assert unhurried.asked == [(FIGURE, (PRODUCT,))]
    expect(visitor.turns.locator(".retry")).to_have_count(0)


def test_trying_again_waits_for_the_answer_that_is_being_written(visit, slow_url):
    visitor = visit(slow_url).open()
    visitor.ask("出错")
    visitor.field.fill(FIGURE)
    visitor.field.press("Enter")
    visitor.turns.first.locator(".retry").click()
    expect(visitor.turns.locator(".question")).to_have_text(["出错", FIGURE])
    expect(visitor.turns.last).to_have_attribute("data-stage", "answered")
    visitor.turns.first.locator(".retry").click()
    expect(visitor.turns.locator(".question")).to_have_text([FIGURE, "出错"])


def test_a_question_that_a_reload_cut_off_is_kept_and_can_be_asked_again(visit, slow_url):
    visitor = visit(slow_url).open()
    visitor.field.fill(FIGURE)
    visitor.field.press("Enter")
    expect(visitor.turns.first.locator(".status")).to_be_visible()
    visitor.page.reload()
    expect(visitor.turns.locator(".question")).to_have_text([FIGURE])
    expect(visitor.turns.first).to_have_attribute("data-stage", "stopped")
    visitor.turns.first.locator(".retry").click()
    expect(visitor.turns.last).to_have_attribute("data-stage", "answered")


class TestSourcesOfTheLatestTurn:
    """What stands beside a turn must not seem to prove another one."""

    NONE = "这一问没有得到回答，所以没有出处。"

    def shown(self, visitor):
        return visitor.page.locator("#reader .page")

    @pytest.mark.parametrize("opened", [False, True], ids=["cards", "article"])
    def test_a_failed_turn_has_none(self, visit, slow_url, opened):
        visitor = visit(slow_url).open()
        turn = visitor.ask(FIGURE)
        if opened:
            turn.locator(".pill").first.click()
            expect(visitor.page.locator("#reader p.current")).to_be_visible()
        visitor.ask("出错")
        expect(self.shown(visitor)).to_have_text(self.NONE)
        expect(visitor.page.locator("#reader .heading")).to_have_text("出处")
        expect(visitor.page.locator("#chat .pill[data-open]")).to_have_count(0)
        turn.locator(".list").click()  # those of the earlier answer are a click away
        expect(visitor.page.locator("#reader .card")).to_have_count(1)

    def test_nor_has_one_whose_connection_broke(self, visit, slow_url):
        visitor = visit(slow_url).open()
        visitor.ask(FIGURE)
        visitor.context.set_offline(True)
        visitor.ask(PRODUCT)
        expect(self.shown(visitor)).to_have_text(self.NONE)
        visitor.context.set_offline(False)
        visitor.turns.last.locator(".retry").click()
        expect(visitor.turns.last).to_have_attribute("data-stage", "answered")
        expect(visitor.page.locator("#reader .card").first).to_be_visible()

    def test_nor_one_that_was_stopped_before_its_first_word(self, visit, slow_url):
        visitor = visit(slow_url).open()
        visitor.ask(FIGURE)
        visitor.field.fill(PRODUCT)
        visitor.field.press("Enter")
        visitor.page.locator("#chat .stop").click()
        expect(self.shown(visitor)).to_have_text(self.NONE)

    def test_nor_a_refusal_without_paragraphs(self, visit, slow_url):
        visitor = visit(slow_url).open()
        visitor.ask(FIGURE)
        visitor.page.locator("#chat .scope > button").click()
        visitor.page.locator("#scope-panel").get_by_label("到").fill("1999-01-01")
        visitor.page.keyboard.press("Escape")
        expect(visitor.ask(PRODUCT)).to_have_attribute("data-stage", "refused")
        expect(self.shown(visitor)).to_have_text(self.NONE)

    def test_a_failure_before_any_answer_opens_nothing(self, visit, slow_url):
        visitor = visit(slow_url).open()
        visitor.ask("出错")
        expect(visitor.reader).to_be_hidden()

    @pytest.fixture
    def written(self, visit, slow_url, unhurried):
        """A visitor whose answer has its sentences, and not yet its end."""
        visitor = visit(slow_url).open()
        visitor.ask(FIGURE)
        unhurried.released.clear()
        try:
            visitor.field.fill(PRODUCT)
            visitor.field.press("Enter")
            expect(visitor.turns.last).to_have_attribute("data-stage", "writing")
            yield visitor
        finally:
            unhurried.released.set()

    def test_those_of_an_answer_come_with_its_sentences(self, written):
        expect(self.shown(written)).to_contain_text("专门服务")

    def test_who_reads_one_of_them_reads_on(self, written, unhurried):
        written.turns.last.locator(".pill").first.click()
        expect(written.page.locator("#reader p.current")).to_be_visible()
        unhurried.released.set()
        expect(written.turns.last).to_have_attribute("data-stage", "answered")
        expect(written.page.locator("#reader p.current")).to_be_visible()
        expect(written.turns.last.locator(".pill[data-open]").first).to_be_visible()
        written.page.locator("#reader .back").click()
        expect(written.page.locator("#reader .card").first).to_be_visible()

    def test_who_closed_the_reader_keeps_it_closed(self, written, unhurried):
        written.page.locator("#reader .close").click()
        unhurried.released.set()
        expect(written.turns.last).to_have_attribute("data-stage", "answered")
        expect(written.reader).to_be_hidden()

    def test_who_is_in_another_view_is_left_alone_until_the_conversation_is_back(self, visit, slow_url):
        visitor = visit(slow_url).open()
        visitor.field.fill(FIGURE)
        visitor.field.press("Enter")
        visitor.page.locator("#header [data-view=settings]").click()
        expect(visitor.turns.first).to_have_attribute("data-stage", "answered")
        expect(visitor.reader).to_be_hidden()
        assert visitor.page.locator("#settings").bounding_box()["width"] == 1280
        visitor.page.locator("#header [data-view=chat]").click()
        expect(visitor.page.locator("#reader .card").first).to_be_visible()


def test_a_fault_is_a_message_with_a_number_and_can_be_tried_again(visit, slow_url, unhurried):
    visitor = visit(slow_url).open()
    turn = visitor.ask("出错")
    expect(turn).to_have_attribute("data-stage", "failed")
    assert re.fullmatch("错误号 [0-9a-f]{6}，服务的日志里有详情", turn.locator(".error-id").inner_text())
    unhurried.asked.clear()
    turn.locator(".retry").click()
    expect(visitor.turns.first).to_have_attribute("data-stage", "failed")
    assert visitor.turns.count() == 1
    assert [question for question, _ in unhurried.asked] == ["出错"]


def test_a_lost_connection_frees_the_page(visit, assistant):
    with leaks_of_gradio_ignored():
        running = start(offer(Unhurried(assistant), Settings(assistant.index.folder)), port=0)
        visitor = visit(running.url).open()
        visitor.context.set_offline(True)
        visitor.field.fill(FIGURE)
        visitor.field.press("Enter")
        expect(visitor.turns.first).to_have_attribute("data-stage", "failed")
        expect(visitor.turns.first.locator(".notice")).to_contain_text("与问据的连接断了。")
        expect(visitor.page.locator("#chat .send")).to_be_visible()
        running.close()


def test_a_question_that_is_turned_away_says_so(visit):
    visitor = visit().open()
    visitor.page.route("**/answer", lambda route: route.fulfill(status=503, json={"error": "too many"}))
    turn = visitor.ask(FIGURE)
    expect(turn.locator(".notice")).to_have_text("现在提问的人太多了，请过一会儿再试。")
    visitor.page.unroute("**/answer")
    turn.locator(".retry").click()
    expect(visitor.turns.first).to_have_attribute("data-stage", "answered")


def test_an_enter_of_an_input_method_does_not_send(visit):
    visitor = visit().open()
    visitor.field.focus()
    keyboard = visitor.context.new_cdp_session(visitor.page)
    keyboard.send("Input.imeSetComposition", {"text": "jingchengdai", "selectionStart": 12, "selectionEnd": 12})
    keyboard.send(
        "Input.dispatchKeyEvent", {"type": "keyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    )
    keyboard.send("Input.insertText", {"text": "什么是京诚贷？"})
    assert visitor.turns.count() == 0
    expect(visitor.field).to_have_value("什么是京诚贷？")
    visitor.field.press("Shift+Enter")
    assert visitor.turns.count() == 0
    visitor.field.press("Enter")
    expect(visitor.turns).to_have_count(1)


def test_examples_come_from_the_corpus_and_follow_ups_are_asked_by_a_click(visit, assistant):
    visitor = visit().open()
    examples = visitor.page.locator("#chat .examples button")
    expect(examples.first).to_be_visible()
    assert tuple(examples.all_inner_texts()) == assistant.examples(4)
    question = examples.first.inner_text()
    examples.first.click()
    expect(visitor.turns.first.locator(".question")).to_have_text(question)
    expect(visitor.turns.first).to_have_attribute("data-stage", "answered")
    expect(visitor.page.locator("#chat .welcome")).to_be_hidden()
    visitor.ask("什么是京诚贷？")
    follow_up = visitor.page.locator("#chat .follow-ups button").first
    wanted = follow_up.inner_text()
    follow_up.click()
    expect(visitor.turns.nth(2).locator(".question")).to_have_text(wanted)
    expect(visitor.turns.nth(2)).to_have_attribute("data-stage", "answered")


def test_language_and_theme_stay_switched(visit):
    visitor = visit().open()
    visitor.ask("月球背面的年平均气温是多少？")
    root = visitor.page.locator("html")
    ground = "getComputedStyle(document.querySelector('#header .bar')).backgroundColor"
    assert visitor.page.evaluate(ground) == "rgb(255, 255, 255)"
    visitor.page.locator("#header .language").click()
    visitor.page.locator("#header .theme").click()
    for _ in range(2):  # at once, and after a reload, which also brings the conversation back
        expect(root).to_have_attribute("lang", "en")
        expect(root).to_have_attribute("data-theme", "dark")
        expect(visitor.page).to_have_title("Wenju · Every answer shows its source")
        expect(visitor.field).to_have_attribute("placeholder", "Ask about these articles…")
        expect(visitor.turns.first.locator(".notice")).to_have_text("These articles hold no answer to that.")
        assert visitor.page.evaluate(ground) == "rgb(21, 19, 17)"
        visitor.page.reload()
        expect(visitor.field).to_be_visible()


def test_the_system_chooses_language_and_theme_first(visit):
    visitor = visit(locale="en-GB", color_scheme="dark").open()
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    expect(visitor.page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_phone_has_no_sideways_scroll_and_a_sheet(visit):
    visitor = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).open()
    parts = "[document.documentElement, ...document.querySelectorAll('#chat *, #reader *')]"
    width = f"{parts}.filter((part) => part.scrollWidth > 390).length"
    assert visitor.page.evaluate(width) == 0
    turn = visitor.ask("什么是京诚贷？")
    expect(visitor.reader).to_be_hidden()
    turn.locator(".pill").first.tap()
    current = visitor.page.locator("#reader p.current")
    expect(current).to_be_in_viewport()
    visitor.page.wait_for_function(
        "document.querySelector('#reader .sheet').getBoundingClientRect().bottom <= innerHeight + 1"
    )
    sheet = visitor.reader.bounding_box()
    assert sheet["y"] > 200
    assert sheet["width"] == 390
    assert turn.locator(".pill").first.bounding_box()["y"] < sheet["y"]
    assert visitor.page.evaluate(width) == 0
    visitor.page.locator("#reader .close").tap()
    expect(visitor.reader).to_be_hidden()
    visitor.page.locator("#header .menu").tap()
    expect(visitor.page.locator("#sidebar .new")).to_be_visible()
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("#sidebar .new")).to_be_hidden()


def test_a_permalink_opens_the_paragraph_and_the_reader_hands_one_out(visit, assistant):
    visitor = visit(permissions=["clipboard-read", "clipboard-write"]).open()
    visitor.ask(FIGURE).locator(".pill").first.click()
    visitor.page.locator("#reader .link").click()
    expect(visitor.page.locator("#reader .link")).to_have_text("链接已复制")
    link = visitor.page.evaluate("navigator.clipboard.readText()")
    source = assistant.ask(FIGURE).citations[0]

    for path, marked in [
        (link.removeprefix(visitor.url), [source.quote]),
        (f"?article={source.article.id}&p={source.paragraph.ordinal}", []),
    ]:
        other = visit().open(path)
        current = other.page.locator("#reader p.current")
        expect(current).to_contain_text(source.paragraph.text)
        expect(current).to_be_in_viewport()
        assert current.locator("mark").all_inner_texts() == marked

    gone = visit().open("?article=../../etc/passwd&p=1")
    expect(gone.page.locator("#reader .message")).to_have_text("这篇文章已不在索引里。")


def test_an_answer_is_copied_as_text_with_its_sources(visit):
    visitor = visit(permissions=["clipboard-read", "clipboard-write"]).open()
    visitor.ask(HOSTILE_QUESTIONS[2]).locator(".copy").click()
    expect(visitor.page.locator("#chat .copy")).to_have_text("已复制")
    title, publisher, script = HOSTILE["title"], HOSTILE["publisher"], "</script><script>window.pwned='script'</script>"
    assert visitor.page.evaluate("navigator.clipboard.readText()") == (
        "恒山农场的酸奶售价是多少？\n\n"
        "12元\n\n"
        f"恒山农场的酸奶叫“晨露酸奶”，{script}售价12元一瓶。[1]\n\n"
        f"[1] {title} · {publisher} · 2025-05-18 · 第 3 段"
    )


def test_conversations_are_kept_and_reopened(visit):
    visitor = visit().open()
    visitor.ask(FIGURE)
    visitor.page.locator("#header .menu").click()
    visitor.page.locator("#sidebar .new").click()
    expect(visitor.turns).to_have_count(0)
    visitor.ask("什么是京诚贷？")
    titles = visitor.page.locator("#sidebar .item .open")
    expect(titles).to_have_text(["什么是京诚贷？", FIGURE])
    visitor.page.reload()
    expect(visitor.turns.locator(".question")).to_have_text(["什么是京诚贷？"])
    visitor.page.locator("#header .menu").click()
    titles.nth(1).click()
    expect(visitor.turns.locator(".question")).to_have_text([FIGURE])
    visitor.turns.locator(".pill").first.click()  # its sources were kept with it
    expect(visitor.page.locator("#reader mark")).to_be_visible()
