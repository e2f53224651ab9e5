-- OAuth clients and apps join the credentials that customers look after. The record of
-- one has the id of its client; what it may do stands in `clients`.
DROP INDEX api_credentials_by_company;
DROP INDEX api_credentials_by_maker;
DROP INDEX api_secrets_by_hash;
DROP INDEX api_secrets_by_credential;
ALTER TABLE api_secrets RENAME TO api_secrets_before;
ALTER TABLE api_credentials RENAME TO api_credentials_before;

CREATE TABLE api_credentials (
    row          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    kind         TEXT NOT NULL
        CHECK (kind IN ('api_key', 'partner_api_key', 'api_token', 'oauth_client', 'app')),
    company_id   TEXT NOT NULL REFERENCES companies (id),
    name         TEXT NOT NULL,
    note         TEXT NOT NULL,
    scopes       TEXT NOT NULL, -- separated by spaces
    role         TEXT, -- administrator | standard: of an OAuth client, else NULL
    created_by   TEXT NOT NULL REFERENCES users (id),
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER, -- NULL: it does not end by itself
    revoked_at   INTEGER,
    revoked_by   TEXT REFERENCES users (id),
    last_used_at INTEGER,
    CHECK ((kind = 'api_token') = (expires_at IS NOT NULL)),
    CHECK ((kind = 'oauth_client') = (role IS NOT NULL)),
    CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
) STRICT;

CREATE TABLE api_secrets (
    row            INTEGER PRIMARY KEY,
    credential_row INTEGER NOT NULL REFERENCES api_credentials (row),
    hash_prefix    INTEGER NOT NULL, -- the first eight bytes of the hash
    hash           BLOB NOT NULL,
    ending         TEXT NOT NULL, -- the secret's last four characters
    form           BLOB NOT NULL UNIQUE, -- the hash of what its form was marked with
    made_at        INTEGER NOT NULL,
    stops_at       INTEGER -- NULL: with the credential
) STRICT;

INSERT INTO api_credentials
SELECT row, id, kind, company_id, name, note, scopes, NULL, created_by, created_at, expires_at,
    revoked_at, revoked_by, last_used_at
FROM api_credentials_before;
INSERT INTO api_secrets SELECT * FROM api_secrets_before;
DROP TABLE api_secrets_before;
DROP TABLE api_credentials_before;

CREATE INDEX api_credentials_by_company ON api_credentials (company_id, id);
CREATE INDEX api_credentials_by_maker ON api_credentials (created_by, company_id, id);
CREATE INDEX api_secrets_by_hash ON api_secrets (hash_prefix);
CREATE INDEX api_secrets_by_credential ON api_secrets (credential_row);
