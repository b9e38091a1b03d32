import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus import samples
from qa.cli import main

ROOT = Path(__file__).parents[1]
QUESTION = "北京银行有几家文化支行？"
PLATFORM = "兴业普惠云平台累计审批通过了多少亿元？"  # of an article of 2022-03-14

# What no question has to wait for: the readers of all formats, bars, the page, the client of a language model, and all
# that pretrained encoders and the training need.
HEAVY = (
    "corpus.formats.readers", "docx", "gradio", "httpx", "lxml", "markdown_it", "openai", "pandas", "pypdf", "scipy",
    "sentence_transformers", "sklearn", "torch", "tqdm", "trafilatura",
)  # fmt: skip

NO_NETWORK = """
import socket

def refused(self, address):
    raise AssertionError(f"a connection to {address}")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refused
"""


def wenju(capsys, *arguments):
    """Run a command in this process; its exit status, what it printed, and what it said went wrong."""
    status = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def in_a_process(program, *arguments, **options):
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        **options,
    )


@pytest.fixture
def posts(tmp_path):
    """A folder with two posts, which a test may change."""
    folder = tmp_path / "posts"
    folder.mkdir()
    for path in sorted(samples.folder().glob("*.md"))[:2]:
        shutil.copy(path, folder)
    return folder


def test_index_adds_reports_what_is_broken_and_prunes(tmp_path, posts, capsys):
    index = tmp_path / "index"
    (posts / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    (posts / "picture.png").write_bytes(b"\x89PNG")
    status, out, err = wenju(capsys, "index", posts, "--index", index)
    assert status == 1
    assert "added 2" in out
    assert "failed 1" in out
    assert f"{posts / 'broken.pdf'}" in err
    assert "skipped 1 .png files" in err

    (posts / "broken.pdf").unlink()
    assert wenju(capsys, "index", posts, "--index", index, "--prune")[:2] == (
        0,
        f"{index}: added 0, updated 0, unchanged 2, removed 0, duplicates 0, failed 0\n",
    )

    sorted(posts.glob("*.md"))[0].unlink()
    status, out, _ = wenju(capsys, "index", posts, "--index", index, "--prune")
    assert status == 0
    assert "unchanged 1, removed 1" in out


def test_ask_shows_the_value_the_sentence_and_its_paragraph(sample_index, capsys):
    status, out, err = wenju(capsys, "ask", QUESTION, "--index", sample_index)
    value, _, sentence, _, source, paragraph = out.splitlines()
    assert (status, value, err) == (0, "22家", "")
    assert sentence.endswith("[1]")
    assert "北京商报，2021-12-23" in source
    assert sentence.removesuffix("[1]") in paragraph


def test_ask_as_json(sample_index, capsys):
    status, out, _ = wenju(capsys, "ask", QUESTION, "--json", "--index", sample_index)
    answer = json.loads(out)
    assert status == 0
    assert (answer["question"], answer["answered"], answer["short_answer"]) == (QUESTION, True, "22家")
    (citation,) = answer["citations"]
    assert citation["n"] == 1
    assert citation["quote"] in citation["text"]
    assert citation["date"] == "2021-12-23"


def test_a_refusal_shows_the_nearest_paragraphs(sample_index, capsys):
    status, out, _ = wenju(capsys, "ask", "长江全长多少公里？", "--index", sample_index)
    assert status == 0
    assert out.startswith("在这些文章里没有找到答案。\n\n没有哪一段既说的是“长江”，又回答了这个问题。\n\n[1] ")


def test_a_batch_answers_each_line_and_a_bad_one_stops_no_other(sample_index, tmp_path, capsys):
    lines = [
        {"id": "a", "question": QUESTION},
        {"id": "b", "question": " "},
        {"id": "c", "question": "那科技支行呢？", "history": [QUESTION]},
        {"id": "d", "question": PLATFORM, "filters": {"publishers": ["华夏时报"]}},
    ]
    batch = tmp_path / "in.jsonl"
    batch.write_text("\n".join([*(json.dumps(line) for line in lines), "{"]), encoding="utf-8")
    status, out, err = wenju(capsys, "ask", "--batch", batch, "--index", sample_index)
    answers = {answer["id"]: answer for answer in map(json.loads, out.splitlines())}
    assert status == 1
    assert answers.keys() == {"a", "c", "d"}
    assert (answers["a"]["short_answer"], answers["c"]["short_answer"]) == ("22家", "26家")
    assert answers["d"]["answered"] is False
    assert "the question is empty" in err
    assert f"{batch}:5: " in err


def test_filters_of_the_command_line_hold_for_lines_without_their_own(sample_index, tmp_path, capsys):
    batch = tmp_path / "in.jsonl"
    own = {"question": PLATFORM, "filters": {"since": "2022-03-14"}}
    batch.write_text(f"{json.dumps({'question': PLATFORM})}\n{json.dumps(own)}\n", encoding="utf-8")
    _, out, _ = wenju(capsys, "ask", "--batch", batch, "--until", "2022-03-13", "--index", sample_index)
    assert [json.loads(line)["answered"] for line in out.splitlines()] == [False, True]


def test_search_lists_the_ranked_passages(sample_index, capsys):
    status, out, _ = wenju(capsys, "search", "京诚贷", "-k", 3, "--json", "--index", sample_index)
    hits = json.loads(out)["hits"]
    assert (status, len(hits)) == (0, 3)
    assert "京诚贷" in hits[0]["text"]
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    assert wenju(capsys, "search", "京诚贷", "--index", sample_index)[1].count("#") == 10


def test_eval_prints_scores_and_writes_predictions(sample_index, tmp_path, capsys):
    questions, predictions = tmp_path / "questions.jsonl", tmp_path / "out.jsonl"
    questions.write_text(json.dumps({"id": "a", "question": QUESTION, "must": [["22家"]]}), encoding="utf-8")
    status, out, _ = wenju(capsys, "eval", questions, "--predictions", predictions, "--index", sample_index)
    assert (status, out) == (0, "answered_right  1.000  n=1\nrefused         0.000  n=1\n")
    assert json.loads(predictions.read_text(encoding="utf-8")) == {"id": "a", "answer": "22家"}


def test_status(sample_index, capsys):
    status, out, _ = wenju(capsys, "status", "--json", "--index", sample_index)
    fields = json.loads(out)
    assert (status, fields["articles"], fields["encoder"], fields["folder"]) == (0, 5, "wenju", str(sample_index))
    assert fields["bytes"] > 0
    assert "articles: 5\n" in wenju(capsys, "status", "--index", sample_index)[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["status", "--index", "missing"], "wenju index", id="no_index"),
        pytest.param(["ask", " ", "--index", "INDEX"], "the question is empty", id="empty_question"),
        pytest.param(["ask", "长" * 501, "--index", "INDEX"], "501 characters", id="long_question"),
        pytest.param(["ask", "--batch", "missing.jsonl", "--index", "INDEX"], "missing.jsonl", id="no_batch"),
        pytest.param(["eval", "missing.jsonl", "--index", "INDEX"], "missing.jsonl", id="no_questions"),
    ],
)
def test_what_fails_is_said_in_a_line_with_status_1(sample_index, capsys, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    arguments = [str(sample_index) if argument == "INDEX" else argument for argument in arguments]
    status, out, err = wenju(capsys, *arguments)
    assert (status, out) == (1, "")
    assert err.startswith("wenju: ")
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="no_command"),
        pytest.param(["ask"], id="nothing_asked"),
        pytest.param(["ask", "问？", "--batch", "in.jsonl"], id="asked_twice"),
        pytest.param(["ask", "问？", "--since", "去年"], id="no_date"),
        pytest.param(["search", "词", "-k", "0"], id="no_count"),
        pytest.param(["search", "词", "-k", "61"], id="more_than_are_ranked"),
        pytest.param(["index"], id="no_path"),
    ],
)
def test_wrong_usage_is_status_2(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage: wenju" in capsys.readouterr().err


def test_the_environment_names_the_index(sample_index, capsys, monkeypatch):
    monkeypatch.setenv("WENJU_INDEX", str(sample_index))
    assert "articles: 5\n" in wenju(capsys, "status")[1]


def test_a_question_without_an_index_of_ones_own_goes_to_the_bundled_articles(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("WENJU_INDEX", raising=False)
    for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    for _ in range(2):
        status, out, _ = wenju(capsys, "ask", QUESTION)
        assert (status, out.splitlines()[0]) == (0, "22家")


def test_asking_works_offline_and_imports_nothing_heavy(sample_index):
    program = f"""{NO_NETWORK}
import sys
from qa.cli import main
status = main(sys.argv[1:])
print([name for name in {HEAVY!r} if name in sys.modules])
sys.exit(status)
"""
    done = in_a_process(program, "ask", QUESTION, "--index", sample_index)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "22家"
    assert done.stdout.splitlines()[-1] == "[]"


def test_indexing_works_offline(tmp_path, posts):
    program = f"{NO_NETWORK}\nimport sys\nfrom qa.cli import main\nsys.exit(main(sys.argv[1:]))"
    done = in_a_process(program, "index", posts, "--index", tmp_path / "index")
    assert done.returncode == 0, done.stderr
    assert "added 2" in done.stdout


def test_processes_that_answer_need_no_language_model(sample_index, capsys, monkeypatch):
    monkeypatch.setenv("WENJU_MODEL", "qwen3:8b")
    assert main(["serve", "--index", str(sample_index), "--processes", "2"]) == 1
    assert "--processes" in capsys.readouterr().err


def test_nothing_is_wrong_where_nobody_reads_on(sample_index):
    asking = subprocess.Popen(
        [sys.executable, "-m", "qa", "ask", QUESTION, "--index", str(sample_index)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    asking.stdout.close()
    assert asking.stderr.read() == b""
    asking.stderr.close()
    assert asking.wait() == 0
