-- What was taught, against what is asked: class, school, county, city, province.
--
-- Plain SQL, run as it stands by DuckDB and by Spark (docs/scale.md). Each statement makes the table named above it.
-- It reads the views of `records.store.attach` (class_records, events, schools, classes, terms) and the tables
-- `coverage.delivered` fills in: asked (year, until), obligations, obligation_activities, obligation_topics, days
-- (the days of the year up to `until`, with their month and week), not_applicable (stage), audiences (kind, audience).

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
    SELECT p.begins, p.ends, d.month, d.week
    FROM (SELECT DISTINCT begins, ends FROM spans) AS p JOIN days AS d ON d.day BETWEEN p.begins AND p.ends
    GROUP BY p.begins, p.ends, d.month, d.week
)
SELECT school, 'term' AS spread, term AS period, term AS bucket, ends FROM spans
UNION ALL
SELECT school, 'year' AS spread, '全学年' AS period, '全学年' AS bucket, ends FROM years
UNION ALL
SELECT DISTINCT s.school, 'month' AS spread, '全学年' AS period, c.month AS bucket, y.ends
FROM spans AS s JOIN calendars AS c ON c.begins = s.begins AND c.ends = s.ends JOIN years AS y ON y.school = s.school
UNION ALL
SELECT DISTINCT s.school, 'week' AS spread, '全学年' AS period, c.week AS bucket, y.ends
FROM spans AS s JOIN calendars AS c ON c.begins = s.begins AND c.ends = s.ends JOIN years AS y ON y.school = s.school;

-- table: matching
-- Which activity with which topics serves which obligation: all topics asked must be in what was written.
SELECT s.activity, s.topic, o.obligation, o.binds, o.unit, o.spread, o.weeks
FROM (
    SELECT form AS activity, topic FROM class_records GROUP BY form, topic
    UNION
    SELECT kind AS activity, topic FROM events GROUP BY kind, topic
) AS s
JOIN obligation_activities AS x ON x.activity = s.activity
JOIN obligations AS o ON o.obligation = x.obligation
WHERE NOT EXISTS (
    SELECT 1 FROM obligation_topics AS t
    WHERE t.obligation = o.obligation AND s.topic NOT LIKE concat('%', t.topic, '%')
);

-- table: occasions
-- What stands in the class records as one row a class is one occasion of the school.
SELECT r.school, r.term, r.date, r.period, r.form, r.lesson, r.title, r.topic, max(r.minutes) AS minutes
FROM class_records AS r
JOIN asked AS a ON r.year = a.year AND r.date <= a.until
JOIN (SELECT DISTINCT activity, topic FROM matching WHERE binds = 'school') AS m
    ON m.activity = r.form AND m.topic = r.topic
GROUP BY r.school, r.term, r.date, r.period, r.form, r.lesson, r.title, r.topic;

-- table: done
-- What counts for each obligation, where it binds. 次, 课时 and 人 are never converted; 40 minutes taught are one 课时.
WITH by_class AS (
    SELECT m.obligation, r.school AS place, r.grade, r.class,
        CASE m.spread WHEN 'term' THEN r.term WHEN 'month' THEN d.month WHEN 'week' THEN d.week
            WHEN 'activity' THEN r.form ELSE '全学年' END AS bucket,
        sum(CASE m.unit WHEN '课时' THEN floor(r.minutes / 40) WHEN '人' THEN 0 ELSE 1 END) AS done
    FROM class_records AS r
    JOIN asked AS a ON r.year = a.year
    JOIN days AS d ON d.day = r.date
    JOIN matching AS m ON m.activity = r.form AND m.topic = r.topic
    JOIN spans AS s ON s.school = r.school AND s.term = r.term
    WHERE m.binds IN ('student', 'class')
        AND (m.weeks = 0 OR r.date < s.begins + m.weeks * INTERVAL '7' DAY)
    GROUP BY 1, 2, 3, 4, 5
), by_grade AS (
    SELECT m.obligation, m.unit, r.school AS place, r.grade, r.date, r.period, r.form, r.lesson, r.title,
        CASE m.spread WHEN 'term' THEN r.term WHEN 'month' THEN d.month WHEN 'week' THEN d.week
            WHEN 'activity' THEN r.form ELSE '全学年' END AS bucket,
        max(r.minutes) AS minutes
    FROM class_records AS r
    JOIN asked AS a ON r.year = a.year
    JOIN days AS d ON d.day = r.date
    JOIN matching AS m ON m.activity = r.form AND m.topic = r.topic
    JOIN spans AS s ON s.school = r.school AND s.term = r.term
    WHERE m.binds = 'grade' AND (m.weeks = 0 OR r.date < s.begins + m.weeks * INTERVAL '7' DAY)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
), by_school AS (
    SELECT m.obligation, m.unit, o.school AS place, o.date, o.period, o.form, o.lesson, o.title,
        CASE m.spread WHEN 'term' THEN o.term WHEN 'month' THEN d.month WHEN 'week' THEN d.week
            WHEN 'activity' THEN o.form ELSE '全学年' END AS bucket,
        max(o.minutes) AS minutes
    FROM occasions AS o
    JOIN days AS d ON d.day = o.date
    JOIN matching AS m ON m.activity = o.form AND m.topic = o.topic
    JOIN spans AS s ON s.school = o.school AND s.term = o.term
    WHERE m.binds = 'school' AND (m.weeks = 0 OR o.date < s.begins + m.weeks * INTERVAL '7' DAY)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
), by_event AS (
    SELECT m.obligation, e.unit AS place,
        CASE m.spread WHEN 'term' THEN e.term WHEN 'activity' THEN e.kind WHEN 'year' THEN '全学年'
            ELSE CASE WHEN e.term = '' THEN '' WHEN m.spread = 'month' THEN d.month ELSE d.week END END AS bucket,
        sum(CASE m.unit WHEN '课时' THEN e.hours WHEN '人' THEN e.reached ELSE 1 END) AS done
    FROM events AS e
    JOIN asked AS a ON e.year = a.year
    JOIN days AS d ON d.day = e.date
    JOIN matching AS m ON m.activity = e.kind AND m.topic = e.topic AND m.binds = e.level
    LEFT JOIN spans AS s ON s.school = e.unit AND s.term = e.term AND e.level = 'school'
    WHERE (m.weeks = 0 OR e.date < s.begins + m.weeks * INTERVAL '7' DAY)
        -- A talk that stands in the class records too was one talk, and is told there.
        AND NOT EXISTS (
            SELECT 1 FROM class_records AS r
            WHERE e.level = 'school' AND r.school = e.unit AND r.date = e.date AND r.form = e.kind
        )
    GROUP BY 1, 2, 3
)
SELECT obligation, place, grade, class, bucket, sum(done) AS done
FROM (
    SELECT obligation, place, grade, class, bucket, CAST(done AS DOUBLE) AS done FROM by_class
    UNION ALL
    SELECT obligation, place, grade, '' AS class, bucket,
        CAST(CASE unit WHEN '课时' THEN floor(minutes / 40) WHEN '人' THEN 0 ELSE 1 END AS DOUBLE) AS done
    FROM by_grade
    UNION ALL
    SELECT obligation, place, 0 AS grade, '' AS class, bucket,
        CAST(CASE unit WHEN '课时' THEN floor(minutes / 40) WHEN '人' THEN 0 ELSE 1 END AS DOUBLE) AS done
    FROM by_school
    UNION ALL
    SELECT obligation, place, 0 AS grade, '' AS class, bucket, CAST(done AS DOUBLE) AS done FROM by_event
) AS every
GROUP BY obligation, place, grade, class, bucket;

-- table: units
-- One row for everything an obligation binds: a class, a grade of a school, a school, a county, a city; and its period.
-- `counted` is what was done as far as it was asked, so that a full month does not make up for an empty one.
WITH bound AS (
    SELECT o.obligation, o.spread, o.number, m.province, m.city, m.county, m.school, c.grade, c.class,
        m.school AS place, m.school AS calendar
    FROM obligations AS o
    JOIN members AS m ON o.binds IN ('student', 'class')
    JOIN asked AS a ON true
    JOIN classes AS c ON c.school = m.school AND c.year = a.year
    UNION ALL
    SELECT DISTINCT o.obligation, o.spread, o.number, m.province, m.city, m.county, m.school, c.grade, '' AS class,
        m.school AS place, m.school AS calendar
    FROM obligations AS o
    JOIN members AS m ON o.binds = 'grade'
    JOIN asked AS a ON true
    JOIN classes AS c ON c.school = m.school AND c.year = a.year
    UNION ALL
    SELECT o.obligation, o.spread, o.number, m.province, m.city, m.county, m.school, 0 AS grade, '' AS class,
        m.school AS place, m.school AS calendar
    FROM obligations AS o JOIN members AS m ON o.binds = 'school'
    UNION ALL
    SELECT o.obligation, o.spread, o.number, m.province, m.city, m.county, '' AS school, 0 AS grade, '' AS class,
        m.county AS place, m.school AS calendar
    FROM obligations AS o JOIN members AS m ON o.binds = 'district'
    UNION ALL
    SELECT o.obligation, o.spread, o.number, m.province, m.city, '' AS county, '' AS school, 0 AS grade, '' AS class,
        m.city AS place, m.school AS calendar
    FROM obligations AS o JOIN members AS m ON o.binds = 'city'
), pieces AS (
    SELECT n.obligation, n.number, n.province, n.city, n.county, n.school, n.grade, n.class, n.place,
        b.period, b.bucket, max(b.ends) AS ends
    FROM bound AS n JOIN buckets AS b ON b.school = n.calendar AND b.spread = n.spread
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
    UNION ALL
    SELECT n.obligation, n.number, n.province, n.city, n.county, n.school, n.grade, n.class, n.place,
        b.period, x.activity AS bucket, max(b.ends) AS ends
    FROM bound AS n
    JOIN buckets AS b ON b.school = n.calendar AND b.spread = 'year' AND n.spread = 'activity'
    JOIN obligation_activities AS x ON x.obligation = n.obligation
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
)
SELECT p.obligation, p.period, p.province, p.city, p.county, p.school, p.grade, p.class,
    sum(p.number) AS needed,
    sum(coalesce(d.done, 0)) AS done,
    sum(least(coalesce(d.done, 0), p.number)) AS counted,
    max(p.ends) AS ends
FROM pieces AS p
LEFT JOIN done AS d ON d.obligation = p.obligation AND d.place = p.place AND d.grade = p.grade
    AND d.class = p.class AND d.bucket = p.bucket
GROUP BY p.obligation, p.period, p.province, p.city, p.county, p.school, p.grade, p.class;

-- table: figures
-- Summed upwards, with and without grades. `level` is the unit a row is about; `grade` is empty where all are meant.
SELECT obligation, period,
    CASE WHEN grouping(school) = 0 THEN '校' WHEN grouping(county) = 0 THEN '县' WHEN grouping(city) = 0 THEN '市'
        ELSE '省' END AS level,
    province, city, county, school, grade,
    count(*) AS units,
    sum(CASE WHEN counted >= needed THEN 1 ELSE 0 END) AS met,
    sum(CASE WHEN done > 0 THEN 1 ELSE 0 END) AS begun,
    sum(needed) AS needed, sum(done) AS done, sum(needed - counted) AS gap, max(ends) AS ends
FROM units
GROUP BY GROUPING SETS (
    (obligation, period, province), (obligation, period, province, grade),
    (obligation, period, province, city), (obligation, period, province, city, grade),
    (obligation, period, province, city, county), (obligation, period, province, city, county, grade),
    (obligation, period, province, city, county, school), (obligation, period, province, city, county, school, grade)
)
-- What binds a county or a city stands in no grade and under no school.
HAVING (grade IS NULL OR grade > 0) AND (school IS NULL OR school <> '') AND (county IS NULL OR county <> '');

-- table: people
-- How many were reached, by whom they are; a school's reports alone, so that nobody is counted by two levels.
SELECT m.province, m.city, m.county, m.school, x.audience, count(*) AS times, sum(e.reached) AS reached
FROM events AS e
JOIN asked AS a ON e.year = a.year AND e.date <= a.until
JOIN members AS m ON m.school = e.unit AND e.level = 'school'
JOIN audiences AS x ON x.kind = e.kind
GROUP BY m.province, m.city, m.county, m.school, x.audience
