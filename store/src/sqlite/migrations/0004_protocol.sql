-- How clients may ask, keys that tokens are bound to, the APIs they are for, and
-- devices that wait for an answer.

ALTER TABLE clients ADD COLUMN response_modes TEXT NOT NULL DEFAULT 'query fragment form_post';
ALTER TABLE clients ADD COLUMN requires_pushed_requests INTEGER NOT NULL DEFAULT 0
    CHECK (requires_pushed_requests IN (0, 1));
ALTER TABLE clients ADD COLUMN requires_dpop INTEGER NOT NULL DEFAULT 0
    CHECK (requires_dpop IN (0, 1));
ALTER TABLE clients ADD COLUMN serves TEXT NOT NULL DEFAULT ''; -- resources; '': the platform's own
ALTER TABLE clients ADD COLUMN jwks TEXT; -- public keys to authenticate with (RFC 7517 §5)

-- Keys are kept as SHA-256 thumbprints (RFC 7638), resources as URIs separated by
-- spaces; '' is the platform's own API.
ALTER TABLE codes ADD COLUMN dpop_key TEXT;
ALTER TABLE codes ADD COLUMN resources TEXT NOT NULL DEFAULT '';
ALTER TABLE token_families ADD COLUMN bound_to TEXT;
ALTER TABLE token_families ADD COLUMN resources TEXT NOT NULL DEFAULT '';
ALTER TABLE access_tokens ADD COLUMN bound_to TEXT;
ALTER TABLE access_tokens ADD COLUMN resources TEXT NOT NULL DEFAULT '';

-- The answer to a device's request is an answer like any other, and its code a
-- row of `codes` under the device code's hash.
CREATE TABLE device_requests (
    row            INTEGER PRIMARY KEY,
    hash_prefix    INTEGER NOT NULL,
    hash           BLOB    NOT NULL,        -- of the device code
    user_code      BLOB    NOT NULL UNIQUE, -- its hash
    client_id      TEXT    NOT NULL REFERENCES clients (id),
    query          TEXT    NOT NULL,        -- the request's parameters
    asked_at       INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    interval       INTEGER NOT NULL,        -- seconds between two polls
    last_polled_at INTEGER
) STRICT;
CREATE INDEX device_requests_by_hash ON device_requests (hash_prefix);
CREATE INDEX device_requests_by_end ON device_requests (expires_at);

-- How often a client or a publisher was registered or changed: what a process has
-- read of them holds for as long as this stays.
CREATE TABLE registration_changes (
    row   INTEGER PRIMARY KEY CHECK (row = 1),
    count INTEGER NOT NULL
) STRICT;
INSERT INTO registration_changes (row, count) VALUES (1, 0);

-- A service's token has no family: most of an access token's cost is its indexes.
DROP INDEX access_tokens_by_family;
CREATE INDEX access_tokens_by_family ON access_tokens (family_row) WHERE family_row IS NOT NULL;
