-- Logos of clients: pictures that we drew anew, each once, under the SHA-256 of
-- its bytes. Rows of some kilobytes do not belong into a tree without row ids.

CREATE TABLE logos (
    row INTEGER PRIMARY KEY,
    id  TEXT    NOT NULL UNIQUE,
    png BLOB    NOT NULL
) STRICT;

ALTER TABLE clients ADD COLUMN logo TEXT REFERENCES logos (id);
CREATE INDEX clients_by_logo ON clients (logo) WHERE logo IS NOT NULL;
