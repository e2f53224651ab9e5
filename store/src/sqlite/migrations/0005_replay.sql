-- What was used and may not be used again: proofs of possession, client
-- assertions, nonces. Unique because one writer looks before it writes.

CREATE TABLE spent (
    row         INTEGER PRIMARY KEY,
    hash_prefix INTEGER NOT NULL,
    hash        BLOB    NOT NULL,
    ends_at     INTEGER NOT NULL -- from then on it is refused for its age
) STRICT;
CREATE INDEX spent_by_hash ON spent (hash_prefix);
CREATE INDEX spent_by_end ON spent (ends_at);
