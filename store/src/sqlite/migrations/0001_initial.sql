-- Times are whole seconds since 1970-01-01T00:00:00Z. Scopes are kept as in a
-- request: names separated by single spaces.
--
-- Secrets are kept as SHA-256 hashes. Tables keyed by a hash keep their rows in
-- the order of arrival and index the hash's first eight bytes as an integer: a
-- tree of random 32-byte keys would touch a random page at each insertion.

CREATE TABLE companies (
    id   TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
    id            TEXT    NOT NULL PRIMARY KEY,
    company_id    TEXT    NOT NULL REFERENCES companies (id),
    email         TEXT    NOT NULL COLLATE NOCASE UNIQUE,
    first_name    TEXT    NOT NULL,
    last_name     TEXT    NOT NULL,
    role          TEXT    NOT NULL, -- administrator | standard
    job_title     TEXT,
    password_hash TEXT    NOT NULL,
    disabled      INTEGER NOT NULL CHECK (disabled IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Clients.

CREATE TABLE publishers (
    id             TEXT NOT NULL PRIMARY KEY,
    name           TEXT NOT NULL,
    website        TEXT,
    privacy_policy TEXT,
    terms          TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE publisher_domains (
    publisher_id TEXT    NOT NULL REFERENCES publishers (id),
    position     INTEGER NOT NULL,
    domain       TEXT    NOT NULL,
    PRIMARY KEY (publisher_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE clients (
    id                  TEXT    NOT NULL PRIMARY KEY,
    name                TEXT    NOT NULL,
    description         TEXT,
    publisher_id        TEXT    REFERENCES publishers (id),
    kind                TEXT    NOT NULL, -- confidential | public
    native              INTEGER NOT NULL CHECK (native IN (0, 1)),
    profile             TEXT    NOT NULL, -- standard | legacy
    grant_types         TEXT    NOT NULL, -- separated by spaces
    service_company_id  TEXT    REFERENCES companies (id),
    service_role        TEXT,             -- administrator | standard
    access_token_format TEXT    NOT NULL, -- opaque | jwt
    may_introspect      INTEGER NOT NULL CHECK (may_introspect IN (0, 1)),
    registered_at       INTEGER NOT NULL,
    disabled            INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    CHECK ((service_company_id IS NULL) = (service_role IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE client_secrets (
    client_id TEXT    NOT NULL REFERENCES clients (id),
    position  INTEGER NOT NULL,
    hash      BLOB    NOT NULL,
    PRIMARY KEY (client_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE client_redirect_uris (
    client_id TEXT    NOT NULL REFERENCES clients (id),
    position  INTEGER NOT NULL,
    uri       TEXT    NOT NULL,
    PRIMARY KEY (client_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE client_scopes (
    client_id   TEXT    NOT NULL REFERENCES clients (id),
    position    INTEGER NOT NULL,
    scope       TEXT    NOT NULL,
    requirement TEXT    NOT NULL, -- required | optional
    is_default  INTEGER NOT NULL CHECK (is_default IN (0, 1)),
    purpose     TEXT,
    PRIMARY KEY (client_id, position)
) STRICT, WITHOUT ROWID;

-- Signing in.

CREATE TABLE sessions (
    row              INTEGER PRIMARY KEY,
    id               TEXT    NOT NULL UNIQUE,
    token_prefix     INTEGER NOT NULL,
    token            BLOB    NOT NULL, -- the hash of the cookie's value
    user_id          TEXT    NOT NULL REFERENCES users (id),
    created_at       INTEGER NOT NULL,
    authenticated_at INTEGER NOT NULL,
    last_used_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_token ON sessions (token_prefix);
CREATE INDEX sessions_by_last_use ON sessions (last_used_at);

-- Each failure is counted twice, for its account and for its address: they are
-- forgotten at different times.
CREATE TABLE sign_in_failures (
    row     INTEGER PRIMARY KEY,
    counted TEXT    NOT NULL, -- account | address
    subject BLOB    NOT NULL, -- the hash of the account's or the address's name
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_failures_by_subject ON sign_in_failures (subject, counted, at);
CREATE INDEX sign_in_failures_by_time ON sign_in_failures (at);

-- Answers on the consent page, and grants.

CREATE TABLE answers (
    row            INTEGER PRIMARY KEY,
    transaction_id TEXT    NOT NULL UNIQUE, -- each showing is answered once
    session_id     TEXT    NOT NULL,        -- the record may be gone: no reference
    user_id        TEXT    NOT NULL REFERENCES users (id),
    client_id      TEXT    NOT NULL REFERENCES clients (id),
    allowed        TEXT,                    -- scopes; NULL: not allowed
    answered_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX answers_by_time ON answers (answered_at);

CREATE TABLE grants (
    row        INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    user_id    TEXT    NOT NULL REFERENCES users (id),
    client_id  TEXT    NOT NULL REFERENCES clients (id),
    company_id TEXT    NOT NULL REFERENCES companies (id),
    scopes     TEXT    NOT NULL, -- what is allowed now
    granted_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    -- The newest of its person, client and company. It may have ended; a grant
    -- that has ended is replaced, never revived.
    is_newest  INTEGER NOT NULL CHECK (is_newest IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX grants_newest ON grants (user_id, client_id, company_id)
    WHERE is_newest = 1;

-- Everything a person ever answered about a scope.
CREATE TABLE grant_answers (
    row         INTEGER PRIMARY KEY,
    grant_row   INTEGER NOT NULL REFERENCES grants (row),
    scope       TEXT    NOT NULL,
    answer      TEXT    NOT NULL, -- allowed | declined
    answered_at INTEGER NOT NULL
) STRICT;
CREATE INDEX grant_answers_by_grant ON grant_answers (grant_row);

-- Codes and tokens.

-- All tokens that descend from one code.
CREATE TABLE token_families (
    row        INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    grant_row  INTEGER NOT NULL REFERENCES grants (row),
    scopes     TEXT    NOT NULL, -- what the person allowed in the code's request
    revoked_at INTEGER,
    ends_at    INTEGER NOT NULL  -- when its last token ends, or it was revoked
) STRICT;
CREATE INDEX token_families_by_end ON token_families (ends_at);

-- What a code is for stands in its answer: client, person, scopes, time.
CREATE TABLE codes (
    row            INTEGER PRIMARY KEY,
    hash_prefix    INTEGER NOT NULL,
    hash           BLOB    NOT NULL,
    answer_row     INTEGER NOT NULL UNIQUE REFERENCES answers (row),
    grant_row      INTEGER NOT NULL REFERENCES grants (row),
    redirect_uri   TEXT    NOT NULL,
    code_challenge TEXT,
    expires_at     INTEGER NOT NULL,
    family_row     INTEGER REFERENCES token_families (row) -- NULL: not redeemed
) STRICT;
CREATE INDEX codes_by_hash ON codes (hash_prefix);
CREATE INDEX codes_by_family ON codes (family_row);
CREATE INDEX codes_by_end ON codes (expires_at);

CREATE TABLE access_tokens (
    row         INTEGER PRIMARY KEY,
    hash_prefix INTEGER NOT NULL,
    hash        BLOB    NOT NULL,
    client_id   TEXT    NOT NULL REFERENCES clients (id),
    family_row  INTEGER REFERENCES token_families (row), -- a person's token
    company_id  TEXT    REFERENCES companies (id),       -- a service's token
    scopes      TEXT    NOT NULL,
    issued_at   INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    CHECK ((family_row IS NULL) <> (company_id IS NULL))
) STRICT;
CREATE INDEX access_tokens_by_hash ON access_tokens (hash_prefix);
CREATE INDEX access_tokens_by_family ON access_tokens (family_row);
CREATE INDEX access_tokens_by_end ON access_tokens (expires_at);

CREATE TABLE refresh_tokens (
    row         INTEGER PRIMARY KEY,
    hash_prefix INTEGER NOT NULL,
    hash        BLOB    NOT NULL,
    family_row  INTEGER NOT NULL REFERENCES token_families (row),
    generation  INTEGER NOT NULL,
    issued_at   INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    rotated_at  INTEGER, -- NULL: its successor has not been asked for
    UNIQUE (family_row, generation)
) STRICT;
CREATE INDEX refresh_tokens_by_hash ON refresh_tokens (hash_prefix);
CREATE INDEX refresh_tokens_by_end ON refresh_tokens (expires_at);

-- The server's own.

CREATE TABLE wrapped_keys (
    row        INTEGER PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    purpose    TEXT    NOT NULL,
    wrapped    BLOB    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE marks (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The demo's hiring platform.

CREATE TABLE jobs (
    id         TEXT NOT NULL PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    owner_id   TEXT NOT NULL REFERENCES users (id),
    title      TEXT NOT NULL,
    location   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX jobs_by_owner ON jobs (company_id, owner_id);

CREATE TABLE candidates (
    id         TEXT NOT NULL PRIMARY KEY,
    job_id     TEXT NOT NULL REFERENCES jobs (id),
    first_name TEXT NOT NULL,
    last_name  TEXT NOT NULL,
    email      TEXT NOT NULL,
    status     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX candidates_by_job ON candidates (job_id);
