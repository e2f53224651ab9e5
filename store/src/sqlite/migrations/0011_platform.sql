-- The demo's hiring platform, whole. Ids of what is added are in the order of its making.

CREATE INDEX users_by_company ON users (company_id);

-- Departments, hiring processes, and the properties of jobs and offers.
CREATE TABLE configuration (
    id         TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    kind       TEXT NOT NULL, -- department | hiring_process | job_property | offer_property
    name       TEXT NOT NULL,
    choices    TEXT NOT NULL, -- a JSON list: the steps of a process, a property's values
    UNIQUE (company_id, kind, name)
) STRICT, WITHOUT ROWID;

ALTER TABLE jobs ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN department_id TEXT REFERENCES configuration (id);
ALTER TABLE jobs ADD COLUMN status TEXT NOT NULL DEFAULT 'open'; -- draft | open | closed
ALTER TABLE jobs ADD COLUMN published_at INTEGER; -- NULL: not to be seen by the public
CREATE INDEX jobs_by_company ON jobs (company_id);
CREATE INDEX jobs_by_department ON jobs (department_id) WHERE department_id IS NOT NULL;
CREATE INDEX jobs_published ON jobs (id) WHERE published_at IS NOT NULL AND status = 'open';

-- Whose a candidate is stands beside them: somebody may apply for no job in particular.
CREATE TABLE candidates_new (
    id         TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    owner_id   TEXT REFERENCES users (id), -- the job's; NULL: the whole company's
    job_id     TEXT REFERENCES jobs (id),
    first_name TEXT NOT NULL,
    last_name  TEXT NOT NULL,
    email      TEXT NOT NULL,
    status     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO candidates_new
    SELECT candidates.id, company_id, owner_id, job_id, first_name, last_name, email,
        candidates.status
    FROM candidates JOIN jobs ON jobs.id = job_id;
DROP TABLE candidates;
ALTER TABLE candidates_new RENAME TO candidates;
CREATE INDEX candidates_by_job ON candidates (job_id);
CREATE INDEX candidates_by_owner ON candidates (company_id, owner_id);
CREATE INDEX candidates_by_company ON candidates (company_id);

CREATE TABLE status_changes (
    id           TEXT    NOT NULL PRIMARY KEY,
    candidate_id TEXT    NOT NULL REFERENCES candidates (id),
    status       TEXT    NOT NULL,
    changed_at   INTEGER NOT NULL,
    changed_by   TEXT REFERENCES users (id) -- NULL: a service or a key
) STRICT, WITHOUT ROWID;
CREATE INDEX status_changes_by_candidate ON status_changes (candidate_id);

CREATE TABLE attachments (
    id           TEXT    NOT NULL PRIMARY KEY,
    candidate_id TEXT    NOT NULL REFERENCES candidates (id),
    file_name    TEXT    NOT NULL,
    content_type TEXT    NOT NULL,
    added_at     INTEGER NOT NULL,
    content      BLOB    NOT NULL
) STRICT;
CREATE INDEX attachments_by_candidate ON attachments (candidate_id, id);

CREATE TABLE offers (
    id           TEXT    NOT NULL PRIMARY KEY,
    candidate_id TEXT    NOT NULL REFERENCES candidates (id),
    status       TEXT    NOT NULL,
    pay          INTEGER NOT NULL, -- in whole units of the currency
    currency     TEXT    NOT NULL, -- ISO 4217
    pay_period   TEXT    NOT NULL, -- year | month | hour
    starts_on    TEXT    NOT NULL, -- ISO 8601
    made_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX offers_by_candidate ON offers (candidate_id);

-- What candidates answered when they applied.
CREATE TABLE candidate_answers (
    candidate_id TEXT    NOT NULL REFERENCES candidates (id),
    position     INTEGER NOT NULL,
    question     TEXT    NOT NULL,
    answer       TEXT    NOT NULL,
    PRIMARY KEY (candidate_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE hiring_team (
    job_id  TEXT NOT NULL REFERENCES jobs (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    role    TEXT NOT NULL,
    PRIMARY KEY (job_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE job_notes (
    id         TEXT    NOT NULL PRIMARY KEY,
    job_id     TEXT    NOT NULL REFERENCES jobs (id),
    author_id  TEXT REFERENCES users (id), -- NULL: a service or a key
    text       TEXT    NOT NULL,
    written_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX job_notes_by_job ON job_notes (job_id);

-- To a user or to a candidate.
CREATE TABLE messages (
    id           TEXT    NOT NULL PRIMARY KEY,
    company_id   TEXT    NOT NULL REFERENCES companies (id),
    sender_id    TEXT REFERENCES users (id), -- NULL: a service or a key
    user_id      TEXT REFERENCES users (id),
    candidate_id TEXT REFERENCES candidates (id),
    text         TEXT    NOT NULL,
    sent_at      INTEGER NOT NULL,
    CHECK ((user_id IS NULL) <> (candidate_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX messages_by_candidate ON messages (candidate_id) WHERE candidate_id IS NOT NULL;
CREATE INDEX messages_by_user ON messages (user_id) WHERE user_id IS NOT NULL;

CREATE TABLE webhooks (
    id         TEXT    NOT NULL PRIMARY KEY,
    company_id TEXT    NOT NULL REFERENCES companies (id),
    owner_id   TEXT    NOT NULL REFERENCES users (id),
    url        TEXT    NOT NULL,
    events     TEXT    NOT NULL, -- a JSON list
    active     INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX webhooks_by_owner ON webhooks (company_id, owner_id);
CREATE INDEX webhooks_by_company ON webhooks (company_id);

CREATE TABLE webhook_deliveries (
    id         TEXT    NOT NULL PRIMARY KEY,
    webhook_id TEXT    NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
    event      TEXT    NOT NULL,
    answered   INTEGER, -- the HTTP status; NULL: nothing answered
    sent_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_deliveries_by_webhook ON webhook_deliveries (webhook_id);

-- How a company, or one that it hires for, shows itself to applicants.
CREATE TABLE company_profiles (
    id          TEXT NOT NULL PRIMARY KEY,
    company_id  TEXT NOT NULL REFERENCES companies (id),
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    website     TEXT NOT NULL,
    colour      TEXT NOT NULL, -- #rrggbb
    language    TEXT NOT NULL  -- BCP 47
) STRICT, WITHOUT ROWID;
CREATE INDEX company_profiles_by_company ON company_profiles (company_id);

CREATE TABLE organization_settings (
    company_id             TEXT    NOT NULL PRIMARY KEY REFERENCES companies (id),
    time_zone              TEXT    NOT NULL,
    candidates_kept_months INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
