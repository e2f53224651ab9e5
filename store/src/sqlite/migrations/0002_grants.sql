-- Grants as a record: what was declined, where the answer went, when it was
-- given and used; who removed it.

ALTER TABLE grants ADD COLUMN declined TEXT NOT NULL DEFAULT ''; -- asked for, not allowed now
ALTER TABLE grants ADD COLUMN redirect_uri TEXT NOT NULL DEFAULT ''; -- of the last request answered
ALTER TABLE grants ADD COLUMN answered_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE grants ADD COLUMN last_used_at INTEGER;
ALTER TABLE grants ADD COLUMN unused_ends_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE grants ADD COLUMN revoked_by TEXT REFERENCES users (id);
UPDATE grants SET answered_at = granted_at, unused_ends_at = unixepoch() + 90 * 86400;
CREATE INDEX grants_by_client ON grants (company_id, client_id);

-- The words that people were shown, each once.
CREATE TABLE wordings (
    row      INTEGER PRIMARY KEY,
    language TEXT NOT NULL, -- BCP 47
    prompt   TEXT NOT NULL,
    sentence TEXT NOT NULL,
    UNIQUE (prompt, sentence, language)
) STRICT;

-- `answer` may be `removed` now: by the person, or by an administrator.
ALTER TABLE grant_answers ADD COLUMN wording_row INTEGER REFERENCES wordings (row);
ALTER TABLE grant_answers ADD COLUMN removed_by TEXT REFERENCES users (id);

-- What companies let their people allow.

CREATE TABLE company_policies (
    company_id    TEXT    NOT NULL PRIMARY KEY REFERENCES companies (id),
    may_read      TEXT    NOT NULL, -- anyone | verified-publishers | administrators
    may_change    TEXT    NOT NULL,
    may_delete    TEXT    NOT NULL,
    may_admin     TEXT    NOT NULL,
    until_removed INTEGER NOT NULL CHECK (until_removed IN (0, 1)),
    changed_by    TEXT    NOT NULL REFERENCES users (id),
    changed_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE company_apps (
    company_id TEXT    NOT NULL REFERENCES companies (id),
    client_id  TEXT    NOT NULL REFERENCES clients (id),
    approved   TEXT,             -- scopes; NULL: blocked
    decided_by TEXT    NOT NULL REFERENCES users (id),
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (company_id, client_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE approval_requests (
    row         INTEGER PRIMARY KEY,
    id          TEXT    NOT NULL UNIQUE,
    company_id  TEXT    NOT NULL REFERENCES companies (id),
    client_id   TEXT    NOT NULL REFERENCES clients (id),
    user_id     TEXT    NOT NULL REFERENCES users (id),
    scopes      TEXT    NOT NULL,
    message     TEXT    NOT NULL,
    asked_at    INTEGER NOT NULL,
    approved    INTEGER CHECK (approved IN (0, 1)), -- NULL: not answered yet
    reason      TEXT,
    answered_by TEXT    REFERENCES users (id),
    answered_at INTEGER,
    CHECK ((approved IS NULL) = (answered_at IS NULL))
) STRICT;
-- One person asks once for one app until somebody answers.
CREATE UNIQUE INDEX approval_requests_open ON approval_requests (company_id, client_id, user_id)
    WHERE approved IS NULL;
CREATE INDEX approval_requests_by_company ON approval_requests (company_id, asked_at);
CREATE INDEX approval_requests_by_user ON approval_requests (user_id, asked_at);
