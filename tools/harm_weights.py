"""Learn generator/lexicon/likeness.tsv from tests/labelled and from our own content, in which nothing is harmful.

Logistic regression over normalised tf-idf features: learned once from all of them, then from those that weigh most
alone. The `held-out-` sentences are not read. Passages of our content that read like harmful ones are added as
harmless, and weigh more each time, until none is left. Run it after adding labelled sentences or much content:
`python -m tools.harm_weights`, a minute and a half; then tests/test_harm.py.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import vstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from generator.checks.harm import learnable
from generator.lexicon.likeness import ALARM, SHORTEST, WEIGHTS, features, passages
from generator.read import read

ROOT = Path(__file__).parent.parent
READERS = {"teacher": "teachers", "student": "students", "story": "students", "family": "families"}
LEAST, KEPT, LEANS = 3, 70_000, 3
"""Sentences a feature stands in; features kept; codes kept for a feature."""
LOOSE = 100.0
"""Inverse of the strength of regularization: sentences of writers left out are told apart best by a loose fit."""
OURS = 0.3
"""What a passage of our content counts beside a labelled sentence: they are many, and of few hands."""
ROUNDS, FIRST, MARGIN = 12, 1.2, 0.1
"""In the first round passages above `FIRST` are added, later those within `MARGIN` of an alarm."""

Matrix = Any
"""A sparse matrix of scipy: a row for each text, a column for each feature."""


def main() -> None:
    """Learn the weights and write them."""
    rows = labelled()
    found = [features(text, readers) for _, readers, text in rows]
    tfidf = TfidfVectorizer(analyzer=lambda features: features, binary=True, min_df=LEAST, norm=None)
    seen, own = tfidf.fit_transform(found), tfidf.transform(features(*row) for row in own_passages())
    harmful = np.array([bool(code) for code, _, _ in rows])
    names = tfidf.get_feature_names_out()
    weights = learned(seen, harmful, own)[0]
    kept = sorted(np.argsort(-np.abs(weights) * tfidf.idf_, kind="stable")[:KEPT], key=lambda place: names[place])
    weights, bias = learned(seen[:, kept], harmful, own[:, kept])
    lean = leans([(one, code) for one, (code, _, _) in zip(found, rows, strict=True)])
    WEIGHTS.write_text(table(names[kept], weights, tfidf.idf_[kept], bias, lean), encoding="utf-8")


def learned(seen: Matrix, harmful: Matrix, own: Matrix) -> tuple[Matrix, float]:
    """Return the weight of each column and the bias."""
    seen, own = normalize(seen), normalize(own)
    times = np.zeros(own.shape[0])
    for turn in range(ROUNDS):
        hard = np.flatnonzero(times)
        share = np.concatenate([np.ones(seen.shape[0]), OURS * times[hard]])
        model = LogisticRegression(C=LOOSE, solver="liblinear", random_state=0, max_iter=1000)
        model.fit(vstack([seen, own[hard]]), np.concatenate([harmful, np.zeros(len(hard), bool)]), share)
        alarms = model.decision_function(own) > (ALARM - MARGIN if turn else FIRST)
        print(f"round {turn}: {alarms.sum()} of {len(times)} passages of ours read like harmful ones", flush=True)
        if not alarms.any():
            break
        times += alarms
    return model.coef_[0], float(model.intercept_[0])


def labelled() -> list[tuple[str, str, str]]:
    """Return (code or nothing, readers, sentence) of the labelled sentences in fields that are read."""
    found = []
    for name in ("harmful", "harmless"):
        for line in (ROOT / f"tests/labelled/{name}.txt").read_text(encoding="utf-8").splitlines():
            code, context, sentence = line.split("\t")
            if context in READERS:
                found.append((code if name == "harmful" else "", READERS[context], sentence))
    return found


def own_passages() -> list[tuple[str, str]]:
    """Return the passages, each once, of our content and of the sample in the fields the reader reads."""
    found: dict[tuple[str, str], None] = {}
    for project in (ROOT, ROOT / "tests/sample"):
        curriculum = read(project).curriculum
        assert curriculum, f"{project} cannot be read"
        statutes = [
            ("teachers", version.text)
            for law in curriculum.laws.values()
            for article in law.articles.values()
            for version in article.versions.values()
            if version
        ]  # not read twice where they stand, but authors' sentences sound like them
        for readers, text in (*learnable(curriculum), *statutes):
            found |= dict.fromkeys(
                (passage, readers)
                for line in text.split("\n")
                for _, passage in passages(line)
                if len(passage) >= SHORTEST
            )
    return list(found)


def leans(rows: Sequence[tuple[set[str], str]]) -> dict[str, dict[str, int]]:
    """Return for each feature the codes it is most at home in, with tenths of how much likelier they are by it.

    The natural logarithm of the code's smoothed share of the feature over an equal share, as naive Bayes weighs it.
    """
    totals = Counter(code for _, code in rows if code)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for found, code in rows:
        if code:
            for feature in found:
                counts[feature][code] += 1
    return {feature: _leans(of, totals) for feature, of in counts.items()}


def _leans(of: Counter[str], totals: Counter[str]) -> dict[str, int]:
    number, even = of.total(), 1 / len(totals)
    rates = {code: count / totals[code] for code, count in of.items()}
    shares = {code: rate / sum(rates.values()) for code, rate in rates.items()}
    likelier = {c: (shares[c] * number + 2 * even) / (number + 2) / even for c in sorted(shares)}
    most = sorted(likelier, key=lambda code: -likelier[code])[:LEANS]
    return {code: much for code in most if (much := round(10 * math.log(likelier[code]))) > 0}


def table(
    names: Sequence[str], weights: Matrix, rarity: Matrix, bias: float, leaning: dict[str, dict[str, int]]
) -> str:
    """Return the file: bias and codes, then a line for each feature that is kept, in hundredths."""
    codes = sorted({code for row in leaning.values() for code in row})
    rows = [(str(round(100 * bias)), *codes)]
    for name, weight, rare in zip(names, weights, rarity, strict=True):
        told = " ".join(f"{codes.index(code)}:{much}" for code, much in leaning.get(name, {}).items())
        rows.append((name, str(round(100 * weight * rare)), str(round(100 * rare)), told))
    return "".join("\t".join(row) + "\n" for row in rows)


if __name__ == "__main__":
    main()
