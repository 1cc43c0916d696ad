-- What a batch changes: its rows against each other and against the records that stand.
-- In: arriving(seq, key, content, status, revision), one row a record, and past(key, content, status, revision, batch,
-- "row"): all that was ever accepted under the same keys. The highest revision of a key stands; the same revision saying
-- two things is a conflict and changes nothing (reliability.md §4), however often it is sent: past holds replaced rows
-- too. The names in braces are lists of columns out of schema.py.

-- Every record with what it says as one value. What a void row says besides its key does not matter.
CREATE OR REPLACE TEMP TABLE said AS
SELECT seq, {key}, revision, struct_pack({packed}, void := status = 'void') AS content FROM arriving;

CREATE OR REPLACE TEMP TABLE known AS
SELECT {key}, revision, batch, "row", struct_pack({packed}, void := status = 'void') AS content FROM past;

CREATE OR REPLACE TEMP TABLE standing AS
FROM known QUALIFY revision = max(revision) OVER (PARTITION BY {key});

-- Rows of this batch that contradict each other or an accepted record, each with what it contradicts.
CREATE OR REPLACE TEMP TABLE clashes AS
WITH torn AS (
    SELECT {key}, revision, min(content) AS one, max(content) AS other
    FROM said GROUP BY ALL HAVING min(content) <> max(content)
), firsts AS (
    SELECT {key}, revision, one, other,
        min(seq) FILTER (WHERE content = one) AS first_one,
        min(seq) FILTER (WHERE content = other) AS first_other
    FROM said JOIN torn USING ({key}, revision) GROUP BY ALL
)
SELECT seq, revision, content,
    CASE WHEN content = one THEN other ELSE one END AS against,
    CASE WHEN content = one THEN first_other ELSE first_one END AS other_seq,
    NULL::UINTEGER AS other_batch
FROM said JOIN firsts USING ({key}, revision)
UNION ALL
SELECT seq, revision, said.content, known.content, NULL, batch
FROM said JOIN known USING ({key}, revision) WHERE said.content <> known.content;

-- A row of a whole school stands or falls as one: a conflict in one class keeps all of it out.
CREATE OR REPLACE TEMP TABLE outcomes AS
WITH clear AS (
    SELECT said.*, standing.revision AS old,
        max(said.revision) OVER (PARTITION BY {key}) AS newest,
        min(seq) OVER (PARTITION BY {key}, said.revision) AS first_seq
    FROM said LEFT JOIN standing USING ({key})
    WHERE seq NOT IN (SELECT seq FROM clashes)
)
SELECT seq, {key}, CASE
    WHEN revision < newest OR revision < old THEN 'superseded'
    WHEN revision = old THEN 'duplicate'
    WHEN seq = first_seq THEN 'accepted'
    ELSE 'duplicate'
END AS outcome
FROM clear;

-- One row may mean many classes; what became of the row as it stands in the file, for the conservation law.
CREATE OR REPLACE TEMP TABLE fates AS
SELECT seq, CASE
    WHEN bool_or(outcome = 'accepted') THEN 'accepted'
    WHEN bool_or(outcome = 'superseded') THEN 'superseded'
    ELSE 'duplicate'
END AS fate
FROM outcomes GROUP BY seq
UNION ALL
SELECT DISTINCT seq, 'rejected' FROM clashes;
