"""The last good tree always stands; nothing that is not ours is touched."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from generator import promote as module
from generator.promote import MARKER, Refused, Workplace, assemble, promote, workplace
from generator.write import write_tree


def tree(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def publish(place: Workplace, files: dict[str, str]) -> None:
    write_tree(place.work, {PurePosixPath(name): text.encode() for name, text in files.items()})
    changed = assemble((place.work,), place.next, place.site)
    promote(place, changed)


def test_a_tree_is_published_and_replaced_whole(tmp_path: Path) -> None:
    with workplace(tmp_path / "build") as place:
        publish(place, {"a.html": "1", "old/b.html": "2"})
        assert tree(place.site) == {"a.html": "1", "old/b.html": "2"}
        publish(place, {"a.html": "1", "c.html": "3"})
        assert tree(place.site) == {"a.html": "1", "c.html": "3"}, "stale files are gone"
        assert not place.next.exists()


def test_equal_files_are_left_untouched(tmp_path: Path) -> None:
    with workplace(tmp_path / "build") as place:
        publish(place, {"a.html": "1", "b.html": "2"})
        before = (place.site / "a.html").stat()
        publish(place, {"a.html": "1", "b.html": "changed"})
        after = (place.site / "a.html").stat()
        assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
        site = place.site.stat().st_ino
        publish(place, {"a.html": "1", "b.html": "changed"})
        assert place.site.stat().st_ino == site, "nothing changed, nothing moved"


def test_without_the_exchange_call_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_exchange", lambda *_: False)
    with workplace(tmp_path / "build") as place:
        publish(place, {"a.html": "1"})
        publish(place, {"a.html": "2"})
        assert tree(place.site) == {"a.html": "2"}
        assert not place.old.exists()


def test_a_build_that_died_between_the_renames_is_repaired(tmp_path: Path) -> None:
    with workplace(tmp_path / "build") as place:
        publish(place, {"a.html": "1"})
        place.site.rename(place.old)
    with workplace(tmp_path / "build") as place:
        assert tree(place.site) == {"a.html": "1"}
    with workplace(tmp_path / "build") as place:
        place.old.mkdir()
    with workplace(tmp_path / "build") as place:
        assert not place.old.exists(), "died after the second rename: only the leftover goes"
        assert tree(place.site) == {"a.html": "1"}


def test_a_folder_that_is_not_ours_is_refused_and_kept(tmp_path: Path) -> None:
    foreign = tmp_path / "build"
    foreign.mkdir()
    (foreign / "论文.docx").write_text("别动")
    with pytest.raises(Refused, match="里有别的文件"), workplace(foreign):
        pass
    assert tree(tmp_path) == {"build/论文.docx": "别动"}


def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "build").symlink_to(tmp_path / "home")
    with pytest.raises(Refused, match="不是普通文件夹"), workplace(tmp_path / "build"):
        pass


def test_a_second_build_is_refused_while_one_runs(tmp_path: Path) -> None:
    with (
        workplace(tmp_path / "build"),
        pytest.raises(Refused, match="另一个生成正在进行"),
        workplace(tmp_path / "build"),
    ):
        pass
    with workplace(tmp_path / "build") as place:
        assert (place.folder / MARKER).is_file()


def test_a_planned_path_cannot_leave_its_tree(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="leaves its tree"):
        write_tree(tmp_path / "work", {PurePosixPath("../x"): b""})
    assert list(tmp_path.iterdir()) == []
