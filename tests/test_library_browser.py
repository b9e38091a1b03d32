"""The library's view in headless Chromium, on the real page over indexes that it may change."""

import logging
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from library_site import Site, records, served
from playwright.sync_api import Locator, expect
from test_accessibility import violations
from visitor import Visitor

from corpus.storing.catalogue import Wanted
from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.folder import IndexFolder
from qa.archive.jobs import State

pytestmark = pytest.mark.browser

TEA = "---\ntitle: 恒山农场的新茶\ndate: 2025-04-01\npublisher: 青川日报\n---\n恒山农场的新茶叫“云雾一号”，每斤86元。\n"
TEA_QUESTION = "恒山农场的新茶叫什么？"
ROWS = "tbody tr"


@pytest.fixture(scope="module")
def site(sample_index, tmp_path_factory) -> Iterator[Site]:
    """The user's own index: the bundled articles and 120 short ones."""
    folder = tmp_path_factory.mktemp("library")
    own = folder / "own"
    shutil.copytree(sample_index, own)
    (folder / "粮仓.jsonl").write_text(records(120), encoding="utf-8")
    update(own, [folder / "粮仓.jsonl"], load_encoder())
    with served(own, own) as site:
        yield site


@pytest.fixture
def newcomer(sample_index, tmp_path) -> Iterator[Site]:
    """Who has indexed nothing yet."""
    with served(sample_index, tmp_path / "own") as site:
        yield site


@pytest.fixture
def slow(site) -> Iterator[None]:
    """A batch of passages takes a second and a half."""
    site.encoder.pause = 1.5
    yield
    site.encoder.pause = 0.0


@pytest.fixture
def files(tmp_path):
    """Write files to upload, and return their paths."""

    def written(**contents: str | bytes) -> list[Path]:
        for name, content in contents.items():
            (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return [tmp_path / name for name in contents]

    return written


def shelf(visitor: Visitor) -> Locator:
    """Open the library and wait for its list."""
    visitor.page.goto(f"{visitor.url}#library")
    view = visitor.page.locator("#library")
    expect(view.locator(ROWS).first).to_be_visible()
    return view


@contextmanager
def uplink(visitor: Visitor, bytes_per_second: int) -> Iterator[None]:
    """A slow connection, upwards."""
    network = visitor.context.new_cdp_session(visitor.page)
    unlimited = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", unlimited | {"uploadThroughput": bytes_per_second})
    yield
    network.send("Network.emulateNetworkConditions", unlimited)


WATCH = """() => {
  window.seen = [];
  window.watching = setInterval(() => {
    const bar = (node) => [
      node.getAttribute("aria-label"),
      Number(node.getAttribute("aria-valuenow")),
      Math.round((100 * node.firstChild.getBoundingClientRect().width) / node.getBoundingClientRect().width),
    ];
    const told = document.querySelector("#library .sending .told");
    const bars = [...document.querySelectorAll("#library [role=progressbar]")].map(bar);
    window.seen.push([told ? told.textContent : "", bars]);
  }, 30);
}"""


def watched(visitor: Visitor) -> tuple[list[str], dict[str, list[tuple[int, int]]]]:
    """What was said of the upload, and for each bar what it told and how wide it was, since WATCH."""
    seen = visitor.page.evaluate("(clearInterval(window.watching), window.seen)")
    bars: dict[str, list[tuple[int, int]]] = {}
    for _, shown in seen:
        for label, now, width in shown:
            bars.setdefault(label, []).append((now, width))
    return list(dict.fromkeys(said for said, _ in seen if said)), bars


def told(view: Locator) -> Locator:
    return view.locator(".job .told")


def ask(visitor: Visitor, question: str) -> Locator:
    visitor.page.locator('#header [data-view="chat"]').click()
    return visitor.ask(question)


def test_it_says_what_is_indexed(visit, site):
    view = shelf(visit(site.url))
    counts = site.library.shelf().status.manifest.counts
    facts = dict(zip(*(view.locator(f".facts {tag}").all_inner_texts() for tag in ("dt", "dd")), strict=True))
    assert list(facts) == ["文章", "段落", "数字", "索引大小", "编码器", "更新于"]
    said = [facts[name].replace(",", "") for name in ("文章", "段落", "数字")]
    assert said == [str(counts.articles), str(counts.paragraphs), str(counts.figures)]
    assert facts["索引大小"].endswith("KB")
    assert facts["编码器"] == f"{site.encoder.name}，{site.encoder.dimension} 维"


def test_an_uploaded_file_answers_and_one_that_is_broken_says_why(visit, site, files):
    visitor = visit(site.url)
    view = shelf(visitor)
    before = int(view.locator(".facts dd").first.inner_text())
    view.locator("input.files").set_input_files(
        files(**{"新茶.md": TEA, "坏.pdf": b"%PDF-1.7", "图.png": b"png", "记录.jsonl": '{"id": "x"}\n[]\n'})
    )
    expect(told(view)).to_have_text("加入文章：新增 1 篇，2 个文件有问题。")
    rows = view.locator(".job .files li")
    expect(rows).to_have_count(3)
    expect(rows.last).to_be_visible()  # what is not shown has no lines
    assert [row.split("\n") for row in rows.all_inner_texts()] == [
        ["坏.pdf", "没有加入", "文件已损坏，打不开"],
        ["记录.jsonl", "没有加入", "第 1 行：缺少 text 或 paragraphs 字段", "第 2 行：不是 JSON 对象"],
        ["新茶.md", "新增 1 篇"],
    ]
    expect(view.locator(".sending .told")).to_have_text("1 个文件没有上传")
    expect(view.locator(".sending .why")).to_have_text("不是可读的格式")
    expect(view.locator(".facts dd").first).to_have_text(str(before + 1))
    expect(view.locator(ROWS).first.locator(".open")).to_have_text("恒山农场的新茶")
    expect(view.locator(ROWS).first.locator(".tag")).to_have_text("上传")
    assert site.uploads() == ["新茶.md"]

    turn = ask(visitor, TEA_QUESTION)
    expect(turn.locator(".short-answer")).to_contain_text("云雾一号")
    expect(turn).to_have_attribute("data-stage", "answered")


def page_of(text: str, size: int) -> str:
    """An article that says little in many bytes."""
    return f"<html><head><style>{'a' * size}</style></head><body><p>{text}</p></body></html>"


def test_an_upload_shows_how_far_each_file_is_and_how_far_all_are(visit, site, files):
    visitor = visit(site.url)
    view = shelf(visitor)
    there = {"在库.html": page_of("白石镇的大麦亩产430公斤。", 300_000)}
    view.locator("input.files").set_input_files(files(**there))
    expect(told(view)).to_have_text("加入文章：新增 1 篇。")

    visitor.page.evaluate(WATCH)
    sent = there | {
        "新来.html": page_of("黑水镇的高粱亩产390公斤。", 900_000),
        "坏.pdf": b"%PDF-1.7" + bytes(300_000),
        "空.txt": "",
    }
    with uplink(visitor, 300_000):
        view.locator("input.files").set_input_files(files(**sent))
        rows = view.locator(".sending .files li")
        expect(rows.nth(1).get_by_role("progressbar", name="上传进度：新来.html")).to_be_visible()
        assert rows.evaluate_all("(all) => all.map((row) => [row.dataset.stage, ...row.innerText.split('\\n')])") == [
            ["sent", "在库.html", "294 KB", "已上传"],
            ["sending", "新来.html", "880 KB"],
            ["waiting", "坏.pdf", "293 KB", "等待上传"],
            ["failed", "空.txt", "0 KB", "没有上传", "文件是空的"],
        ]
        expect(view.locator(".job .told")).to_have_text("加入文章：新增 1 篇，1 个文件已在文库中，1 个文件有问题。")
    assert [row.split("\n") for row in view.locator(".job .files li").all_inner_texts()] == [
        ["坏.pdf", "没有加入", "文件已损坏，打不开"],
        ["在库.html", "已在文库中"],
        ["新来.html", "新增 1 篇"],
    ]
    expect(view.locator(".sending .files li")).to_have_text(["空.txt0 KB没有上传文件是空的"])

    said, bars = watched(visitor)
    assert any(re.fullmatch(r"正在上传：2 / 4 个文件[\d.]+ [KM]B / 1.4 MB", line) for line in said)
    of_all = bars["全部文件的上传进度"]
    told_of_all, widths = zip(*of_all, strict=True)
    assert list(told_of_all) == sorted(told_of_all)  # it never goes back
    assert list(widths) == sorted(widths)
    assert len(set(told_of_all)) > 10
    assert len(set(widths)) > 10
    assert min(told_of_all) < 20
    assert max(told_of_all) > 90
    assert all(abs(now - width) < 30 for now, width in of_all)  # it glides to where it is told to be
    for name in ("在库.html", "新来.html", "坏.pdf"):
        told_of_one = [now for now, _ in bars[f"上传进度：{name}"]]
        assert told_of_one == sorted(told_of_one)
        assert len(set(told_of_one)) >= 3


def test_a_list_that_is_scrolled_stays_where_it_is_while_files_are_sent(visit, site, files, caplog):
    visitor = visit(site.url)
    view = shelf(visitor)
    names = {f"小文{n:02}.html": page_of(f"小文{n:02}号说的是{n}。", 40_000) for n in range(30)}
    with uplink(visitor, 300_000):
        view.locator("input.files").set_input_files(files(**names))
        rows = view.locator(".sending .files")
        rows.evaluate("(list) => (list.scrollTop = 200)")
        before = view.locator(".sending .told").inner_text()
        expect(view.locator(".sending .told")).not_to_have_text(before)
        assert rows.evaluate("(list) => list.scrollTop") == 200
        view.locator(".sending button").click()
    expect(view.locator(".sending")).to_be_hidden()
    expect(view.locator(".notice")).to_have_text("已停止，这些文件没有加入。")
    assert not any(name.startswith("小文") for name in site.uploads())
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []  # who stops does no wrong


def test_the_bar_of_a_job_never_goes_back(visit, site, slow, files):
    visitor = visit(site.url)
    view = shelf(visitor)
    visitor.page.evaluate(WATCH)
    numbers = range(40_000, 41_200)
    view.locator("input.files").set_input_files(files(**{"一路.jsonl": records(len(numbers), numbers[0])}))
    expect(view.locator(".job .files li")).to_have_text(["一路.jsonl处理中"])
    expect(told(view)).to_have_text("加入文章：新增 1,200 篇。", timeout=60_000)
    _, bars = watched(visitor)
    site.library.remove([f"粮仓{number}" for number in numbers])
    site.library.wait()
    told_of_job = [now for now, _ in bars["加入文章"]]
    assert told_of_job == sorted(told_of_job)
    assert len(set(told_of_job)) > 3


def test_the_same_file_again_is_there_already(visit, site, files):
    view = shelf(visit(site.url))
    for outcome in ("新增 1 篇", "已在文库中"):
        view.locator("input.files").set_input_files(files(**{"小麦.md": "白石镇的小麦亩产510公斤。"}))
        expect(view.locator(".job .files li")).to_have_text([f"小麦.md{outcome}"])


def test_files_are_dropped_and_their_names_stay_text(visit, site):
    visitor = visit(site.url)
    view = shelf(visitor)
    name = "<img src=x onerror='window.pwned=1'>${window.pwned=2}.txt"
    visitor.page.evaluate(
        """([name, text]) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([text], name));
            for (const type of ["dragover", "drop"]) {
                const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer });
                document.querySelector("#library .view").dispatchEvent(event);
            }
        }""",
        [name, "黑水镇的水库蓄水2300万立方米。"],
    )
    expect(view.locator(".job .files .name")).to_have_text([name])
    expect(view.locator(".job .files .state")).to_have_text(["新增 1 篇"])
    assert view.locator("img").count() == 0
    assert visitor.pwned() is None


def test_a_folder_is_uploaded_without_what_is_no_article(visit, site, tmp_path):
    folder = tmp_path / "posts"
    (folder / "2021").mkdir(parents=True)
    (folder / "2021" / "大豆.md").write_text("青川县的大豆种植面积12万亩。", encoding="utf-8")
    (folder / "图.png").write_bytes(b"png")
    (folder / ".隐藏.md").write_text("不该上传。", encoding="utf-8")
    view = shelf(visit(site.url))
    view.locator("input.folder").set_input_files(folder)
    expect(view.locator(".job .files .name")).to_have_text(["大豆.md"])
    expect(view.locator(".notice")).to_have_text("文件夹里有 1 个文件不是可读的格式，没有上传。")


def test_an_article_is_removed_after_a_question(visit, site, files):
    visitor = visit(site.url)
    view = shelf(visitor)
    view.locator("input.files").set_input_files(files(**{"茶园.md": "晨露茶园的采茶机器人叫“青叶”，每小时采30公斤。"}))
    expect(told(view)).to_have_text("加入文章：新增 1 篇。")
    view.locator(".search").fill("茶园")
    row = view.locator(ROWS)
    expect(row).to_have_count(1)
    removing = row.locator("td .icon-button")
    dialog = view.locator(".remove-dialog")

    removing.click()
    expect(dialog).to_be_visible()
    expect(dialog.locator("h2")).to_have_text("移除这篇文章？")
    expect(dialog.locator("button", has_text="取消")).to_be_focused()
    visitor.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(removing).to_be_focused()
    assert site.assistant.article("茶园") is not None

    removing.press("Enter")
    dialog.locator("button", has_text="移除").click()
    expect(told(view)).to_have_text("移除文章：移除 1 篇。")
    expect(view.locator(".list .empty")).to_have_text("没有符合的文章。")
    assert "茶园.md" not in site.uploads()
    assert ask(visitor, "晨露茶园的采茶机器人叫什么？").get_attribute("data-stage") == "refused"


def test_several_articles_are_chosen_over_pages_and_removed(visit, site):
    visitor = visit(site.url)
    view = shelf(visitor)
    view.locator(".search").fill("第10")
    expect(view.locator(ROWS)).to_have_count(11)  # 10, 100 … 109
    view.get_by_label("选中：第100号粮仓巡查").check()
    view.get_by_label("选中：第101号粮仓巡查").check()
    view.locator(".search").fill("第99")
    expect(view.locator(ROWS)).to_have_count(1)
    view.get_by_label("选中本页全部文章").check()
    view.locator(".remove-selected").click()
    expect(view.locator(".remove-dialog h2")).to_have_text("移除这 3 篇文章？")
    expect(view.locator(".remove-dialog li")).to_have_text(["第100号粮仓巡查", "第101号粮仓巡查", "第99号粮仓巡查"])
    view.locator(".remove-dialog button", has_text="移除").click()
    expect(told(view)).to_have_text("移除文章：移除 3 篇。")
    expect(view.locator(".remove-selected")).to_be_hidden()
    assert site.assistant.article("粮仓100") is None
    assert site.assistant.article("粮仓102") is not None


def test_the_list_is_searched_sorted_and_paged(visit, site):
    view = shelf(visit(site.url))
    dates = view.locator(f"{ROWS} .published")
    shown = [date for date in dates.all_inner_texts() if date]
    assert shown == sorted(shown, reverse=True)
    view.locator(".search").fill("粮仓")
    expect(view.locator(f"{ROWS} .open").first).to_contain_text("号粮仓巡查")
    position = view.locator(".pager .soft")
    total = site.library.listing(Wanted("粮仓")).total
    expect(position).to_have_text(f"1–50，共 {total:,} 篇")
    expect(view.get_by_label("上一页")).to_be_disabled()
    view.get_by_label("下一页").click()
    view.get_by_label("下一页").click()
    expect(position).to_have_text(f"101–{total}，共 {total:,} 篇")
    expect(view.get_by_label("下一页")).to_be_disabled()
    expect(view.get_by_label("上一页")).to_be_focused()  # the focus is not lost with the button that is spent

    header = view.locator("th.title button")
    header.click()
    expect(view.locator("th.title")).to_have_attribute("aria-sort", "ascending")
    expect(position).to_have_text(f"1–50，共 {total:,} 篇")
    expect(header).to_be_focused()
    titles = view.locator(f"{ROWS} .open").all_inner_texts()
    assert titles == sorted(titles)
    header.press("Enter")
    expect(view.locator("th.title")).to_have_attribute("aria-sort", "descending")
    titles = view.locator(f"{ROWS} .open").all_inner_texts()
    assert titles == sorted(titles, reverse=True)


def test_a_row_opens_its_article_and_gets_the_focus_back(visit, site):
    visitor = visit(site.url)
    view = shelf(visitor)
    view.locator(".search").fill("首贷")
    expect(view.locator(ROWS)).to_have_count(1)
    title = view.locator(f"{ROWS} .open")
    wanted_title = title.inner_text()
    title.click()
    expect(visitor.page.locator("#reader h3")).to_have_text(wanted_title)
    visitor.page.locator("#reader .close").click()
    expect(visitor.reader).to_be_hidden()
    expect(title).to_be_focused()


def test_a_job_is_seen_by_others_survives_a_reload_and_is_cancelled_while_chat_goes_on(visit, site, slow, files):
    visitor, other = visit(site.url), visit(site.url)
    view = shelf(visitor)
    before = site.library.shelf().status.manifest.counts.articles
    view.locator("input.files").set_input_files(files(**{"大批.jsonl": records(1_900, start=10_000)}))
    expect(view.locator(".job [role=progressbar]")).to_be_visible()
    expect(view.locator(".reindex")).to_be_disabled()

    seen = shelf(other)  # who comes later
    expect(seen.locator(".job [role=progressbar]")).to_be_visible()
    visitor.page.reload()
    expect(view.locator(".job [role=progressbar]")).to_be_visible()
    turn = ask(visitor, "北京银行科技金融贷款有多少户？")
    expect(turn.locator(".short-answer")).to_contain_text("7100户")
    assert site.library.job.state is State.RUNNING

    seen.locator(".job .button", has_text="取消任务").click()
    expect(told(seen)).to_have_text("加入文章：已取消，文库没有变化。")
    visitor.page.locator('#header [data-view="library"]').click()
    expect(told(view)).to_have_text("加入文章：已取消，文库没有变化。")
    expect(view.locator(".facts dd").first).to_have_text(f"{before:,}")
    assert "大批.jsonl" not in site.uploads()
    view.locator(".job .icon-button").click()
    expect(view.locator(".job")).to_be_hidden()


LEAVING = "window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"  # false: the browser asks first


def test_files_wait_for_the_job_that_runs(visit, site, slow, files):
    visitor = visit(site.url)
    view = shelf(visitor)
    view.locator("input.files").set_input_files(files(**{"中批.jsonl": records(600, start=20_000)}))
    expect(view.locator(".job [role=progressbar]")).to_be_visible()
    view.locator("input.files").set_input_files(files(**{"晚到.md": "晚到的消息：渡口镇新建码头3座。"}))
    expect(view.locator(".sending .told")).to_have_text("已上传，等进行中的任务结束后加入。")
    assert not visitor.page.evaluate(LEAVING)
    expect(view.locator(".job .files li")).to_have_text(["晚到.md新增 1 篇"], timeout=60_000)
    expect(view.locator(".sending")).to_be_hidden()
    assert visitor.page.evaluate(LEAVING)
    assert site.assistant.article("晚到") is not None
    assert site.assistant.article("粮仓20000") is not None


def test_files_wait_for_another_program_that_writes_to_the_index(visit, site, files):
    view = shelf(visit(site.url))
    with IndexFolder(site.own).writing():
        view.locator("input.files").set_input_files(files(**{"候车.md": "候车室新增座椅96把。"}))
        expect(told(view)).to_contain_text("等另一个程序（wenju index）写完索引…")
    expect(view.locator(".job .files li")).to_have_text(["候车.md新增 1 篇"])


def test_reindexing_reads_what_changed(visit, site, tmp_path):
    post = tmp_path / "矿泉.md"
    post.write_text("云岭矿泉日产水800吨。", encoding="utf-8")
    update(site.own, [post], load_encoder())
    post.write_text("云岭矿泉日产水950吨，新增一条生产线。", encoding="utf-8")
    visitor = visit(site.url)
    view = shelf(visitor)
    view.locator(".reindex").click()
    dialog = view.locator(".reindex-dialog")
    expect(dialog).to_be_visible()
    dialog.locator("button", has_text="取消").click()
    expect(dialog).to_be_hidden()
    view.locator(".reindex").press("Enter")
    dialog.locator("button", has_text="开始").click()
    expect(view.locator(".job [role=progressbar]")).to_be_visible()
    expect(ask(visitor, "什么是京诚贷？")).to_have_attribute("data-stage", "answered")
    visitor.page.locator('#header [data-view="library"]').click()
    expect(told(view)).to_contain_text("重新索引：", timeout=60_000)
    expect(told(view)).to_contain_text("更新 1 篇")
    assert "950吨" in site.assistant.ask("云岭矿泉日产水多少吨？").answer


def test_reindexing_all_is_cancelled_and_the_articles_answer_as_before(visit, site, slow):
    visitor = visit(site.url)
    view = shelf(visitor)
    before = view.locator(".facts dd").first.inner_text()
    view.locator(".reindex").click()
    view.locator(".reindex-dialog input[value=all]").check()
    view.locator(".reindex-dialog button", has_text="开始").click()
    expect(view.locator(".job [role=progressbar]")).to_be_visible()
    view.locator(".job .button", has_text="取消任务").click()
    expect(view.locator(".job [role=progressbar]")).to_be_hidden(timeout=60_000)
    assert site.library.job.state is State.CANCELLED
    expect(view.locator(".facts dd").first).to_have_text(before)
    expect(ask(visitor, "什么是京诚贷？")).to_have_attribute("data-stage", "answered")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_keeps_a_screen_reader_out(visit, site, files, theme):
    visitor = visit(site.url, color_scheme=theme)
    view = shelf(visitor)
    view.locator("input.files").set_input_files(
        files(**{f"{theme}.md": f"渡口镇的{theme}码头有3座泊位。", "坏.pdf": b"%PDF-1.7", "图.png": b"png"})
    )
    expect(told(view)).to_contain_text("1 个文件有问题")
    view.locator(f"{ROWS} input").first.check()
    assert violations(visitor) == []
    view.locator(".remove-selected").click()
    assert violations(visitor) == []
    visitor.page.keyboard.press("Escape")
    view.locator(".reindex").click()
    assert violations(visitor) == []
    visitor.page.keyboard.press("Escape")
    expect(view.locator(".reindex")).to_be_focused()


def test_the_first_upload_begins_an_index_of_ones_own(visit, newcomer, files):
    visitor = visit(newcomer.url)
    view = shelf(visitor)
    expect(view.locator(".bundled")).to_have_text("现在用的是随附的示例文章。上传文章以后，回答就只依据你自己的文库。")
    expect(view.locator(".reindex")).to_be_hidden()
    expect(view.locator("td .icon-button")).to_have_count(0)
    view.locator("input.files").set_input_files(files(**{"新茶.md": TEA}))
    expect(view.locator(ROWS)).to_have_count(1)
    expect(view.locator(".bundled")).to_be_hidden()
    expect(view.locator(".reindex")).to_be_visible()
    expect(view.locator(".index-folder")).to_contain_text(str(newcomer.own))
    turn = ask(visitor, TEA_QUESTION)
    expect(turn.locator(".short-answer")).to_contain_text("云雾一号")
    assert ask(visitor, "北京银行科技金融贷款有多少户？").get_attribute("data-stage") == "refused"
    visitor.page.locator("#header .menu").click()
    visitor.page.locator("#sidebar .new").click()
    expect(visitor.page.locator("#chat .indexed")).to_contain_text("1 篇文章")


def test_a_phone_shows_the_list_without_a_sideways_scroll(visit, site):
    visitor = visit(site.url, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    view = shelf(visitor)
    wide = "[...document.querySelectorAll('#library .view, #library .view *')].filter((part) => part.scrollWidth > 391)"
    assert visitor.page.evaluate(f"{wide}.length") == 0
    expect(view.locator(f"{ROWS} td.publisher").first).to_be_hidden()
    expect(view.locator(f"{ROWS} .about").first).to_be_visible()
    view.locator(f"{ROWS} td .icon-button").first.tap()
    box = view.locator(".remove-dialog").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
