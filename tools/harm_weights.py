"""Learn generator/lexicon/likeness.tsv from tests/labelled and from our own content, in which nothing is harmful.

Logistic regression by stochastic gradient descent over normalised tf-idf features, in an order that is always the
same. The `held-out-` sentences are not read. Passages of our content that read like harmful ones are added as
harmless, and weigh more each time, until none is left. Run it after adding labelled sentences or much content:
`python -m tools.harm_weights`, five minutes; then tests/test_harm.py.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.checks.harm import learnable
from generator.lexicon.likeness import ALARM, SHORTEST, WEIGHTS, features, passages
from generator.read import read

ROOT = Path(__file__).parent.parent
READERS = {"teacher": "teachers", "student": "students", "story": "students", "family": "families"}
EPOCHS, AVERAGED, RATE, KEPT = 10, 5, 4.0, 45_000
OURS = 0.3
"""What a passage of our content counts beside a labelled sentence: they are many, and of few hands."""
ROUNDS, FIRST, MARGIN = 12, 1.2, 0.1
"""In the first round passages above `FIRST` are added, later those within `MARGIN` of an alarm."""

Features = list[tuple[str, float]]
Row = tuple[Features, int, float]


def main() -> None:
    """Learn the weights and write them."""
    rows = [(features(text, readers), code) for code, readers, text in labelled()]
    counts = Counter(feature for found, _ in rows for feature in found)
    rarity = {feature: math.log(1 + len(rows) / n) for feature, n in counts.items() if n > 1}
    examples = [(normalised(found, rarity), int(bool(code)), 1.0) for found, code in rows]
    ours = [features(text, readers) for text, readers in own_passages()]
    hard: Counter[int] = Counter()
    for turn in range(ROUNDS):
        weights, bias = learned([*examples, *((normalised(ours[i], rarity), 0, OURS * n) for i, n in hard.items())])
        kept = {feature: rarity[feature] for feature in heaviest(weights, rarity)}
        least = ALARM - MARGIN if turn else FIRST
        alarms = [i for i, found in enumerate(ours) if bias + dot(weights, normalised(found, kept)) > least]
        print(f"round {turn}: {len(alarms)} of {len(ours)} passages of ours read like harmful ones")
        if not alarms:
            break
        hard.update(alarms)
    WEIGHTS.write_text(table(weights, bias, kept, homes(rows)), encoding="utf-8")


def heaviest(weights: dict[str, float], rarity: dict[str, float]) -> list[str]:
    """Return the features that weigh most, in order."""
    return sorted(sorted(weights, key=lambda feature: (-abs(weights[feature] * rarity[feature]), feature))[:KEPT])


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


def normalised(found: Iterable[str], rarity: dict[str, float]) -> Features:
    """Return the known features with their rarity, as a vector of length one."""
    known = [(feature, rarity[feature]) for feature in sorted(found) if feature in rarity]
    length = math.sqrt(sum(value * value for _, value in known)) or 1.0
    return [(feature, value / length) for feature, value in known]


def dot(weights: dict[str, float], row: Features) -> float:
    """Return the sum of weights times values."""
    return sum(weights.get(feature, 0.0) * value for feature, value in row)


def learned(examples: Sequence[Row]) -> tuple[dict[str, float], float]:
    """Return weights and bias of a logistic regression: the mean of those after each of the last epochs.

    The last steps of a descent depend on the order of the examples; their mean much less (Polyak & Juditsky 1992).
    """
    weights: defaultdict[str, float] = defaultdict(float)
    mean: defaultdict[str, float] = defaultdict(float)
    bias, mean_bias, order, chance = 0.0, 0.0, list(examples), random.Random(0)
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        rate = RATE / (1 + epoch)
        for row, harmful, share in order:
            score = bias + dot(weights, row)
            step = rate * share * (harmful - 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))))
            for feature, value in row:
                weights[feature] += step * value
            bias += step / 10
        if epoch >= EPOCHS - AVERAGED:
            mean_bias += bias / AVERAGED
            for feature, weight in weights.items():
                mean[feature] += weight / AVERAGED
    return dict(mean), mean_bias


def homes(rows: Sequence[tuple[set[str], str]]) -> dict[str, str]:
    """Return for each feature the code in whose sentences it stands most often, measured against their number."""
    totals = Counter(code for _, code in rows if code)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for found, code in rows:
        if code:
            for feature in found:
                counts[feature][code] += 1
    return {feature: max(sorted(of), key=lambda code: of[code] / totals[code]) for feature, of in counts.items()}


def table(weights: dict[str, float], bias: float, kept: dict[str, float], home: dict[str, str]) -> str:
    """Return the file: bias and codes, then a line for each feature that is kept, in hundredths."""
    codes = ["", *sorted(set(home.values()))]
    rows = [(str(round(100 * bias)), *codes)]
    for feature, rarity in kept.items():
        weight = round(100 * weights[feature] * rarity)
        rows.append((feature, str(weight), str(round(100 * rarity)), str(codes.index(home.get(feature, "")))))
    return "".join("\t".join(row) + "\n" for row in rows)


if __name__ == "__main__":
    main()
