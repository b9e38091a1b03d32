"""The file of users, and the commands that keep it."""

import hashlib
import io
import json
import os
import stat
import threading
import time
from base64 import b64decode
from enum import Enum

import pytest
from filelock import FileLock

from qa import commands
from qa.cli import main
from qa.errors import UsersError
from qa.serving import users
from qa.serving.users import Hashed, Users
from qa.texts import AccessText, UserText

PASSWORD = "correct horse battery"


@pytest.fixture
def path(tmp_path, monkeypatch):
    path = tmp_path / "data" / "users.json"
    monkeypatch.setenv("WENJU_USERS", str(path))
    return path


class TestUsers:
    def test_a_password_is_kept_as_scrypt_makes_it(self, path):
        assert Users(path).put("张三", PASSWORD)
        kept = json.loads(path.read_text(encoding="utf-8"))["users"]["张三"]
        assert (kept["scheme"], kept["n"], kept["r"], kept["p"]) == ("scrypt", 16_384, 8, 5)
        digest = hashlib.scrypt(PASSWORD.encode(), salt=b64decode(kept["salt"]), n=16_384, r=8, p=5, dklen=32)
        assert b64decode(kept["digest"]) == digest
        assert PASSWORD not in path.read_text(encoding="utf-8")

    def test_rfc_7914s_own_example(self):
        digest = bytes.fromhex("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162")
        kept = Hashed(b"NaCl", digest, n=1_024, r=8, p=16)
        assert kept.fits("password")
        assert not kept.fits("Password")

    def test_two_users_with_one_password_look_different(self, path):
        kept = Users(path)
        kept.put("a", PASSWORD)
        kept.put("b", PASSWORD)
        first, second = kept.all().values()
        assert first.salt != second.salt
        assert first.digest != second.digest

    def test_only_the_right_password_of_the_right_user_is_found(self, path):
        kept = Users(path)
        kept.put("张三", PASSWORD)
        assert kept.find("张三", PASSWORD) == kept.all()["张三"]
        assert kept.find(" 张三 ", PASSWORD) is not None
        assert kept.find("张三", PASSWORD + " ") is None
        assert kept.find("张三", "") is None
        assert kept.find("李四", PASSWORD) is None

    def test_a_letter_may_be_typed_as_one_or_as_two(self, path):
        kept = Users(path)
        kept.put("Zoe\u0308", "pass\u00e9 compose\u0301")
        assert list(kept.all()) == ["Zo\u00eb"]
        assert kept.find("Zo\u00eb", "passe\u0301 compos\u00e9") is not None

    def test_an_unknown_name_costs_what_a_known_one_costs(self, path):
        kept = Users(path)
        kept.put("known", PASSWORD)

        def cost(name):
            started = time.thread_time()
            kept.find(name, "a wrong password")
            return time.thread_time() - started

        known, unknown = (min(cost(name) for _ in range(2)) for name in ("known", "unknown"))
        assert unknown == pytest.approx(known, rel=0.5)

    def test_the_file_is_the_owners_alone_and_nothing_is_left_beside_it(self, path):
        before = os.umask(0)
        try:
            Users(path).put("a", PASSWORD)
        finally:
            os.umask(before)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert sorted(file.name for file in path.parent.iterdir()) == ["users.json", "users.json.lock"]

    def test_a_file_that_others_can_read_is_warned_about(self, path, caplog):
        Users(path).put("a", PASSWORD)
        path.chmod(0o644)
        assert list(Users(path).all()) == ["a"]
        assert "chmod 600" in caplog.text

    def test_what_another_process_writes_is_seen(self, path):
        seen = Users(path)
        assert seen.all() == {}
        Users(path).put("a", PASSWORD)
        old = seen.all()["a"]
        assert not Users(path).put("a", "another password")
        assert seen.all()["a"] != old
        Users(path).remove("a")
        assert seen.all() == {}

    def test_many_at_once_lose_nobody(self, path, monkeypatch):
        monkeypatch.setattr(Hashed, "of", classmethod(lambda cls, password: Hashed(b"s" * 16, b"d" * 32)))
        names = [f"user{i}" for i in range(12)]
        threads = [threading.Thread(target=Users(path).put, args=(name, PASSWORD)) for name in names]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(Users(path).all()) == sorted(names)

    @pytest.mark.parametrize("name", ["", "  ", "a b", "a\nb", "a\x00", "n" * 65, "\u202eabc"])
    def test_names_that_will_not_do(self, path, name):
        with pytest.raises(UsersError, match="a name has"):
            Users(path).put(name, PASSWORD)
        assert not path.exists()

    @pytest.mark.parametrize("password", ["", "ninechars", "x" * 1_001])
    def test_passwords_that_will_not_do(self, path, password):
        with pytest.raises(UsersError, match=f"this one has {len(password)}"):
            Users(path).put("a", password)
        assert not path.exists()

    @pytest.mark.parametrize(
        "content",
        [
            "",
            "[]",
            '{"version": 1}',
            '{"version": 1, "users": {"a": {}}}',
            '{"version": 1, "users": {"a": {"salt": "ä"}}}',
        ],
    )
    def test_a_damaged_file_lets_nobody_in_and_is_not_overwritten(self, path, content):
        path.parent.mkdir()
        path.write_text(content, encoding="utf-8")
        path.chmod(0o600)
        for use in (lambda: Users(path).all(), lambda: Users(path).put("a", PASSWORD)):
            with pytest.raises(UsersError, match=r"users\.json can't be read .*; restore it"):
                use()
        assert path.read_text(encoding="utf-8") == content

    def test_a_file_of_another_version_says_so(self, path):
        path.parent.mkdir()
        path.write_text('{"version": 2, "users": []}', encoding="utf-8")
        path.chmod(0o600)
        with pytest.raises(UsersError, match="has form 2, this version of wenju reads 1"):
            Users(path).all()

    def test_a_second_writer_is_told_to_wait(self, path, monkeypatch):
        monkeypatch.setattr(users, "_WAIT", 0.05)
        path.parent.mkdir()
        with (
            FileLock(path.with_name("users.json.lock")),
            pytest.raises(UsersError, match="being written by another process"),
        ):
            Users(path).put("a", PASSWORD)


class TestCommands:
    def wenju(self, capsys, *arguments):
        status = main(["user", *arguments])
        return status, *capsys.readouterr()

    def test_add_list_and_remove(self, path, capsys, monkeypatch):
        typed = iter([PASSWORD, PASSWORD])
        monkeypatch.setattr(commands, "getpass", lambda prompt: next(typed))
        assert self.wenju(capsys, "add", "张三")[:2] == (0, f"已添加用户 张三（{path}）。\n")
        assert self.wenju(capsys, "list") == (0, "张三\n", "")
        assert Users(path).find("张三", PASSWORD)
        assert self.wenju(capsys, "remove", "张三")[0] == 0
        status, listed, said = self.wenju(capsys, "list")
        assert (status, listed) == (0, "")
        assert "wenju user add" in said

    def test_a_password_from_standard_input(self, path, capsys, monkeypatch):
        for password in (PASSWORD, "another password"):
            monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\nnot this line\n"))
            status, said, _ = self.wenju(capsys, "add", "a", "--password-stdin")
            assert status == 0
            assert Users(path).find("a", password)
        assert "已更改 a 的密码" in said

    def test_two_passwords_that_differ_change_nothing(self, path, capsys, monkeypatch):
        typed = iter([PASSWORD, PASSWORD + "!"])
        monkeypatch.setattr(commands, "getpass", lambda prompt: next(typed))
        status, _, said = self.wenju(capsys, "add", "a")
        assert (status, path.exists()) == (1, False)
        assert "两次输入的密码不一样" in said

    def test_removing_who_is_not_there_is_an_error(self, path, capsys):
        status, _, said = self.wenju(capsys, "remove", "nobody")
        assert status == 1
        assert "holds no user 'nobody'" in said


@pytest.mark.parametrize("key", [*AccessText, *UserText], ids=lambda key: key.name)
def test_both_languages_name_the_same_values(key: Enum):
    chinese, english = ({part.split("}")[0] for part in template.split("{")[1:]} for template in key.value)
    assert chinese == english
