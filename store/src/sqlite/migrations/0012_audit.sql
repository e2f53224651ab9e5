-- Who did what to which credential, grant or policy, from where: one chain of entries,
-- numbered without a gap. `hash` covers an entry and the one before it, by the rule in
-- oauth/src/audit/chain.rs.
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    company_id TEXT,
    actor_kind TEXT NOT NULL,
    actor_id TEXT,
    actor_name TEXT,
    actor_email TEXT,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    subject_name TEXT NOT NULL,
    detail TEXT NOT NULL,
    address TEXT,
    hash BLOB NOT NULL
) STRICT;

CREATE INDEX audit_of_company ON audit (company_id, seq);

-- The last entry, in one row: that the end of the chain was cut off shows here.
CREATE TABLE audit_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, zeroblob(32));
