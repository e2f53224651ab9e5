-- Apps of partners, as their owners describe them. What is in force stands in `clients`,
-- and their secrets with their record in `api_credentials`.
CREATE TABLE apps (
    id            TEXT PRIMARY KEY, -- the client's; in the order of their making
    company_id    TEXT NOT NULL REFERENCES companies (id),
    created_at    INTEGER NOT NULL,
    draft         TEXT NOT NULL, -- JSON, as it was typed
    registered_at INTEGER, -- NULL: it is a draft only
    listing       TEXT NOT NULL
        CHECK (listing IN ('unlisted', 'submitted', 'listed', 'declined')),
    listing_note  TEXT NOT NULL,
    listing_since INTEGER,
    CHECK (registered_at IS NOT NULL OR listing = 'unlisted')
) STRICT, WITHOUT ROWID;
CREATE INDEX apps_by_company ON apps (company_id, id);
CREATE INDEX apps_by_listing ON apps (listing, id);

-- The company that looks after a publisher; NULL: the operator does.
ALTER TABLE publishers ADD COLUMN company_id TEXT REFERENCES companies (id);
CREATE UNIQUE INDEX publishers_by_company ON publishers (company_id)
    WHERE company_id IS NOT NULL;

-- Domains that publishers say are their own. Those that they have proven stand in
-- `publisher_domains`, too.
CREATE TABLE publisher_claims (
    publisher_id TEXT NOT NULL REFERENCES publishers (id),
    domain       TEXT NOT NULL,
    value        TEXT NOT NULL, -- what the record or the file must say
    checked_at   INTEGER, -- NULL: nobody has looked yet
    outcome      TEXT,
    PRIMARY KEY (publisher_id, domain),
    CHECK ((checked_at IS NULL) = (outcome IS NULL))
) STRICT, WITHOUT ROWID;

-- When something changed by which people know a client: they are asked again.
ALTER TABLE clients ADD COLUMN changed_at INTEGER;
