import os
import sys

import pytest

from corpus.whole_files import replacing


def test_a_file_takes_its_place_when_it_is_written_to_its_end(tmp_path):
    path = tmp_path / "甲.txt"
    path.write_bytes(b"old")
    with replacing(path) as file:
        file.write(b"new\n")
        file.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new\n"
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_on_the_way_changes_nothing(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def lines():
        yield b"half"
        raise ValueError("midway")

    with pytest.raises(ValueError, match="midway"), replacing(path) as file:
        file.writelines(lines())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_killed_writer_left_is_no_obstacle(tmp_path):
    (tmp_path / ".a.part").write_bytes(b"longer than what is new")
    with replacing(tmp_path / "a") as file:
        file.write(b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert not (tmp_path / ".a.part").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no mode")
def test_others_may_not_read_what_is_for_the_owner_alone(tmp_path):
    left = tmp_path / ".a.part"
    left.touch(mode=0o644)  # by a killed writer; its mode must not come back
    with replacing(tmp_path / "a", mode=0o600) as file:
        assert os.fstat(file.fileno()).st_mode & 0o777 == 0o600
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "nowhere" / "a"):
        pass
