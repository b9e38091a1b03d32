"""Figures in the terminal and as CSV, and the command that prints them."""

import csv
import io
import re
from datetime import date

import pytest

from corpus.article import ArticleHead
from corpus.measuring.figure_row import FigureRow
from corpus.measuring.figures import Figure
from embeddings.build import update
from embeddings.encoder import load_encoder
from qa import cli
from qa.figures.figures_table import write_csv, write_table

HEAD = ArticleHead("a", "标题", date(2022, 4, 1), "华夏时报")
FIGURE = Figure(4, 9, "超20亿元", 2e9, "元", "超")


def row(subject="青禾银行", metric="贷款余额", change="较年初增长", product=""):
    first, last = date(2022, 2, 1), date(2022, 2, 28)
    return FigureRow("a", 3, FIGURE, "amount", subject, metric, change, product, "2月末", first, last)


def csv_of(*listed):
    out = io.StringIO()
    write_csv(listed, out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def table_of(*listed):
    out = io.StringIO()
    write_table(listed, out)
    return out.getvalue().splitlines()


def test_every_cell_of_a_row():
    (read,) = csv_of((row(product="启航贷"), HEAD))
    assert read == {
        "subject": "青禾银行", "metric": "贷款余额", "change": "较年初增长", "product": "启航贷",
        "written": "超20亿元", "value": "2000000000", "unit": "元", "qualifier": "超", "kind": "amount",
        "period": "2月末", "first": "2022-02-01", "last": "2022-02-28", "publisher": "华夏时报",
        "published": "2022-04-01", "title": "标题", "article": "a", "paragraph": "3",
    }  # fmt: skip


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠SUM(A1)"]
)
def test_no_cell_is_a_formula(cell):
    (read,) = csv_of((row(subject=cell), HEAD))
    assert read["subject"] == "'" + re.sub(r"\s", " ", cell)


def test_columns_are_aligned_by_the_width_of_characters():
    lines = table_of((row(), HEAD), (row(subject="A银行", change=""), HEAD))
    assert lines[1].startswith("青禾银行  贷款余额 较年初增长  超20亿元")
    assert lines[2].startswith("A银行     贷款余额             超20亿元")


def test_a_table_steers_no_terminal_and_cuts_what_is_long():
    (_, line) = table_of((row(subject="\x1b[31m红\n", metric="很" * 30, change=""), HEAD))
    assert "\x1b" not in line
    assert "很" * 17 + "…" in line
    assert "很" * 18 not in line


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    path = folder / "bank.md"
    path.write_text(
        "---\ntitle: 青禾银行\ndate: 2022-04-01\n---\n\n贷款余额90亿元，较年初增长12%。户数3万户。\n",
        encoding="utf-8",
    )
    update(folder / "index", [path], load_encoder(None))
    return folder / "index"


def printed(capsys, index, *arguments):
    assert cli.main(["figures", "--index", str(index), *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_the_command_prints_a_table(capsys, index):
    lines = printed(capsys, index, "--metric", "贷款余额")
    assert [line.split()[0] for line in lines] == ["主体", "青禾银行", "青禾银行"]
    assert "12%" in lines[2]


def test_the_command_prints_csv(capsys, index):
    read = list(csv.DictReader(printed(capsys, index, "--subject", "青禾", "--csv")))
    assert [line["written"] for line in read] == ["90亿元", "12%", "3万户"]


def test_the_command_says_where_it_ends_before_the_list_does(capsys, index):
    assert cli.main(["figures", "--index", str(index), "-n", "2"]) == 0
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 3
    assert printed.err == "wenju: there are more figures than these 2; -n COUNT lists more\n"
    assert cli.main(["figures", "--index", str(index), "-n", "3"]) == 0
    assert capsys.readouterr().err == ""


def test_the_command_filters(capsys, index):
    assert len(printed(capsys, index, "--since", "2022-04-02")) == 1
    assert len(printed(capsys, index, "--publisher", "别的报")) == 1
