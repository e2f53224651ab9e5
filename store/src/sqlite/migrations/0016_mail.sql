-- Letters that wait to be sent. One that was sent, or given up, is gone.
CREATE TABLE letters (
    row        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    user_id    TEXT NOT NULL REFERENCES users (id),
    language   TEXT, -- BCP 47; NULL: not known
    news       TEXT NOT NULL, -- JSON
    written_at INTEGER NOT NULL,
    due_at     INTEGER NOT NULL, -- whoever claims it puts this off
    claims     INTEGER NOT NULL
) STRICT;
CREATE INDEX letters_by_due ON letters (due_at);

-- When somebody is written to about a credential next; NULL: never. What ends is announced
-- 14 days before; of a key they are reminded every 30 days.
ALTER TABLE api_credentials ADD COLUMN notice_at INTEGER;
UPDATE api_credentials
SET notice_at = CASE WHEN kind = 'api_token' THEN expires_at - 1209600
    ELSE created_at + 2592000 END
WHERE kind IN ('api_key', 'partner_api_key', 'api_token') AND revoked_at IS NULL;
CREATE INDEX api_credentials_by_notice ON api_credentials (notice_at)
    WHERE notice_at IS NOT NULL;
