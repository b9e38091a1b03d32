"""The list of figures: what the browser may ask and gets, and the view over the real page."""

import csv
import io
import json
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import date

import pytest
from conftest import leaks_of_gradio_ignored
from playwright.sync_api import expect
from test_accessibility import violations

from corpus.storing.figure_list import Chosen, FigureOrder
from embeddings.build import update
from embeddings.encoder import load_encoder
from embeddings.index import Index
from qa import cli
from qa.assembly import offer
from qa.assistant import Assistant
from qa.page import figures
from qa.page.errors import PageRequestError
from qa.page.figures_asked import ChartAsked, FiguresAsked, NameField, parse_figures, parse_names
from qa.page.server import start
from qa.settings import Settings

# One measure of three banks; one bank's over three years, told by two papers; a subject that is a formula.
ARTICLES = [
    ("y19", "2020-02-01", "北京商报", "截至2019年末，青禾银行贷款余额80亿元。"),
    ("y20", "2021-02-01", "北京商报", "截至2020年末，青禾银行贷款余额90亿元。"),
    ("y21", "2022-02-01", "华夏时报", "截至2021年末，青禾银行贷款余额120亿元，白桥银行贷款余额50亿元。"),
    ("y21b", "2022-03-01", "<i>日报</i>", "截至2021年末，山岚银行贷款余额超300亿元。全行有员工1.2万人。"),
]
PHONE = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def banks(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("figures")
    lines = [
        {"id": name, "title": f"{name}年报", "date": day, "publisher": publisher, "text": text}
        for name, day, publisher, text in ARTICLES
    ]
    path = folder / "banks.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    encoder = load_encoder(None)
    assert update(folder / "index", [path], encoder).failures == ()
    return Assistant(Index.open(folder / "index", encoder))


def asked(chart=None, page=1, order="published", descending=True, **chosen):
    return FiguresAsked(Chosen(**chosen), FigureOrder(order), descending, page, chart)


class TestIntake:
    def test_everything(self):
        payload = {
            "subject": " 青禾 ",
            "metric": "余额 较年初增长",
            "kind": "growth",
            "publisher": "华夏时报",
            "since": "2021-01-01",
            "until": "2021-12-31",
            "order": "value",
            "descending": False,
            "page": 3,
            "chart": {"metric": "余额", "change": "", "unit": "元", "way": "time"},
        }
        chosen = Chosen("青禾", "余额较年初增长", "growth", "华夏时报", date(2021, 1, 1), date(2021, 12, 31))
        chart = ChartAsked("余额", "", "元", "time")
        assert parse_figures(payload) == FiguresAsked(chosen, FigureOrder.VALUE, False, 3, chart)
        assert parse_names(payload | {"field": "metric"}).field is NameField.METRIC

    def test_nothing(self):
        assert parse_figures({}) == FiguresAsked(Chosen(), FigureOrder.PUBLISHED, True, 1, None)

    def test_words_are_cut(self):
        assert len(parse_figures({"subject": "长" * 9_999}).chosen.subject) == 200

    @pytest.mark.parametrize(
        ("payload", "complaint"),
        [
            (None, "the list of figures is missing"),
            ([], "the list of figures is list"),
            ({"subject": 3}, "subject is int"),
            ({"since": "last year"}, "since is no date"),
            ({"order": "metric"}, "order is none of"),
            ({"order": "f.value; DROP TABLE figures"}, "order is none of"),
            ({"descending": "yes"}, "descending is str"),
            ({"page": -1}, "page is -1"),
            ({"page": 1.5}, "page is float"),
            ({"chart": "time"}, "chart is str"),
            ({"chart": {"unit": 3}}, "unit is int"),
        ],
        ids=str,
    )
    def test_an_unusable_list_says_why(self, payload, complaint):
        with pytest.raises(PageRequestError, match=complaint):
            parse_figures(payload)

    @pytest.mark.parametrize("payload", [None, {}, {"field": "publisher"}, {"field": "subject", "subject": ["x"]}])
    def test_unusable_wishes_for_names(self, payload):
        with pytest.raises(PageRequestError):
            parse_names(payload)


class TestList:
    def test_a_row_says_what_of_whom_when_and_where(self, banks):
        shown = figures.list_figures(banks, asked(subject="山岚", metric="贷款余额"))
        assert (shown.total, shown.more, shown.page, shown.pages) == (1, False, 1, 1)
        (row,) = shown.rows
        assert (row.subject, row.metric, row.written, row.kind) == ("山岚银行", "贷款余额", "超300亿元", "amount")
        assert (row.period, row.last, row.publisher, row.date) == (
            "截至2021年末",
            "2021-12-31",
            "<i>日报</i>",
            "2022-03-01",
        )
        paragraph = banks.article(row.article).paragraphs[row.paragraph - 1]
        assert paragraph.text[row.start : row.end] == "超300亿元"
        json.dumps(asdict(shown))

    def test_pages(self, banks, monkeypatch):
        monkeypatch.setattr(figures, "PAGE", 2)
        pages = [figures.list_figures(banks, asked(page=page)) for page in (1, 2, 3)]
        assert [shown.pages for shown in pages] == [3, 3, 3]
        assert [row.written for shown in pages for row in shown.rows] == [
            "超300亿元", "1.2万人", "120亿元", "50亿元", "90亿元", "80亿元",
        ]  # fmt: skip
        behind = figures.list_figures(banks, asked(page=9))
        assert (behind.page, behind.rows) == (3, pages[2].rows)

    def test_a_long_list_ends_at_its_bound_and_says_so(self, banks, monkeypatch):
        monkeypatch.setattr(figures, "BOUND", 4)
        shown = figures.list_figures(banks, asked())
        assert (shown.total, shown.more) == (4, True)
        assert figures.figures_csv(banks, asked()).more

    def test_a_sorted_list(self, banks):
        shown = figures.list_figures(banks, asked(metric="余额", order="value"))
        assert [row.written for row in shown.rows] == ["超300亿元", "120亿元", "90亿元", "80亿元", "50亿元"]

    def test_nothing_found(self, banks):
        shown = figures.list_figures(banks, asked(metric="没有", chart=ChartAsked("", "", "", "")))
        assert (shown.total, shown.rows, shown.pages, shown.chart) == (0, (), 1, None)

    def test_no_answer_waits_for_a_list(self, banks):
        began, go_on = threading.Event(), threading.Event()
        connection = banks.index.lists._database.connection

        def halt() -> None:  # in the midst of the query
            began.set()
            go_on.wait()

        connection.set_progress_handler(halt, 1)
        with ThreadPoolExecutor() as threads:
            listed = threads.submit(figures.list_figures, banks, asked())
            try:
                assert began.wait(60)
                answer = threads.submit(banks.ask, "青禾银行贷款余额是多少？").result(60)
                assert not listed.done()
            finally:
                go_on.set()
            assert listed.result(60).total == 6
        connection.set_progress_handler(None, 0)
        assert answer.short_answer == "120亿元"

    def test_overview(self, banks):
        shown = figures.figures_overview(banks)
        assert (shown.figures, shown.articles) == (6, 4)
        assert set(shown.publishers) == {"北京商报", "华夏时报", "<i>日报</i>"}


class TestChart:
    def test_points_hold_the_figure_behind_them(self, banks):
        chart = figures.list_figures(banks, asked(metric="贷款余额", chart=ChartAsked("", "", "", ""))).chart
        assert (chart.way, chart.ways) == ("time", ("time", "subjects"))
        assert [(one.name, [point.value for point in one.points]) for one in chart.series] == [
            ("青禾银行", [8e9, 9e9, 1.2e10]),
            ("山岚银行", [3e10]),
            ("白桥银行", [5e9]),
        ]
        assert [point.day for point in chart.series[0].points] == ["2019-12-31", "2020-12-31", "2021-12-31"]
        assert [point.figure.written for point in chart.series[0].points] == ["80亿元", "90亿元", "120亿元"]

    def test_another_order_of_the_list_changes_nothing(self, banks):
        wish = ChartAsked("贷款余额", "", "元", "subjects")
        by_value = figures.list_figures(banks, asked(metric="余额", order="value", descending=False, chart=wish)).chart
        assert by_value == figures.list_figures(banks, asked(metric="余额", chart=wish)).chart
        assert [one.name for one in by_value.series] == ["山岚银行", "青禾银行", "白桥银行"]


class TestNames:
    def test_the_most_frequent_first(self, banks):
        names = figures.suggest_names(banks, parse_names({"field": "subject"})).names
        assert names[0] == "青禾银行"
        assert set(names) >= {"山岚银行", "白桥银行"}

    def test_those_that_hold_what_was_typed_and_pass_the_other_filters(self, banks):
        names = figures.suggest_names(
            banks, parse_names({"field": "subject", "subject": "银行", "publisher": "北京商报"})
        )
        assert names.names == ("青禾银行",)
        measures = figures.suggest_names(banks, parse_names({"field": "metric", "metric": "余额"}))
        assert measures.names == ("贷款余额",)


def test_csv_holds_the_whole_list_in_its_order(banks):
    done = figures.figures_csv(banks, asked(metric="余额", order="value"))
    read = csv.DictReader(io.StringIO(done.text))
    assert [line["written"] for line in read] == ["超300亿元", "120亿元", "90亿元", "80亿元", "50亿元"]
    assert (done.rows, done.more) == (5, False)


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        ([], {}),
        (["--metric", "贷款 余额"], {"metric": "贷款余额"}),
        (["--subject", "青禾", "--kind", "amount"], {"subject": "青禾", "kind": "amount"}),
        (["--publisher", "北京商报"], {"publisher": "北京商报"}),
        (
            ["--since", "2021-12-31", "--until", "2021-12-31"],
            {"since": date(2021, 12, 31), "until": date(2021, 12, 31)},
        ),
    ],
)
def test_the_command_writes_the_same_rows(banks, capsys, options, chosen):
    assert cli.main(["figures", "--index", str(banks.index.folder), "--csv", *options]) == 0
    expected = figures.figures_csv(banks, asked(**chosen))
    assert expected.rows
    assert capsys.readouterr() == (expected.text, "")


@pytest.fixture(scope="module")
def url(banks: Assistant) -> Iterator[str]:
    with leaks_of_gradio_ignored():
        running = start(offer(banks, Settings(banks.index.folder)), port=0)
    yield running.url
    with leaks_of_gradio_ignored():
        running.close()


@pytest.mark.browser
class TestView:
    def figures(self, visit, url, query="", **options):
        visitor = visit(url, **options)
        visitor.page.goto(f"{url}#figures{query}")
        drawn = "#figures .count:not(:empty), #figures .message button:not([hidden])"
        expect(visitor.page.locator(drawn).first).to_be_visible()
        return visitor.page

    def rows(self, page):
        return page.locator("#figures tbody tr")

    def field(self, page, name):
        return page.locator(f"#figures [name={name}]")

    def test_a_filter_as_it_is_typed_kept_in_the_address_and_taken_back(self, visit, url):
        page = self.figures(visit, url)
        expect(self.rows(page)).to_have_count(6)
        expect(page.locator("#figures .about")).to_have_text("从 4 篇文章里读出 6 个数字")
        self.field(page, "subject").fill("青禾")
        expect(self.rows(page)).to_have_count(3)
        expect(page.locator("#figures .count")).to_have_text("共 3 条")
        self.field(page, "publisher").select_option("北京商报")
        expect(self.rows(page)).to_have_count(2)

        page.goto("about:blank")
        page.go_back()
        expect(self.rows(page)).to_have_count(2)
        expect(self.field(page, "subject")).to_have_value("青禾")
        page.get_by_role("button", name="取消限定：来源：北京商报").click()
        expect(self.rows(page)).to_have_count(3)
        page.get_by_role("button", name="取消限定：主体：青禾").click()
        expect(self.rows(page)).to_have_count(6)
        assert page.evaluate("location.hash") == "#figures"

    def test_a_period_and_a_kind(self, visit, url):
        page = self.figures(visit, url)
        self.field(page, "since").fill("2019-01-01")
        self.field(page, "until").fill("2019-12-31")
        expect(self.rows(page)).to_have_count(1)
        expect(self.rows(page)).to_contain_text("80亿元")
        self.field(page, "until").fill("2018-12-31")
        expect(page.locator("#figures .message")).to_contain_text("起始日期晚于截止日期")
        page.get_by_role("button", name="清除全部").last.click()
        self.field(page, "kind").select_option("count")
        expect(self.rows(page)).to_have_count(1)
        expect(self.rows(page)).to_contain_text("1.2万人")

    def test_names_are_suggested(self, visit, url):
        page = self.figures(visit, url)
        self.field(page, "subject").focus()
        expect(page.locator("#figures-subjects option")).not_to_have_count(0)
        self.field(page, "subject").fill("白")
        expect(page.locator("#figures-subjects option")).to_have_count(1)
        expect(page.locator("#figures-subjects option")).to_have_attribute("value", "白桥银行")

    def test_a_row_opens_its_paragraph_with_the_value_marked(self, visit, url):
        page = self.figures(visit, url, "?subject=白桥")
        self.rows(page).first.click()
        expect(page.locator("#reader p.current mark")).to_have_text("50亿元")
        expect(self.rows(page).first).to_have_attribute("aria-current", "true")
        page.keyboard.press("Escape")
        expect(page.locator("#reader .sheet")).to_be_hidden()
        expect(self.rows(page).first).not_to_have_attribute("aria-current", "true")

    def test_rows_by_keyboard(self, visit, url):
        page = self.figures(visit, url)
        page.locator("#figures .open").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("#reader p.current mark")).to_have_text("120亿元")
        expect(page.locator("#reader .heading")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("#reader .sheet")).to_be_hidden()
        expect(page.locator("#figures .open").nth(2)).to_be_focused()

    def test_sorting(self, visit, url):
        page = self.figures(visit, url, "?metric=余额")
        values = page.locator("#figures td.number")
        page.get_by_role("button", name="数值").click()
        expect(values.first).to_have_text("超300亿元")
        expect(page.locator("#figures th[data-order=value]")).to_have_attribute("aria-sort", "descending")
        page.get_by_role("button", name="数值").click()
        expect(values.first).to_have_text("50亿元")
        assert "order=value&way=up" in page.evaluate("location.hash")

    def test_nothing_found_offers_to_clear(self, visit, url):
        page = self.figures(visit, url, "?metric=没有这个")
        expect(page.locator("#figures .message")).to_contain_text("没有符合这些条件的数字")
        expect(page.locator("#figures .csv")).to_be_disabled()
        page.locator("#figures .message button").click()
        expect(self.rows(page)).to_have_count(6)

    def test_a_lost_connection_is_said_and_can_be_tried_again(self, visit, url):
        page = self.figures(visit, url)
        page.route("**/component_server**", lambda route: route.abort())
        self.field(page, "subject").fill("青禾")
        expect(page.locator("#figures .message")).to_contain_text("连接断了")
        page.unroute("**/component_server**")
        page.get_by_role("button", name="重试").click()
        expect(self.rows(page)).to_have_count(3)

    def test_a_chart_over_time(self, visit, url):
        page = self.figures(visit, url, "?metric=贷款余额")
        picture = page.locator("#figures .picture")
        named = "贷款余额（元）随时间的变化：青禾银行；山岚银行；白桥银行。共 5 个值，从 2019-12-31 到 2021-12-31。"
        expect(picture).to_have_attribute("aria-label", re.compile("^" + re.escape(named)))
        expect(page.locator("#figures .legend li")).to_have_text(["青禾银行", "山岚银行", "白桥银行"])
        assert "100亿" in [text.replace(" ", "") for text in picture.locator("text.axis").all_text_contents()]
        heights = [box["y"] for box in (mark.bounding_box() for mark in page.locator(".mark.series-0").all())]
        assert heights == sorted(heights, reverse=True)  # 80, 90, 120
        page.locator(".mark.series-0").nth(1).hover()
        expect(page.locator("#figures .tip")).to_contain_text("90亿元")
        page.locator(".mark.series-0").nth(1).click()
        expect(page.locator("#reader p.current mark")).to_have_text("90亿元")

    def test_a_chart_across_subjects_by_keyboard(self, visit, url):
        page = self.figures(visit, url, "?metric=贷款余额")
        page.get_by_role("button", name="按主体").click()
        bars = page.locator("#figures .picture .bar")
        expect(bars).to_have_count(3)
        lengths = [float(fill.get_attribute("width")) for fill in page.locator("#figures .bar .fill").all()]
        assert lengths[1] / lengths[0] == pytest.approx(120 / 300, rel=0.01)
        assert lengths[2] / lengths[0] == pytest.approx(50 / 300, rel=0.01)
        bars.first.focus()
        page.keyboard.press("ArrowDown")
        expect(bars.nth(1)).to_be_focused()
        expect(bars.nth(1)).to_have_attribute(
            "aria-label", "青禾银行：120亿元，截至2021年末。华夏时报 · 2022-02-01 · y21年报"
        )
        expect(page.locator("#figures .tip")).to_contain_text("120亿元")
        page.keyboard.press("Enter")
        expect(page.locator("#reader p.current mark")).to_have_text("120亿元")

    def test_a_measure_to_chart_is_a_click_away(self, visit, url):
        page = self.figures(visit, url)
        expect(page.locator("#figures .panel")).to_be_hidden()
        page.locator("#figures .measures button").click()
        expect(page.locator("#figures .picture")).to_be_visible()
        expect(self.field(page, "metric")).to_have_value("贷款余额")

    def test_the_download_opens_in_excel(self, visit, url, banks, tmp_path):
        page = self.figures(visit, url, "?metric=贷款余额")
        with page.expect_download() as started:
            page.get_by_role("button", name="下载 CSV").click()
        path = tmp_path / started.value.suggested_filename
        started.value.save_as(path)
        assert path.name == "wenju-贷款余额.csv"
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        read = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        assert [line["written"] for line in read] == ["超300亿元", "120亿元", "50亿元", "90亿元", "80亿元"]
        expect(page.locator("#figures .saved")).to_have_text("已下载 5 行。")

    def test_names_are_text(self, visit, url):
        page = self.figures(visit, url, "?metric=贷款余额&subject=<img src=x onerror=window.pwned=1>")
        expect(page.locator("#figures .message")).to_be_visible()
        page.goto(f"{url}#figures?subject=山岚")
        expect(self.rows(page).first.locator(".source")).to_contain_text("<i>日报</i>")
        assert page.evaluate("window.pwned") is None

    def test_other_addresses_of_the_view_are_followed(self, visit, url):
        page = self.figures(visit, url, "?subject=青禾")
        expect(self.rows(page)).to_have_count(3)
        page.evaluate("location.hash = '#figures?subject=白桥'")
        expect(self.rows(page)).to_have_count(1)
        page.get_by_role("button", name="设置").click()
        page.get_by_role("button", name="数字", exact=True).click()
        expect(self.field(page, "subject")).to_have_value("白桥")
        assert "subject=" in page.evaluate("location.hash")

    def test_an_address_that_nobody_can_mean_shows_the_list_all_the_same(self, visit, url):
        page = self.figures(visit, url, "?order=nothing&since=yesterday&page=-9&way=up")
        expect(self.rows(page)).to_have_count(6)

    def test_on_a_phone_nothing_moves_sideways_and_further_filters_are_folded(self, visit, url):
        page = self.figures(visit, url, "?metric=贷款余额", **PHONE)
        expect(page.locator("#figures .picture")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        assert page.locator("#figures .view").evaluate("view => view.scrollWidth - view.clientWidth") == 0
        expect(self.field(page, "kind")).to_be_hidden()
        page.get_by_role("button", name="更多").click()
        self.field(page, "kind").select_option("count")
        expect(page.locator("#figures .message")).to_be_visible()

    def test_in_english(self, visit, url):
        page = self.figures(visit, url, "?metric=贷款余额", locale="en-US")
        expect(page.get_by_role("heading", name="Figures")).to_be_visible()
        expect(page.locator("#figures .count")).to_have_text("5 rows")
        assert "10B" in page.locator("#figures .picture text.axis").all_text_contents()

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_axe_finds_nothing(self, visit, url, scheme):
        visitor = visit(url, color_scheme=scheme)
        page = visitor.page
        page.goto(f"{url}#figures?metric=贷款余额")
        page.locator("#figures .mark").first.focus()
        assert violations(visitor) == []
        page.get_by_role("button", name="按主体").click()
        expect(page.locator("#figures .picture .bar")).to_have_count(3)
        self.rows(page).first.click()
        expect(page.locator("#reader p.current")).to_be_visible()
        assert violations(visitor) == []
