-- How often something of a kind was changed: what a process has read of it holds for as
-- long as this stays. 'clients': clients and publishers; 'people': users, companies and
-- sessions.
CREATE TABLE changes (
    kind  TEXT PRIMARY KEY,
    count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO changes (kind, count) VALUES ('clients', 0), ('people', 0);
DROP TABLE registration_changes;
