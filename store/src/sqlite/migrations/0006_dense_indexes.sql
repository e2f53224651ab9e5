-- Each index of a table that grows with every token costs a page in every commit.
-- What lives for about the same time ends in the order in which it came: it is swept
-- from the front of its table and needs no index of its end.

DROP INDEX answers_by_time;
DROP INDEX access_tokens_by_end;
DROP INDEX refresh_tokens_by_end;

-- A code has its answer's number, and is looked up by its family once it has one.
CREATE TABLE new_codes (
    answer_row     INTEGER PRIMARY KEY REFERENCES answers (row),
    hash_prefix    INTEGER NOT NULL,
    hash           BLOB    NOT NULL,
    grant_row      INTEGER NOT NULL REFERENCES grants (row),
    redirect_uri   TEXT    NOT NULL,
    code_challenge TEXT,
    dpop_key       TEXT,
    resources      TEXT    NOT NULL,
    expires_at     INTEGER NOT NULL,
    family_row     INTEGER REFERENCES token_families (row) -- NULL: not redeemed
) STRICT;
INSERT INTO new_codes
    SELECT answer_row, hash_prefix, hash, grant_row, redirect_uri, code_challenge, dpop_key,
        resources, expires_at, family_row
    FROM codes;
DROP TABLE codes;
ALTER TABLE new_codes RENAME TO codes;
CREATE INDEX codes_by_hash ON codes (hash_prefix);
CREATE INDEX codes_by_family ON codes (family_row) WHERE family_row IS NOT NULL;
