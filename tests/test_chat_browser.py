"""The conversation in headless Chromium: verdicts, figures side by side, the understood question, scope, history."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import HOSTILE, leaks_of_gradio_ignored
from playwright.sync_api import Locator, expect
from test_accessibility import violations
from visitor import Unhurried, Visitor

from qa.answer import DatedValue, Side, Statement, Table
from qa.assembly import offer
from qa.assistant import Assistant
from qa.notices import notice
from qa.page.server import start
from qa.serving.feedback import Feedback, Reason, Verdict
from qa.settings import Settings
from qa.texts import Text

pytestmark = pytest.mark.browser

FIGURE = "北京银行科技金融贷款有多少户？"
PRODUCT = "什么是京诚贷？"
BRANCHES, FOLLOW_UP, UNDERSTOOD = "北京银行有几家文化支行？", "那科技支行呢？", "北京银行有几家科技支行？"
REFUSED = "月球背面的年平均气温是多少？"
HOSTILE_QUESTION = "恒山农场的酸奶售价是多少？"
COMPARED, UNLIKE, DIFFERING, RETOLD = "对比", "比不了", "不一", "不一，转述过"  # what Told answers by itself
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
COUNT_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifted += shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""


class Told(Unhurried):
    """The real assistant, in no hurry, with more publishers; three questions get figures that no article holds."""

    def publishers(self) -> tuple[str, ...]:
        return (*self._assistant.publishers(), *(f"晨江{name}报" for name in "早午晚"))

    def stream(self, question, history=(), filters=None, written=True):
        if question not in (COMPARED, UNLIKE, DIFFERING, RETOLD):
            yield from super().stream(question, history, filters, written)
            return
        answer = self._assistant.ask(FIGURE)
        changes = {COMPARED: compared, UNLIKE: unlike}.get(question, differing)()
        if question == RETOLD:
            changes["notice"] = notice(Text.MODEL_DROPPED, count="1")
        yield replace(answer, question=question, **changes)


def compared() -> dict[str, object]:
    sides = (
        Side("甲银行", "200亿元", 200.0, "截至2021年末", 1),
        Side("乙银行", "亏50亿元", -50.0, "", 1),
        Side("<b>丙</b>银行", "约100亿元", 100.0, "2020年末", 9),  # no such source
    )
    outcome = notice(Text.HIGHEST, side="甲银行")
    table = Table("净利润", "亿元", sides, (0, 2, 1), 250.0, None, True, outcome)
    listed = "；".join(f"{side.name}：{side.value}" for side in sides)
    statements = (Statement(f"{listed}。甲银行最高。", (1,)), Statement("甲银行最高，为200亿元，上年亏损。", (1,)))
    return {"short_answer": "甲银行最高", "table": table, "as_of": "", "statements": statements}


def unlike() -> dict[str, object]:
    listed = "甲银行：200亿元；乙银行：3万户"
    statements = (Statement(f"{listed}。", (1,)), Statement("甲银行的余额为200亿元。", (1,)))
    return {"short_answer": listed, "as_of": "", "statements": statements, "notice": notice(Text.NOT_COMPARABLE)}


def differing() -> dict[str, object]:
    values = (
        DatedValue("7100户", 7100, "户", "截至2021年末", date(2022, 4, 1), "华夏时报", 1),
        DatedValue("6000户", 6000, "户", "", date(2021, 5, 2), "<i>青川日报</i>", 1),
    )
    told = notice(Text.DIFFERENT_VALUES, listed=("7100户", "6000户"))
    return {"short_answer": "7100户", "as_of": "截至2021年末", "values": values, "notice": told}


@pytest.fixture(scope="module")
def told_url(assistant: Assistant) -> Iterator[str]:
    with leaks_of_gradio_ignored():
        running = start(offer(Told(assistant), Settings(assistant.index.folder)), port=0)
    yield running.url
    with leaks_of_gradio_ignored():
        running.close()


@pytest.fixture
def feedback(assistant: Assistant) -> Iterator[Feedback]:
    kept = Feedback.beside(assistant.index.folder)
    kept.path.unlink(missing_ok=True)
    yield kept
    kept.path.unlink(missing_ok=True)


def compose(visitor: Visitor, field: Locator, text: str) -> None:
    """Type by an input method up to the Enter that ends its composition."""
    field.focus()
    keyboard = visitor.context.new_cdp_session(visitor.page)
    keyboard.send("Input.imeSetComposition", {"text": "pinyin", "selectionStart": 6, "selectionEnd": 6})
    for kind in ("keyDown", "keyUp"):
        keyboard.send(
            "Input.dispatchKeyEvent", {"type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
        )
    keyboard.send("Input.insertText", {"text": text})


def sidebar(visitor: Visitor) -> Locator:
    """Open the sidebar; returns the titles in it."""
    visitor.page.locator("#header .menu").click()
    titles = visitor.page.locator("#sidebar .item .open")
    expect(visitor.page.locator("#sidebar .new")).to_be_visible()
    return titles


def choose(visitor: Visitor, nth: int, action: str) -> None:
    """Choose from the menu of a conversation."""
    visitor.page.locator("#sidebar .item .more").nth(nth).click()
    visitor.page.locator(f"#sidebar .conversation-menu .{action}").click()


class TestFeedback:
    def test_thumbs_keep_the_verdict_with_all_that_was_shown(self, visit, feedback, assistant):
        visitor = visit().open()
        visitor.ask(BRANCHES)
        turn = visitor.ask(FOLLOW_UP)
        turn.locator(".thumb.up").click()
        expect(turn.locator(".thumb.up")).to_have_attribute("aria-pressed", "true")
        expect(turn.locator(".feedback")).to_be_hidden()
        (kept,) = feedback.judgements()
        answer = assistant.ask(FOLLOW_UP, [BRANCHES])
        assert (kept.question, kept.history, kept.verdict) == (FOLLOW_UP, (BRANCHES,), Verdict.UP)
        assert (kept.answered, kept.answer, kept.short_answer) == (True, answer.answer, answer.short_answer)
        assert [(cited.article, cited.paragraph, cited.digest, cited.quote) for cited in kept.cited] == [
            (c.article.id, c.paragraph.ordinal, c.paragraph.digest, c.quote) for c in answer.citations
        ]

    def test_down_asks_why_and_a_changed_mind_replaces_the_verdict(self, visit, feedback):
        visitor = visit().open()
        turn = visitor.ask(FIGURE)
        turn.locator(".thumb.down").click()
        reasons = turn.locator(".feedback .reasons button")
        expect(reasons).to_have_text(["出处不支持", "答非所问"])
        reasons.nth(1).click()
        expect(reasons.nth(1)).to_have_attribute("aria-pressed", "true")
        reasons.first.click()
        expect(reasons.first).to_have_attribute("aria-pressed", "true")
        expect(reasons.nth(1)).to_have_attribute("aria-pressed", "false")
        turn.locator(".feedback input").fill("说的是客户数 <b>")
        turn.locator(".feedback input").press("Enter")
        expect(turn.locator(".said")).to_have_text("记下了，谢谢。")
        (kept,) = feedback.judgements()
        assert (kept.verdict, kept.reason, kept.words) == (Verdict.DOWN, Reason.UNSUPPORTED, "说的是客户数 <b>")

        visitor.page.reload()  # it was kept with the conversation
        expect(turn.locator(".thumb.down")).to_have_attribute("aria-pressed", "true")
        turn.locator(".thumb.up").click()
        expect(turn.locator(".thumb.down")).to_have_attribute("aria-pressed", "false")
        (kept,) = feedback.judgements()
        assert (kept.verdict, kept.reason, kept.words) == (Verdict.UP, Reason.NONE, "")
        turn.locator(".thumb.up").click()  # and taken back
        expect(turn.locator(".thumb.up")).to_have_attribute("aria-pressed", "false")
        assert feedback.judgements() == []

    def test_a_refusal_has_a_tone_of_its_own_and_is_judged_too(self, visit, feedback):
        visitor = visit().open()
        turn = visitor.ask(REFUSED)
        expect(turn.locator(".refusal .notice")).to_have_text("在这些文章里没有找到答案。")
        assert turn.locator(".short-answer, .copy").count() == 0
        turn.locator(".thumb.up").click()
        expect(turn.locator(".thumb.up")).to_have_attribute("aria-pressed", "true")
        (kept,) = feedback.judgements()
        assert (kept.answered, kept.cited) == (False, ())

    def test_a_verdict_that_could_not_be_kept_says_so(self, visit, feedback):
        visitor = visit().open()
        turn = visitor.ask(FIGURE)
        visitor.context.set_offline(True)
        turn.locator(".thumb.down").click()
        expect(turn.locator(".said")).to_contain_text("没能记下")
        expect(turn.locator(".thumb.down")).to_have_attribute("aria-pressed", "false")
        assert feedback.judgements() == []


class TestFigures:
    def test_a_comparison_is_a_table_whose_bars_share_a_scale(self, visit, told_url):
        visitor = visit(told_url).open()
        turn = visitor.ask(COMPARED)
        expect(turn.locator(".said-short")).to_have_text("甲银行最高")
        table = turn.get_by_role("table", name="净利润对比（亿元）")
        assert table.locator("thead th").all_inner_texts() == ["对象", "净利润", "时间", "出处"]
        rows = [row.locator("th, td").all_inner_texts() for row in table.locator("tbody tr").all()]
        assert rows == [
            ["甲银行", "200亿元", "截至2021年末", "1"],
            ["乙银行", "亏50亿元", "", "1"],
            ["<b>丙</b>银行", "约100亿元", "2020年末", ""],
        ]
        assert table.locator("tr.first th").all_inner_texts() == ["甲银行"]
        computed = table.locator("tfoot th, tfoot td > *")
        assert computed.all_inner_texts() == ["最高与最低相差", "约250亿元", "由上面的数字算出"]
        # The scale runs from -50 to 200: zero stands at a fifth of it.
        bars = table.evaluate(
            """(table) => [...table.querySelectorAll(".bar")].map((bar) => {
                const [whole, fill] = [bar, bar.firstChild].map((part) => part.getBoundingClientRect());
                return [fill.left - whole.left, fill.width].map((part) => Math.round(100 * part / whole.width));
            })"""
        )
        assert bars == [[20, 80], [0, 20], [20, 40]]
        # Nor is said below what the table says; what says more is.
        expect(turn.locator(".statement")).to_have_text(["甲银行最高，为200亿元，上年亏损。1"])
        table.locator(".pill").first.click()
        expect(visitor.page.locator("#reader p.current")).to_be_in_viewport()

    def test_figures_that_have_no_order_are_not_said_twice(self, visit, told_url):
        turn = visit(told_url).open().ask(UNLIKE)
        expect(turn.locator(".said-short")).to_have_text("甲银行：200亿元；乙银行：3万户")
        expect(turn.locator(".remark")).to_have_text("这些数字量的不是一回事，不能比出高低。")
        expect(turn.locator(".statement")).to_have_text(["甲银行的余额为200亿元。1"])

    def test_what_is_computed_from_a_comparison_is_said_below_it(self, visit):
        visitor = visit(locale="en-GB").open()
        turn = visitor.ask("北京银行的普惠金融贷款余额和科技金融贷款余额哪个更高？")  # 1253亿元, 超1600亿元
        expect(turn.locator(".remark")).to_have_text("These figures are of different times.")  # the table says which
        assert turn.locator("tfoot th, tfoot td > *").all_inner_texts() == [
            "Difference",
            "about 347亿元",
            "北京银行的科技金融贷款余额 is about 1.28 times 北京银行的普惠金融贷款余额; "
            "computed from the figures above",
        ]
        shares = {"unit": "%", "sides": [{"name": "甲"}, {"name": "乙"}], "ranking": [1, 0], "rough": False}
        computed = "(table) => wenju.values.computed(table)"
        assert visitor.page.evaluate(computed, shares | {"difference": 0.3, "ratio": None}) == {
            "label": "Difference",
            "difference": "0.3 percentage points",
            "ratio": "",
        }
        assert visitor.page.evaluate(computed, shares | {"difference": 0, "ratio": None}) is None

    def test_what_a_comparison_comes_to_is_said_in_the_language_of_the_page(self, visit):
        permissions = ["clipboard-read", "clipboard-write"]
        visitor = visit(locale="en-GB", permissions=permissions).open()
        metrics = ("北京银行的普惠金融贷款余额", "北京银行的科技金融贷款余额")
        turn = visitor.ask(f"{metrics[0]}和{metrics[1].removeprefix('北京银行的')}哪个更高？")
        outcome = f"{metrics[1]} is higher"
        expect(turn.locator(".said-short")).to_have_text(outcome)
        assert "更" not in turn.locator(".answer").inner_text()

        turn.locator(".copy").click()
        expect(turn.locator(".copy")).to_have_text("Copied")
        copied = visitor.page.evaluate("navigator.clipboard.readText()").split("\n\n")
        assert copied[2] == outcome
        assert copied[3].splitlines()[0] == f"{metrics[0]}: 1253亿元; {metrics[1]}: 超1600亿元. {outcome}.[1][2]"
        sidebar(visitor)
        with visitor.page.expect_download() as waited:
            choose(visitor, 0, "export")
        lines = Path(waited.value.path()).read_text(encoding="utf-8").splitlines()
        assert f"**{outcome}**" in lines
        assert f"{metrics[0]}: 1253亿元; {metrics[1]}: 超1600亿元. {outcome}.[^1-1][^1-2]" in lines

        visitor.page.locator("#header .language").click()  # a kept answer follows
        expect(turn.locator(".said-short")).to_have_text(f"{metrics[1]}更高")

    def test_differing_values_are_a_dated_list(self, visit, told_url):
        visitor = visit(told_url).open()
        turn = visitor.ask(DIFFERING)
        expect(turn.locator(".short-answer")).to_have_text("7100户截至2021年末")
        expect(turn.locator(".values h3")).to_have_text("文章里的数字不一")
        assert turn.locator(".values li").all_inner_texts() == [
            "7100户\n截至2021年末 · 华夏时报 · 2022-04-01\n1",
            "6000户\n<i>青川日报</i> · 2021-05-02\n1",
        ]
        assert turn.locator(".remark").count() == 0  # the list says it
        turn.locator(".values .pill").nth(1).click()
        expect(visitor.page.locator("#reader mark")).to_be_visible()

    def test_what_a_language_model_retold_lists_them_too(self, visit, told_url):
        turn = visit(told_url).open().ask(RETOLD)
        expect(turn.locator(".values li")).to_have_count(2)
        expect(turn.locator(".remark")).to_contain_text("语言模型另有 1 句话")

    def test_differing_values_and_remarks_are_taken_away_with_the_answer(self, visit, told_url, assistant):
        visitor = visit(told_url, permissions=["clipboard-read", "clipboard-write"]).open()
        turn = visitor.ask(RETOLD)
        turn.locator(".copy").click()
        expect(turn.locator(".copy")).to_have_text("已复制")
        source = assistant.ask(FIGURE).citations[0]
        remark = "语言模型另有 1 句话与所引段落对不上，没有显示。"
        copied = visitor.page.evaluate("navigator.clipboard.readText()").split("\n\n")
        assert copied[:4] == [
            RETOLD,
            remark,
            "7100户 · 截至2021年末",
            "文章里的数字不一\n"
            "7100户 · 截至2021年末 · 华夏时报 · 2022-04-01[1]\n"
            "6000户 · <i>青川日报</i> · 2021-05-02[1]",
        ]
        assert copied[-1].startswith(f"[1] {source.article.title} · ")

        sidebar(visitor)
        with visitor.page.expect_download() as waited:
            choose(visitor, 0, "export")
        lines = Path(waited.value.path()).read_text(encoding="utf-8").splitlines()
        assert lines[2] == f"## {RETOLD}"
        assert lines[lines.index(f"*{remark}*") :][:9] == [
            f"*{remark}*",
            "",
            "**7100户** · 截至2021年末",
            "",
            "文章里的数字不一",
            "",
            "- 7100户 · 截至2021年末 · 华夏时报 · 2022-04-01[^1-1]",
            r"- 6000户 · \<i\>青川日报\</i\> · 2021-05-02[^1-1]",
            "",
        ]

    def test_on_a_phone_nothing_scrolls_sideways(self, visit, told_url):
        visitor = visit(told_url, **PHONE).open()
        for question in (COMPARED, DIFFERING):
            visitor.ask(question)
        wide = "[...document.querySelectorAll('#chat *')].filter((part) => part.scrollWidth > 390).length"
        assert visitor.page.evaluate(wide) == 0


class TestUnderstood:
    def test_the_understood_question_is_corrected_where_it_stands(self, visit):
        visitor = visit().open()
        visitor.ask(BRANCHES)
        turn = visitor.ask(FOLLOW_UP)
        chip = turn.locator(".understood .chip")
        expect(chip).to_have_text(UNDERSTOOD)
        chip.focus()
        visitor.page.keyboard.press("Enter")
        field = turn.locator(".understood input")
        expect(field).to_be_focused()
        expect(field).to_have_value(UNDERSTOOD)
        field.fill("北京银行有几家分行？")
        field.press("Escape")
        expect(chip).to_be_focused()
        expect(chip).to_have_text(UNDERSTOOD)
        chip.click()
        field.press("Enter")  # nothing was changed, nothing is asked
        expect(chip).to_be_visible()
        chip.click()
        field.fill("")
        compose(visitor, field, FIGURE)
        assert visitor.turns.count() == 2
        field.press("Enter")
        expect(visitor.turns.nth(2).locator(".question")).to_have_text(FIGURE)
        expect(visitor.turns.nth(2)).to_have_attribute("data-stage", "answered")
        expect(chip).to_be_visible()


class TestScope:
    def test_filters_are_chosen_above_the_composer_and_lifted_by_their_chips(self, visit):
        visitor = visit().open()
        button, panel = visitor.page.locator("#chat .scope > button"), visitor.page.locator("#scope-panel")
        chips = visitor.page.locator("#chat .chips button")
        button.focus()
        visitor.page.keyboard.press("Enter")
        expect(panel).to_be_visible()
        expect(panel.locator(".find-publisher")).to_be_hidden()  # six publishers need no search
        panel.get_by_label("北京商报").check()
        panel.get_by_label("从").fill("2021-12-01")
        visitor.page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(button).to_be_focused()
        expect(chips).to_have_text(["北京商报", "2021-12-01 起"])

        turn = visitor.ask(PRODUCT)
        expect(turn.locator(".limits")).to_have_text("范围：北京商报；2021-12-01 起")
        turn.locator(".list, .near").first.click()
        for meta in visitor.page.locator(":is(#reader .card-meta, #reader .article-meta)").all_inner_texts():
            assert meta.startswith("北京商报")
        chips.first.click()
        expect(chips).to_have_text(["2021-12-01 起"])
        expect(chips.first).to_be_focused()
        button.click()
        expect(panel.get_by_label("北京商报")).not_to_be_checked()
        panel.get_by_label("到").fill("2021-01-01")
        expect(panel.locator(".backwards")).to_be_visible()
        panel.locator(".clear").click()
        expect(chips).to_have_count(0)
        expect(panel.locator(".backwards")).to_be_hidden()
        panel.locator(".apply").click()
        expect(panel).to_be_hidden()

    def test_many_publishers_are_searched(self, visit, told_url):
        visitor = visit(told_url).open()
        visitor.page.locator("#chat .scope > button").click()
        panel = visitor.page.locator("#scope-panel")
        panel.locator(".find-publisher").fill("晨江")
        expect(panel.locator(".choices label")).to_have_text(["晨江早报", "晨江午报", "晨江晚报"])
        panel.get_by_label("晨江晚报").check()
        panel.locator(".find-publisher").fill("没有的报")
        expect(panel.locator(".no-publisher")).to_be_visible()
        expect(visitor.page.locator("#chat .chips button")).to_have_text(["晨江晚报"])
        assert visitor.pwned() is None  # one publisher is called <b onmouseover=…>

    def test_a_question_that_the_scope_left_without_an_answer_is_asked_without_it(self, visit):
        visitor = visit().open()
        visitor.page.locator("#chat .scope > button").click()
        visitor.page.locator("#scope-panel").get_by_label("到").fill("1999-01-01")
        visitor.page.keyboard.press("Escape")
        turn = visitor.ask(FIGURE)
        expect(turn).to_have_attribute("data-stage", "refused")
        turn.get_by_role("button", name="不限范围再问一次").click()
        expect(visitor.turns.nth(1)).to_have_attribute("data-stage", "answered")
        expect(visitor.page.locator("#chat .chips button")).to_have_count(0)

    def test_it_outlasts_a_reload_and_comes_back_with_its_conversation(self, visit):
        visitor = visit().open()
        chips = visitor.page.locator("#chat .chips button")
        visitor.page.locator("#chat .scope > button").click()
        visitor.page.locator("#scope-panel").get_by_label("北京商报").check()
        visitor.page.locator("#scope-panel").get_by_label("从").fill("2021-12-01")
        visitor.page.reload()
        expect(chips).to_have_text(["北京商报", "2021-12-01 起"])
        turn = visitor.ask(PRODUCT)
        expect(turn.locator(".limits")).to_have_text("范围：北京商报；2021-12-01 起")

        sidebar(visitor)
        visitor.page.locator("#sidebar .new").click()
        chips.last.click()
        expect(chips).to_have_text(["北京商报"])
        visitor.page.locator("#sidebar .item .open").click()
        expect(chips).to_have_text(["北京商报", "2021-12-01 起"])
        another = visitor.context.new_page()
        another.goto(visitor.url)
        expect(another.locator("#chat textarea")).to_be_visible()
        expect(another.locator("#chat .chips button")).to_have_count(0)

    @pytest.mark.parametrize("kept", ["{", "null", "[]", '{"publishers": [3], "since": "", "until": ""}'])
    def test_an_unusable_scope_is_none(self, visit, kept):
        visitor = visit()
        visitor.page.add_init_script(f"sessionStorage.setItem('wenju.scope', {json.dumps(kept)})")
        visitor.open()
        expect(visitor.ask(FIGURE)).to_have_attribute("data-stage", "answered")

    def test_on_a_phone_it_is_a_sheet(self, visit):
        visitor = visit(**PHONE).open()
        visitor.page.locator("#chat .scope > button").tap()
        box = visitor.page.locator("#scope-panel").bounding_box()
        assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 844)


class TestHistory:
    def test_a_conversation_is_renamed_in_place(self, visit):
        visitor = visit().open()
        visitor.ask(FIGURE)
        titles = sidebar(visitor)
        choose(visitor, 0, "rename")
        field = visitor.page.locator("#sidebar .item input")
        field.fill("不要")
        field.press("Escape")
        expect(titles).to_have_text([FIGURE])
        choose(visitor, 0, "rename")
        field.fill("")
        compose(visitor, field, "科技金融 <b>")
        expect(field).to_be_focused()
        field.press("Enter")
        expect(titles).to_have_text(["科技金融 <b>"])
        expect(titles.first).to_be_focused()
        visitor.ask(PRODUCT)  # the next answer keeps the name
        expect(titles).to_have_text(["科技金融 <b>"])
        visitor.page.reload()
        expect(titles).to_have_text(["科技金融 <b>"])

    def test_what_was_deleted_comes_back(self, visit):
        visitor = visit().open()
        visitor.ask(FIGURE)
        titles = sidebar(visitor)
        visitor.page.locator("#sidebar .new").click()
        visitor.ask(PRODUCT)
        choose(visitor, 0, "delete")
        expect(titles).to_have_text([FIGURE])
        expect(visitor.turns).to_have_count(0)  # it was the open one
        expect(visitor.page.locator("#sidebar .deleted span")).to_have_text(f"已删除“{PRODUCT}”")
        expect(visitor.page.locator("#sidebar .undo")).to_be_focused()
        visitor.page.keyboard.press("Enter")
        expect(titles).to_have_text([PRODUCT, FIGURE])
        expect(visitor.turns.locator(".question")).to_have_text([PRODUCT])
        choose(visitor, 1, "delete")
        expect(titles).to_have_text([PRODUCT])
        expect(visitor.turns).to_have_count(1)
        visitor.page.locator("#sidebar .new").click()
        expect(visitor.page.locator("#sidebar .undo")).to_be_hidden()

    def test_the_menu_goes_by_arrow_keys(self, visit):
        visitor = visit().open()
        visitor.ask(FIGURE)
        sidebar(visitor)
        more = visitor.page.locator("#sidebar .more")
        more.focus()
        visitor.page.keyboard.press("Enter")
        entries = visitor.page.locator("#sidebar .conversation-menu [role=menuitem]")
        expect(entries.first).to_be_focused()
        visitor.page.keyboard.press("ArrowUp")
        expect(entries.last).to_be_focused()
        visitor.page.keyboard.press("ArrowDown")
        expect(entries.first).to_be_focused()
        visitor.page.keyboard.press("Escape")
        expect(entries.first).to_be_hidden()
        expect(more).to_be_focused()

    def test_one_among_many_is_found_by_its_title_or_its_questions(self, visit):
        visitor = visit().open()
        turn = {"id": "t", "stage": "failed", "statements": [], "sources": [], "follow_ups": []}
        conversations = [
            {"id": f"c{n}", "title": f"对话{n}", "turns": [{**turn, "question": f"第{n}问 <b>"}]} for n in range(12)
        ]
        visitor.page.evaluate("(kept) => localStorage.setItem('wenju.conversations', kept)", json.dumps(conversations))
        visitor.page.reload()
        titles = sidebar(visitor)
        expect(titles).to_have_count(12)
        search = visitor.page.locator("#sidebar .find-conversation")
        search.fill("第7问")
        expect(titles).to_have_text(["对话7"])
        search.fill("对话1")
        expect(titles).to_have_text(["对话1", "对话10", "对话11"])
        search.fill("没有")
        expect(visitor.page.locator("#sidebar .none")).to_have_text("没有找到。")

    def test_a_conversation_is_exported_as_markdown_with_footnotes(self, visit, told_url, assistant):
        visitor = visit(told_url).open()
        visitor.ask(HOSTILE_QUESTION)
        visitor.ask(COMPARED)
        visitor.ask(REFUSED)
        sidebar(visitor)
        choose(visitor, 0, "rename")
        visitor.page.locator("#sidebar .item input").fill('../酸奶: "价格" | ${x}\\ <b>.')
        visitor.page.locator("#sidebar .item input").press("Enter")
        with visitor.page.expect_download() as waited:
            choose(visitor, 0, "export")
        assert waited.value.suggested_filename == "酸奶 价格 x b.md"
        lines = Path(waited.value.path()).read_text(encoding="utf-8").splitlines()
        assert lines[0] == r'# ../酸奶: "价格" \| \$\{x\}\\ \<b\>.'
        assert lines[2] == f"## {HOSTILE_QUESTION}"
        assert lines[4] == "**12元**"
        script = r"\</script\>\<script\>window.pwned='script'\</script\>"
        assert lines[6] == f"恒山农场的酸奶叫“晨露酸奶”，{script}售价12元一瓶。[^1-1]"
        title, publisher = (re.sub(r"([_<>])", r"\\\1", HOSTILE[name]) for name in ("title", "publisher"))
        assert lines[8] == f"[^1-1]: {title} · {publisher} · 2025-05-18 · 第 3 段"
        source = assistant.ask(FIGURE).citations[0]
        assert lines[lines.index("| | 净利润 | 时间 |") :][:6] == [
            "| | 净利润 | 时间 |",
            "| --- | ---: | --- |",
            "| 甲银行 | 200亿元[^2-1] | 截至2021年末 |",
            "| 乙银行 | 亏50亿元[^2-1] |  |",
            r"| \<b\>丙\</b\>银行 | 约100亿元 | 2020年末 |",
            "| 最高与最低相差 | 约250亿元 |  |",
        ]
        (note,) = [line for line in lines if line.startswith("[^2-1]:")]
        assert note.endswith(f" · 第 {source.paragraph.ordinal} 段 · <{source.article.url}>")
        assert lines[lines.index(f"## {REFUSED}") + 2] == "在这些文章里没有找到答案。"
        assert not any(line.startswith("[^3-") for line in lines)


class TestAccessibility:
    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_what_opens_by_a_click_has_no_violations_either(self, visit, told_url, theme):
        visitor = visit(told_url, color_scheme=theme).open()
        visitor.ask(COMPARED)
        visitor.ask(DIFFERING).locator(".thumb.down").click()
        expect(visitor.turns.last.locator(".feedback")).to_be_visible()
        visitor.page.locator("#chat .scope > button").click()
        visitor.page.locator("#scope-panel .choices label").first.click()
        assert violations(visitor) == []
        visitor.page.keyboard.press("Escape")
        sidebar(visitor)
        visitor.page.locator("#sidebar .item .more").click()
        assert violations(visitor) == []

    def test_escape_closes_one_thing_at_a_time(self, visit):
        visitor = visit(**PHONE).open()
        visitor.ask(FIGURE)
        titles = sidebar(visitor)
        visitor.page.locator("#sidebar .item .more").tap()
        visitor.page.keyboard.press("Escape")
        expect(visitor.page.locator("#sidebar .conversation-menu")).to_be_hidden()
        expect(titles).to_be_visible()
        visitor.page.keyboard.press("Escape")
        expect(titles).to_be_hidden()

    def test_escape_leaves_the_scope_or_the_sidebar_before_the_sheet_below(self, visit):
        visitor = visit(**PHONE).open()
        scope = visitor.page.locator("#scope-panel")
        visitor.ask(FIGURE).locator(".pill").first.tap()
        expect(visitor.reader).to_be_visible()
        for over in (scope, visitor.page.locator("#sidebar .new")):
            # The sheet lies over the buttons that open them; a keyboard reaches them all the same.
            opener = "#chat .scope > button" if over is scope else "#header .menu"
            visitor.page.locator(opener).press("Enter")
            expect(over).to_be_visible()
            visitor.page.keyboard.press("Escape")
            expect(over).to_be_hidden()
            expect(visitor.reader).to_be_visible()
        visitor.page.keyboard.press("Escape")
        expect(visitor.reader).to_be_hidden()


class TestStillness:
    @pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
    def test_neither_the_first_paint_nor_an_answer_moves_what_is_there(self, visit, told_url, options):
        """The steps of an answer are further apart than the half second after a key for which no shift counts."""
        visitor = visit(told_url, **options)
        visitor.page.add_init_script(COUNT_SHIFTS)
        visitor.open()
        expect(visitor.page.locator("#chat .examples button").first).to_be_visible()
        visitor.page.wait_for_timeout(300)
        assert visitor.page.evaluate("shifted") < 0.01
        for question in (BRANCHES, FOLLOW_UP):
            visitor.ask(question)
            visitor.page.wait_for_timeout(300)
        assert visitor.page.evaluate("shifted") < 0.05
