-- What was taught, against what is asked: class, school, county, city, province.
--
-- Plain SQL, run as it stands by DuckDB and by Spark (docs/scale.md). Each statement makes the table or view named above
-- it. It reads the views of `records.store.attach` (class_records, events, schools, classes, terms) and the tables
-- `coverage.delivered` fills in: asked (year, until), obligations (demand is their number), obligation_activities,
-- obligation_topics, days (the days of the year up to `until`, with their month and week), not_applicable (stage),
-- audiences (kind, audience). Millions of rows are read twice and never joined to more than a few thousand; names and
-- levels come in when a row is a class or a school.

-- table: members
-- Schools in scope; the others are 不适用 and counted in `outside`.
SELECT s.province, s.city, s.county, s.school
FROM schools AS s JOIN asked AS a ON s.year = a.year
WHERE NOT EXISTS (SELECT 1 FROM not_applicable AS n WHERE n.stage = s.stage);

-- table: outside
SELECT s.province, s.city, s.county, s.stage, count(*) AS schools
FROM schools AS s JOIN asked AS a ON s.year = a.year JOIN not_applicable AS n ON n.stage = s.stage
GROUP BY s.province, s.city, s.county, s.stage;

-- table: sizes
SELECT m.province, m.city, m.county, m.school, count(*) AS classes
FROM members AS m JOIN asked AS a ON true JOIN classes AS c ON c.school = m.school AND c.year = a.year
GROUP BY m.province, m.city, m.county, m.school;

-- table: places
-- Everything that can be bound, with a number: `unit` is its name in the records. Two cities may have a county of the
-- same name.
SELECT row_number() OVER (ORDER BY province, city, county, school) AS place, p.*
FROM (
    SELECT 'school' AS level, province, city, county, school, school AS unit FROM members
    UNION ALL
    SELECT DISTINCT 'district' AS level, province, city, county, '' AS school, county AS unit FROM members
    UNION ALL
    SELECT DISTINCT 'city' AS level, province, city, '' AS county, '' AS school, city AS unit FROM members
) AS p;

-- table: spans
-- Terms that have begun.
SELECT m.school, t.term, t.begins, t.ends
FROM terms AS t JOIN asked AS a ON t.year = a.year JOIN members AS m ON m.school = t.school
WHERE t.begins <= a.until;

-- table: buckets
-- The pieces of the year in which a number is asked: a term, the year, a teaching month, a teaching week. What is
-- asked by month or week is shown for the year as a whole.
WITH years AS (
    SELECT m.school, max(t.ends) AS ends
    FROM terms AS t JOIN asked AS a ON t.year = a.year JOIN members AS m ON m.school = t.school
    GROUP BY m.school
), calendars AS (
    SELECT p.begins, p.ends, o.spread, CASE o.spread WHEN 'month' THEN d.month ELSE d.week END AS bucket
    FROM (SELECT DISTINCT begins, ends FROM spans) AS p
    JOIN days AS d ON d.day BETWEEN p.begins AND p.ends
    JOIN (SELECT DISTINCT spread FROM obligations) AS o ON o.spread IN ('month', 'week')
    GROUP BY 1, 2, 3, 4
)
SELECT school, 'term' AS spread, term AS period, term AS bucket, ends FROM spans
UNION ALL
SELECT school, 'year' AS spread, '全学年' AS period, '全学年' AS bucket, ends FROM years
UNION ALL
SELECT DISTINCT s.school, c.spread, '全学年' AS period, c.bucket, y.ends
FROM spans AS s JOIN calendars AS c ON c.begins = s.begins AND c.ends = s.ends JOIN years AS y ON y.school = s.school;

-- table: matching
-- Which activity with which topics serves which obligation: all topics asked must be in what was written.
SELECT x.activity, s.topic, o.demand, o.binds, o.spread, o.weeks
FROM (SELECT topic FROM class_records GROUP BY topic UNION SELECT topic FROM events GROUP BY topic) AS s
JOIN obligation_activities AS x ON true
JOIN obligations AS o ON o.demand = x.demand
WHERE NOT EXISTS (
    SELECT 1 FROM obligation_topics AS t
    WHERE t.demand = o.demand AND s.topic NOT LIKE concat('%', t.topic, '%')
);

-- view: taught
-- A row for each obligation a class record serves.
SELECT m.demand, m.binds, r.school, r.grade, r.class, r.date, r.period, r.form, r.lesson, r.title, r.minutes,
    CASE m.spread WHEN 'term' THEN r.term WHEN 'month' THEN d.month WHEN 'week' THEN d.week
        WHEN 'activity' THEN r.form ELSE '全学年' END AS bucket
FROM class_records AS r
JOIN matching AS m ON m.activity = r.form AND m.topic = r.topic AND m.weeks = 0
JOIN days AS d ON d.day = r.date
UNION ALL
SELECT m.demand, m.binds, r.school, r.grade, r.class, r.date, r.period, r.form, r.lesson, r.title, r.minutes,
    CASE m.spread WHEN 'term' THEN r.term WHEN 'month' THEN d.month WHEN 'week' THEN d.week
        WHEN 'activity' THEN r.form ELSE '全学年' END AS bucket
FROM class_records AS r
JOIN matching AS m ON m.activity = r.form AND m.topic = r.topic AND m.weeks > 0
JOIN days AS d ON d.day = r.date
JOIN spans AS s ON s.school = r.school AND s.term = r.term AND r.date < s.begins + m.weeks * INTERVAL '7' DAY;

-- table: done
-- What counts for each obligation, where it binds. For a class every record is one; for a grade or a school the records
-- of its classes are one occasion where they agree. 次, 课时 and 人 are never converted; 40 minutes taught are one 课时.
WITH held AS (
    SELECT demand, 'school' AS level, school AS unit, grade, class, bucket,
        count(*) AS times, sum(floor(minutes / 40)) AS hours, 0 AS reached
    FROM taught
    WHERE binds IN ('student', 'class')
    GROUP BY demand, school, grade, class, bucket
    UNION ALL
    SELECT demand, 'school' AS level, school AS unit, grade, '' AS class, bucket,
        count(*) AS times, sum(floor(minutes / 40)) AS hours, 0 AS reached
    FROM (
        SELECT demand, school, grade, bucket, date, period, form, lesson, title, max(minutes) AS minutes
        FROM taught
        WHERE binds = 'grade'
        GROUP BY demand, school, grade, bucket, date, period, form, lesson, title
    ) AS occasions
    GROUP BY demand, school, grade, bucket
    UNION ALL
    SELECT demand, 'school' AS level, school AS unit, 0 AS grade, '' AS class, bucket,
        count(*) AS times, sum(floor(minutes / 40)) AS hours, 0 AS reached
    FROM (
        SELECT demand, school, bucket, date, period, form, lesson, title, max(minutes) AS minutes
        FROM taught
        WHERE binds = 'school'
        GROUP BY demand, school, bucket, date, period, form, lesson, title
    ) AS occasions
    GROUP BY demand, school, bucket
    UNION ALL
    SELECT m.demand, e.level, e.unit, 0 AS grade, '' AS class,
        CASE m.spread WHEN 'term' THEN e.term WHEN 'activity' THEN e.kind WHEN 'year' THEN '全学年'
            ELSE CASE WHEN e.term = '' THEN '' WHEN m.spread = 'month' THEN d.month ELSE d.week END END AS bucket,
        count(*) AS times, sum(e.hours) AS hours, sum(e.reached) AS reached
    FROM events AS e
    JOIN days AS d ON d.day = e.date
    JOIN matching AS m ON m.activity = e.kind AND m.topic = e.topic AND m.binds = e.level
    LEFT JOIN spans AS s ON s.school = e.unit AND s.term = e.term AND e.level = 'school'
    WHERE (m.weeks = 0 OR e.date < s.begins + m.weeks * INTERVAL '7' DAY)
        -- A talk that stands in the class records too was one talk, and is told there.
        AND NOT EXISTS (
            SELECT 1 FROM class_records AS r
            WHERE e.level = 'school' AND r.school = e.unit AND r.date = e.date AND r.form = e.kind
        )
    GROUP BY 1, 2, 3, 4, 5, 6
)
SELECT h.demand, p.place, h.grade, h.class, h.bucket,
    sum(CAST(CASE o.unit WHEN '课时' THEN h.hours WHEN '人' THEN h.reached ELSE h.times END AS DECIMAL(18, 1))) AS done
FROM held AS h
JOIN obligations AS o ON o.demand = h.demand
JOIN places AS p ON p.level = h.level AND p.unit = h.unit
GROUP BY h.demand, p.place, h.grade, h.class, h.bucket;

-- table: units
-- One row for everything an obligation binds: a class, a grade of a school, a school, a county, a city; and its period.
-- `counted` is what was done as far as it was asked, so that a full month does not make up for an empty one.
WITH asks AS (
    SELECT o.demand, o.binds, o.number, x.activity, CASE o.spread WHEN 'activity' THEN 'year' ELSE o.spread END AS spread
    FROM obligations AS o LEFT JOIN obligation_activities AS x ON x.demand = o.demand AND o.spread = 'activity'
), bound AS (
    SELECT o.binds, p.place, p.school, c.grade, c.class
    FROM (SELECT DISTINCT binds FROM obligations WHERE binds IN ('student', 'class')) AS o
    JOIN places AS p ON p.level = 'school'
    JOIN asked AS a ON true
    JOIN classes AS c ON c.school = p.school AND c.year = a.year
    UNION ALL
    SELECT DISTINCT 'grade' AS binds, p.place, p.school, c.grade, '' AS class
    FROM places AS p JOIN asked AS a ON p.level = 'school' JOIN classes AS c ON c.school = p.school AND c.year = a.year
    UNION ALL
    SELECT 'school' AS binds, p.place, p.school, 0 AS grade, '' AS class FROM places AS p WHERE p.level = 'school'
), pieces AS (
    SELECT s.demand, s.number, n.place, n.grade, n.class, b.period, coalesce(s.activity, b.bucket) AS bucket, b.ends
    FROM asks AS s
    JOIN bound AS n ON n.binds = s.binds
    JOIN buckets AS b ON b.school = n.school AND b.spread = s.spread
    UNION ALL
    -- A county or a city is asked whenever one of its schools is.
    SELECT s.demand, s.number, p.place, 0 AS grade, '' AS class, b.period, coalesce(s.activity, b.bucket) AS bucket,
        max(b.ends) AS ends
    FROM asks AS s
    JOIN places AS p ON p.level = s.binds AND p.level <> 'school'
    JOIN members AS m ON m.province = p.province AND m.city = p.city AND (p.level = 'city' OR m.county = p.county)
    JOIN buckets AS b ON b.school = m.school AND b.spread = s.spread
    GROUP BY 1, 2, 3, 4, 5, 6, 7
)
SELECT p.demand, p.period, p.place, p.grade, p.class,
    sum(p.number) AS needed,
    sum(coalesce(d.done, 0)) AS done,
    sum(least(coalesce(d.done, 0), p.number)) AS counted,
    max(p.ends) AS ends
FROM pieces AS p
LEFT JOIN done AS d
    ON d.demand = p.demand AND d.place = p.place AND d.grade = p.grade AND d.class = p.class AND d.bucket = p.bucket
GROUP BY p.demand, p.period, p.place, p.grade, p.class;

-- table: figures
-- Summed upwards, with and without grades: classes to their school first, and only then by name. `level` is the unit a
-- row is about; `grade` is empty where all are meant.
WITH grades AS (
    SELECT demand, period, place, grade, count(*) AS units, sum(CASE WHEN counted >= needed THEN 1 ELSE 0 END) AS met,
        sum(CASE WHEN done > 0 THEN 1 ELSE 0 END) AS begun, sum(needed) AS needed, sum(done) AS done,
        sum(needed - counted) AS gap, max(ends) AS ends
    FROM units
    GROUP BY demand, period, place, grade
)
SELECT o.obligation, g.period,
    CASE WHEN grouping(p.school) = 0 THEN '校' WHEN grouping(p.county) = 0 THEN '县' WHEN grouping(p.city) = 0 THEN '市'
        ELSE '省' END AS level,
    p.province, p.city, p.county, p.school, g.grade,
    sum(g.units) AS units, sum(g.met) AS met, sum(g.begun) AS begun, sum(g.needed) AS needed, sum(g.done) AS done,
    sum(g.gap) AS gap, max(g.ends) AS ends
FROM grades AS g JOIN places AS p ON p.place = g.place JOIN obligations AS o ON o.demand = g.demand
GROUP BY GROUPING SETS (
    (o.obligation, g.period, p.province), (o.obligation, g.period, p.province, g.grade),
    (o.obligation, g.period, p.province, p.city), (o.obligation, g.period, p.province, p.city, g.grade),
    (o.obligation, g.period, p.province, p.city, p.county),
    (o.obligation, g.period, p.province, p.city, p.county, g.grade),
    (o.obligation, g.period, p.province, p.city, p.county, p.school),
    (o.obligation, g.period, p.province, p.city, p.county, p.school, g.grade)
)
-- What binds a county or a city stands in no grade and under no school.
HAVING (g.grade IS NULL OR g.grade > 0) AND (p.school IS NULL OR p.school <> '') AND (p.county IS NULL OR p.county <> '');

-- table: people
-- How many were reached, by whom they are; a school's reports alone, so that nobody is counted by two levels.
SELECT m.province, m.city, m.county, m.school, x.audience, count(*) AS times, sum(e.reached) AS reached
FROM events AS e
JOIN asked AS a ON e.year = a.year AND e.date <= a.until
JOIN members AS m ON m.school = e.unit AND e.level = 'school'
JOIN audiences AS x ON x.kind = e.kind
GROUP BY m.province, m.city, m.county, m.school, x.audience
