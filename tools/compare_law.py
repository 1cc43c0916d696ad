"""Compare the stored statute texts with reference copies: `python tools/compare_law.py FOLDER`.

Run by hand, never by a build. FOLDER holds one file per version of a law, `<法名>@<施行日期>.txt`: header lines,
a blank line, then blocks of the form `第X条　text` between blank lines. For each article version under content/laws
the file of that law and that day is looked up; number, text (NFKC-normalised, line by line) and SHA-256 must agree.
One line is printed for each article version; the exit code is 1 where anything differs or is missing.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.law import digest
from generator.model.law import ArticleVersion, Law
from generator.source import decode, parse

ROOT = Path(__file__).resolve().parent.parent


def lines_of(text: str) -> list[str]:
    """Return the lines of `text` after NFKC: each is a paragraph or an item, and citations count them."""
    return [unicodedata.normalize("NFKC", line).strip() for line in text.strip().split("\n")]


def read_reference(path: Path) -> dict[str, str]:
    """Return number → text of the articles in one reference file."""
    _, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    pairs = (block.strip().partition("\u3000") for block in body.split("\n\n"))
    return {number: text for number, _, text in pairs if number.startswith("第")}


def read_law(path: Path) -> Law:
    """Return the law in `path`; a file that `check` would refuse ends the run."""
    name = PurePosixPath(path.name)
    text, problems = decode(name, path.read_bytes())
    if not problems:
        value, problems = parse(name, text)
    if problems:
        sys.exit("\n".join(f"{problem.path}：{problem.message}" for problem in problems))
    return Law.model_validate(value)


def differences(version: ArticleVersion, reference: Mapping[str, str]) -> list[str]:
    """Return what is wrong with a stored article version, nothing where it agrees with its reference."""
    found = []
    if version.number not in reference:
        found.append("参照文件里没有这个条号")
    elif lines_of(version.text) != lines_of(reference[version.number]):
        found.append("条文不同")
    if version.verification.sha256 != digest(version.text):
        found.append("SHA-256 与条文不符")
    return found


def compare(law: Law, folder: Path) -> Iterator[tuple[bool, str]]:
    """Yield for each article version whether it agrees, and the line to print."""
    references: dict[str, dict[str, str]] = {}
    for day in law.versions:
        path = folder / f"{law.short}@{day}.txt"
        if path.is_file():
            references[str(day)] = read_reference(path)
    for slug, article in law.articles.items():
        for day, version in article.versions.items():
            if version is None:  # repealed: there is no text to compare
                continue
            name = f"{law.short} {day} {version.number}（{slug}）"
            if str(day) not in references:
                yield False, f"未找到　{name}：没有 {law.short}@{day}.txt，或这一天不是该法的版本"
            elif found := differences(version, references[str(day)]):
                yield False, f"不一致　{name}：{'；'.join(found)}"
            else:
                yield True, f"一致　　{name}"


def main() -> int:
    """Compare every stored law with the folder named on the command line."""
    if len(sys.argv) != 2 or not (folder := Path(sys.argv[1])).is_dir():
        print("用法：python tools/compare_law.py 参照文件夹", file=sys.stderr)
        return 2
    laws = sorted((ROOT / "content" / "laws").glob("*.yaml"))
    results = [result for path in laws for result in compare(read_law(path), folder)]
    for _, line in results:
        print(line)
    wrong = sum(not agrees for agrees, _ in results)
    print(f"共 {len(results)} 个条文版本，{wrong} 个有问题。")
    return 1 if wrong or not results else 0


if __name__ == "__main__":
    sys.exit(main())
