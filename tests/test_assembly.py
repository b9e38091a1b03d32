import subprocess
import sys
from pathlib import Path

import pytest

from embeddings.encoder import load_encoder
from embeddings.errors import IndexMissing
from qa.assembly import open_assistant, open_index, open_samples
from qa.settings import Settings, default_index, samples_index


@pytest.fixture
def own_folders(tmp_path, monkeypatch):
    """The user's data and cache folders, empty and away from the real ones."""
    for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))


def test_what_is_unset_keeps_its_default(own_folders):
    assert Settings.from_environment({}) == Settings(default_index(), None)
    assert Settings.from_environment({"WENJU_INDEX": "", "WENJU_ENCODER": ""}) == Settings(default_index(), None)


def test_the_environment_names_the_index_and_the_encoder():
    named = Settings.from_environment({"WENJU_INDEX": "~/posts", "WENJU_ENCODER": "a-model"})
    assert named == Settings(Path.home() / "posts", "a-model")


def test_the_bundled_articles_never_mix_with_the_users_own(own_folders):
    assert samples_index() != default_index()
    assert open_index(Settings(default_index())).folder == samples_index()
    assert not default_index().exists()


def test_an_index_that_was_named_has_to_be_there(own_folders, tmp_path):
    with pytest.raises(IndexMissing, match="wenju index"):
        open_index(Settings(tmp_path / "missing"))


def test_the_bundled_articles_are_indexed_once(tmp_path):
    first = open_samples(load_encoder(), tmp_path)
    assert first.status().manifest.counts.articles == 5
    assert open_samples(load_encoder(), tmp_path).generation == first.generation


def test_an_assistant_over_the_index_that_the_settings_name(sample_index):
    assert open_assistant(Settings(sample_index)).index.folder == sample_index


def test_the_reader_that_ships_reads_without_torch():
    code = (
        "import sys; from qa.assembly import open_reader; "
        "text = '这家银行的总部设在上海。'; "
        "(span,) = open_reader().spans.predict('银行的总部在哪里？', [text]); "
        "print(text[span.start : span.end], span.answers, 'torch' in sys.modules)"
    )
    read = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert read.stdout.split() == ["上海", "True", "False"]


def test_an_assistant_reads_with_it(sample_index):
    assert (
        open_assistant(Settings(sample_index)).read("银行的总部在哪里？", "行长姓王。这家银行的总部设在上海。")
        == "上海"
    )
