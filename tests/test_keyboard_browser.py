"""The page by keyboard alone, in headless Chromium: every stop is seen and in order, and everything can be done."""

import re
import shutil
from collections.abc import Callable, Iterator

import model_server as endpoint
import pytest
from conftest import leaks_of_gradio_ignored
from library_site import Site, records, served
from openai import OpenAI
from playwright.sync_api import FileChooser, Locator, Page, expect
from visitor import Visitor

from corpus.storing.catalogue import Wanted
from embeddings.build import update
from embeddings.encoder import load_encoder
from qa.assembly import offer
from qa.assistant import Assistant
from qa.language_model.generator import ChatWriter, Patience
from qa.page.server import start
from qa.settings import Settings

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}}
COMPARED = "北京银行的普惠金融贷款余额和科技金融贷款余额哪个更高？"
PRODUCT = "什么是京诚贷？"
STOPS = "a[href], button, input, select, textarea, summary, [tabindex]"
MANY = 120  # more stops than any view here has

# What the keyboard can get to, in the order of the document; of a group of radio buttons, the one that is chosen.
REACHABLE = f"""() => [...document.querySelectorAll("{STOPS}")].filter((node) =>
  node.tabIndex >= 0 && !node.disabled && node.checkVisibility({{ visibilityProperty: true }}) &&
  (node.type !== "radio" || node.checked)).map((node) => (node.dataset.stop = String(Math.random())))"""

FROM_THE_TOP = """() => {
  const top = document.createElement("span");
  top.tabIndex = -1;
  document.body.prepend(top);
  top.focus();
}"""

# The element with the focus: its mark, whether the eye sees that it has the focus, and whether it lies in sight.
FOCUSED = """() => {
  const node = document.activeElement;
  if (node === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(node);
  const framed = node.closest(".field"); // the composer's frame changes its colour in its place
  const isMarked = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  const { x, y, width, height } = node.getBoundingClientRect();
  const above = document.elementFromPoint(x + width / 2, y + height / 2);
  const name = [node.closest(".part").querySelector("[class]").className, node.className, node.textContent].join(" ");
  return {
    stop: node.dataset.stop,
    name: name.slice(0, 90),
    isMarked: isMarked || (framed !== null && framed.matches(":focus-within")),
    isInSight: above !== null && (node.contains(above) || above.contains(node)),
  };
}"""


@pytest.fixture(scope="module")
def site(sample_index, tmp_path_factory) -> Iterator[Site]:
    """The user's own index: the bundled articles and 60 short ones."""
    folder = tmp_path_factory.mktemp("keyboard")
    own = folder / "own"
    shutil.copytree(sample_index, own)
    (folder / "粮仓.jsonl").write_text(records(60), encoding="utf-8")
    update(own, [folder / "粮仓.jsonl"], load_encoder())
    with served(own, own) as site:
        yield site


def tab_to(target: Locator, key: str = "Tab") -> None:
    """Go on by the key until an element has the focus."""
    keyboard = target.page.keyboard
    for _ in range(MANY):
        keyboard.press(key)
        if target.evaluate("(node) => node === document.activeElement"):
            return
    pytest.fail(f"{key} never reaches {target}")


def until(page: Page, holds: Callable[[], object]) -> None:
    """Wait for what the browser tells of."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(100)
    pytest.fail("it never came")


def walk(page: Page) -> None:
    """From the top to the bottom: everything gets the focus in its turn, shows it, and lies in sight."""
    page.evaluate(FROM_THE_TOP)
    wanted = page.evaluate(REACHABLE)
    assert len(wanted) > 5
    reached: list[str] = []
    for _ in range(4 * len(wanted)):  # the parts of a date are stops of their own
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        if reached[-1:] == [focused["stop"]]:
            continue
        reached.append(focused["stop"])
        assert focused["isMarked"], f"nobody sees the focus on {focused['name']}"
        assert focused["isInSight"], f"{focused['name']} has the focus out of sight"
    assert reached == wanted


def of_the_library(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.url}#library")
    expect(visitor.page.locator("#library .facts dd").first).to_be_visible()


def of_figures(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.url}#figures?metric=贷款余额")
    expect(visitor.page.locator("#figures .picture")).to_be_visible()
    expect(visitor.page.locator("#figures tbody tr").first).to_be_visible()


def of_settings(visitor: Visitor) -> None:
    visitor.page.goto(f"{visitor.url}#settings")
    expect(visitor.page.locator("#settings .encoder")).not_to_be_empty()


def of_an_answer(visitor: Visitor) -> None:
    visitor.open().ask(PRODUCT)
    visitor.ask(COMPARED)
    visitor.page.locator("#header .menu").click()
    expect(visitor.page.locator("#sidebar .item").first).to_be_visible()


VIEWS = [
    pytest.param(of_the_library, id="library"),
    pytest.param(of_figures, id="figures"),
    pytest.param(of_settings, id="settings"),
]


@pytest.mark.parametrize("view", [*VIEWS, pytest.param(of_an_answer, id="an_answer")])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_stop_is_seen_and_in_order(visit, view: Callable[[Visitor], None], theme):
    visitor = visit(color_scheme=theme)
    view(visitor)
    walk(visitor.page)


@pytest.mark.parametrize("view", VIEWS)
def test_every_stop_is_seen_and_in_order_on_a_narrow_screen(visit, view: Callable[[Visitor], None]):
    visitor = visit(**PHONE, locale="en-GB")
    view(visitor)
    walk(visitor.page)


class TestLibrary:
    def test_files_are_chosen_sent_and_told_of(self, visit, site, tmp_path):
        visitor = visit(site.url)
        of_the_library(visitor)
        page, view = visitor.page, visitor.page.locator("#library")
        choosers: list[FileChooser] = []
        page.on("filechooser", lambda chooser: choosers.append(chooser))
        tab_to(view.locator(".choose-folder"))
        tab_to(view.locator(".choose-files"), "Shift+Tab")
        page.keyboard.press("Enter")
        until(page, lambda: choosers)
        (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7")
        (tmp_path / "小麦.md").write_text("白石镇的小麦亩产510公斤。", encoding="utf-8")
        choosers[0].set_files([tmp_path / "坏.pdf", tmp_path / "小麦.md"])
        expect(view.locator(".job .told")).to_have_text("加入文章：新增 1 篇，1 个文件有问题。", timeout=60_000)
        expect(view.locator(".choose-files")).to_be_focused()
        tab_to(view.locator(".job button"))
        page.keyboard.press("Tab")
        expect(view.locator(".job .files")).to_be_focused()  # it may be longer than it is high
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        expect(view.locator(".job")).to_be_hidden()
        expect(view.get_by_label("选中本页全部文章")).to_be_focused()

    def test_the_list_is_searched_sorted_and_paged(self, visit, site):
        visitor = visit(site.url)
        of_the_library(visitor)
        page, view = visitor.page, visitor.page.locator("#library")
        found, all_of_them = (site.library.listing(Wanted(search)).total for search in ("粮仓", ""))
        tab_to(view.locator(".search"))
        page.keyboard.type("粮仓")
        expect(view.locator(".pager .soft")).to_have_text(f"1–50，共 {found} 篇")
        tab_to(view.locator("th.title button"))
        page.keyboard.press("Enter")
        expect(view.locator("th.title")).to_have_attribute("aria-sort", "ascending")
        expect(view.locator("th.title button")).to_be_focused()
        page.keyboard.press("Space")
        expect(view.locator("th.title")).to_have_attribute("aria-sort", "descending")
        view.locator("tbody .icon-button").last.focus()
        page.keyboard.press("Tab")
        expect(view.get_by_label("下一页")).to_be_focused()  # there is none before
        page.keyboard.press("Enter")
        expect(view.locator(".pager .soft")).to_have_text(f"51–{found}，共 {found} 篇")
        expect(view.get_by_label("上一页")).to_be_focused()
        tab_to(view.locator(".search"), "Shift+Tab")
        page.keyboard.press("Escape")
        expect(view.locator(".search")).to_have_value("")
        expect(view.locator(".pager .soft")).to_have_text(f"1–50，共 {all_of_them} 篇")

    def test_an_article_is_read_and_the_focus_comes_back(self, visit, site):
        visitor = visit(site.url)
        of_the_library(visitor)
        page, view = visitor.page, visitor.page.locator("#library")
        title = view.locator("tbody .open").nth(1)
        tab_to(title)
        page.keyboard.press("Enter")
        expect(visitor.reader).to_be_visible()
        expect(page.locator("#reader .heading")).to_be_focused()
        view.locator("th.published button").click()  # the list is drawn anew meanwhile
        expect(view.locator("th.published")).to_have_attribute("aria-sort", "ascending")
        view.locator("th.published button").click()
        expect(view.locator("th.published")).to_have_attribute("aria-sort", "descending")
        page.locator("#reader .close").focus()
        page.keyboard.press("Escape")
        expect(visitor.reader).to_be_hidden()
        expect(title).to_be_focused()

    def test_articles_are_removed_one_by_one_and_several_at_once(self, visit, site):
        visitor = visit(site.url)
        of_the_library(visitor)
        page, view = visitor.page, visitor.page.locator("#library")
        before = site.library.job.number
        tab_to(view.locator(".search"))
        page.keyboard.type("第5")
        expect(view.locator("tbody tr")).to_have_count(11)  # 5, 50 … 59
        removing = view.locator("tbody .icon-button")
        names = view.locator("tbody .open").all_inner_texts()
        tab_to(removing.nth(1))
        page.keyboard.press("Enter")
        dialog = view.locator(".remove-dialog")
        expect(dialog.locator(".cancel")).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(removing.nth(1)).to_be_focused()
        page.keyboard.press("Space")
        expect(dialog.locator(".cancel")).to_be_focused()
        page.keyboard.press("Enter")
        expect(dialog).to_be_hidden()
        assert site.library.job.number == before  # nothing was removed so far
        expect(removing.nth(1)).to_be_focused()
        page.keyboard.press("Enter")
        expect(dialog.locator(".cancel")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(view.locator(".job .told")).to_have_text("移除文章：移除 1 篇。", timeout=60_000)
        expect(view.locator("tbody .open")).to_have_text([names[0], *names[2:]])
        expect(removing.nth(1)).to_be_focused()  # of the row that took its place

        tab_to(view.locator("tbody input").nth(1), "Shift+Tab")
        page.keyboard.press("Space")
        tab_to(view.locator("tbody input").nth(2))
        page.keyboard.press("Space")
        tab_to(view.locator(".remove-selected"), "Shift+Tab")
        page.keyboard.press("Enter")
        expect(dialog.locator("li")).to_have_text([names[2], names[3]])
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(view.locator(".job .told")).to_have_text("移除文章：移除 2 篇。", timeout=60_000)
        expect(view.get_by_label("选中本页全部文章")).to_be_focused()
        page.keyboard.press("Space")
        tab_to(view.locator(".clear-selection"), "Shift+Tab")
        page.keyboard.press("Enter")
        expect(view.locator("tbody input:checked")).to_have_count(0)
        expect(view.get_by_label("选中本页全部文章")).to_be_focused()

    def test_the_last_row_that_a_search_found_leaves_the_focus_to_the_search(self, visit, site):
        visitor = visit(site.url)
        of_the_library(visitor)
        page, view = visitor.page, visitor.page.locator("#library")
        tab_to(view.locator(".search"))
        page.keyboard.type("第33号")
        expect(view.locator("tbody tr")).to_have_count(1)
        tab_to(view.locator("tbody .icon-button"))
        for key in ("Enter", "Tab", "Enter"):
            page.keyboard.press(key)
        expect(view.locator(".list .empty")).to_have_text("没有符合的文章。", timeout=60_000)
        expect(view.locator(".search")).to_be_focused()

    def test_reindexing_is_begun_and_cancelled(self, visit, site):
        before = site.library.job.number
        visitor = visit(site.url)
        of_the_library(visitor)
        page, view = visitor.page, visitor.page.locator("#library")
        tab_to(view.locator(".reindex"))
        page.keyboard.press("Enter")
        dialog = view.locator(".reindex-dialog")
        expect(dialog.locator("[value=changed]")).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(dialog.locator("[value=all]")).to_be_checked()
        page.keyboard.press("Tab")
        expect(dialog.locator(".cancel")).to_be_focused()
        page.keyboard.press("Space")
        expect(dialog).to_be_hidden()
        expect(view.locator(".reindex")).to_be_focused()
        assert site.library.job.number == before
        page.keyboard.press("Space")
        expect(dialog.locator("[value=changed]")).to_be_checked()  # the lesser one, whatever was chosen before
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")  # starts what is chosen
        cancelling = view.locator(".job .button", has_text="取消任务")
        expect(cancelling).to_be_visible()
        expect(view.locator(".reindex")).to_be_focused()
        page.keyboard.press("Enter")  # one at a time
        expect(dialog).to_be_hidden()
        expect(view.locator(".notice")).to_have_text("另一项任务正在进行，等它结束后再试。")
        tab_to(cancelling)
        page.keyboard.press("Enter")
        expect(view.locator(".job .told")).to_contain_text("已取消，文库没有变化", timeout=60_000)
        expect(view.locator(".job .icon-button")).to_be_focused()
        expect(view.locator(".notice")).to_be_hidden()


class TestFigures:
    def test_filters_are_set_and_taken_back(self, visit):
        visitor = visit()
        visitor.page.goto(f"{visitor.url}#figures")
        page, view = visitor.page, visitor.page.locator("#figures")
        chips = view.locator(".chips button")
        tab_to(view.locator("[name=metric]"))
        page.keyboard.type("贷款余额")
        expect(chips).to_have_text(["指标：贷款余额"])
        expect(view.locator("[name=metric]")).to_be_focused()
        tab_to(view.locator("[name=kind]"))
        page.keyboard.press("ArrowDown")
        expect(chips).to_have_text(["指标：贷款余额", "类型：金额", "清除全部"])
        tab_to(view.locator("[name=since]"))
        page.keyboard.type("01012022")
        expect(chips).to_have_text(["指标：贷款余额", "类型：金额", "时期，从：2022-01-01", "清除全部"])
        tab_to(chips.nth(1))
        page.keyboard.press("Enter")
        expect(chips).to_have_text(["指标：贷款余额", "时期，从：2022-01-01", "清除全部"])
        expect(chips.nth(0)).to_be_focused()
        tab_to(chips.nth(2))
        page.keyboard.press("Space")
        expect(chips).to_have_count(0)
        expect(view.locator("h1")).to_be_focused()
        tab_to(view.locator(".measures button").first)
        page.keyboard.press("Enter")
        expect(view.locator(".picture")).to_be_visible()
        expect(chips.first).to_be_focused()

    def test_values_of_the_chart_and_rows_are_opened_and_left(self, visit):
        visitor = visit()
        of_figures(visitor)
        page, view = visitor.page, visitor.page.locator("#figures")
        values = view.locator(".picture [role=button]")
        tab_to(view.locator(".measure"))
        tab_to(values.first)
        page.keyboard.press("ArrowDown")
        expect(values.nth(1)).to_be_focused()
        expect(view.locator(".tip")).to_be_visible()
        for key in ("Enter", " "):
            page.keyboard.press(key)
            expect(page.locator("#reader mark")).to_be_visible()
            expect(page.locator("#reader .heading")).to_be_focused()
            page.wait_for_timeout(300)  # the chart is drawn anew in what room is left
            page.keyboard.press("Escape")
            expect(visitor.reader).to_be_hidden()
            expect(values.nth(1)).to_be_focused()

        opening = view.locator("tbody .open")
        tab_to(view.locator("[data-order=value] button"))
        page.keyboard.press("Enter")
        expect(view.locator("[data-order=value]")).to_have_attribute("aria-sort", "descending")
        page.keyboard.press("Space")
        expect(view.locator("[data-order=value]")).to_have_attribute("aria-sort", "ascending")
        expect(view.locator("[data-order=value] button")).to_be_focused()
        tab_to(opening.first)
        page.keyboard.press("ArrowDown")
        expect(opening.nth(1)).to_be_focused()
        page.keyboard.press("Space")
        expect(page.locator("#reader mark")).to_be_visible()
        expect(view.locator("tbody tr").nth(1)).to_have_attribute("aria-current", "true")
        page.keyboard.press("Escape")
        expect(opening.nth(1)).to_be_focused()
        tab_to(view.locator(".csv"), "Shift+Tab")
        with page.expect_download() as waited:
            page.keyboard.press("Enter")
        assert waited.value.suggested_filename == "wenju-贷款余额.csv"
        expect(view.locator(".saved")).not_to_be_empty()
        expect(view.locator(".csv")).to_be_focused()

    def test_pages_are_turned(self, visit):
        visitor = visit()
        visitor.page.goto(f"{visitor.url}#figures")
        page, view = visitor.page, visitor.page.locator("#figures")
        expect(view.locator(".position")).to_have_text("第 1 / 2 页")
        opening = view.locator("tbody .open")
        tab_to(opening.first)
        page.keyboard.press("End")
        expect(opening.last).to_be_focused()
        page.keyboard.press("Tab")
        expect(view.locator(".next")).to_be_focused()
        page.keyboard.press("Enter")
        expect(view.locator(".position")).to_have_text("第 2 / 2 页")
        expect(view.locator(".previous")).to_be_focused()


class TestSettings:
    def test_language_theme_and_the_check_of_a_model(self, visit, assistant: Assistant):
        patience = Patience(connect=1.0, silence=1.0, whole=3.0)
        with endpoint.serving(endpoint.status(401)) as server, leaks_of_gradio_ignored():
            writer = ChatWriter(OpenAI(base_url=server.url, api_key="none"), "a-model", patience)
            running = start(offer(Assistant(assistant.index, writer), Settings(assistant.index.folder)), port=0)
            visitor = visit(running.url)
            of_settings(visitor)
            page, view = visitor.page, visitor.page.locator("#settings")
            tab_to(view.locator("[name=language]").first)
            page.keyboard.press("ArrowRight")
            expect(view.locator("h1")).to_have_text("Settings")
            expect(view.locator("[name=language]").last).to_be_focused()
            page.keyboard.press("Tab")
            expect(view.locator("[name=theme]").first).to_be_focused()
            page.keyboard.press("ArrowLeft")
            expect(page.locator("html")).to_have_attribute("data-theme", "dark")
            page.keyboard.press("Tab")
            expect(view.locator(".written")).to_be_focused()
            page.keyboard.press("Space")
            expect(view.locator(".written")).not_to_be_checked()
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            expect(view.locator(".outcome.fault")).to_be_visible()
            expect(view.locator(".check")).to_be_focused()
            expect(view.locator(".check")).to_be_enabled()
            running.close()


class TestConversation:
    def test_who_asks_by_a_button_goes_on_in_the_composer(self, visit):
        visitor = visit().open()
        page = visitor.page
        example = page.locator("#chat .examples button").first
        expect(example).to_be_visible()
        tab_to(example, "Shift+Tab")
        page.keyboard.press("Enter")
        expect(visitor.turns.first).to_have_attribute("data-stage", "answered")
        expect(visitor.field).to_be_focused()
        page.keyboard.type(PRODUCT)
        page.keyboard.press("Tab")
        expect(page.locator("#chat .send")).to_be_focused()
        page.keyboard.press("Space")
        expect(visitor.turns.nth(1)).to_have_attribute("data-stage", re.compile("answered|refused"))
        expect(visitor.field).to_be_focused()

    def test_sources_are_opened_walked_through_and_left(self, visit):
        visitor = visit().open()
        visitor.ask(COMPARED)
        page, reader = visitor.page, visitor.page.locator("#reader")
        pill = visitor.turns.locator(".pill").first
        tab_to(pill, "Shift+Tab")
        page.keyboard.press("Enter")
        expect(reader.locator("p.current")).to_be_visible()
        expect(reader.locator(".heading")).to_be_focused()
        tab_to(reader.locator(".next"))
        page.keyboard.press("Enter")
        expect(reader.locator(".position")).to_have_text("2 / 2")
        expect(reader.locator(".previous")).to_be_focused()
        tab_to(reader.locator(".back"), "Shift+Tab")
        page.keyboard.press("Enter")
        expect(reader.locator(".card").first).to_be_focused()
        page.keyboard.press("Enter")
        expect(reader.locator("p.current")).to_be_visible()
        expect(reader.locator(".heading")).to_be_focused()
        page.keyboard.press("Escape")
        expect(visitor.reader).to_be_hidden()
        expect(pill).to_be_focused()

    def test_sources_of_an_answer_stay_with_the_conversation(self, visit):
        visitor = visit().open()
        visitor.ask(COMPARED)
        page = visitor.page
        page.locator("#reader .card").nth(1).click()
        expect(page.locator("#reader .position")).to_have_text("2 / 2")
        title = page.locator("#reader h3").inner_text()
        page.locator('#header [data-view="settings"]').click()
        expect(visitor.reader).to_be_hidden()
        page.locator('#header [data-view="figures"]').click()
        page.locator("#figures tbody .open").last.click()
        expect(page.locator("#reader .steps")).to_be_hidden()  # what is read there is no source
        page.locator('#header [data-view="library"]').click()
        expect(visitor.reader).to_be_hidden()
        page.go_back()
        page.locator('#header [data-view="chat"]').click()
        expect(page.locator("#reader .position")).to_have_text("2 / 2")
        expect(page.locator("#reader h3")).to_have_text(title)
        page.locator("#reader .close").click()
        page.locator('#header [data-view="library"]').click()
        page.locator('#header [data-view="chat"]').click()
        expect(visitor.reader).to_be_hidden()
