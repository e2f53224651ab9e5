-- API credentials by when they ended, which they are deleted by. OAuth clients and apps
-- stay: grants and tokens refer to their clients.
CREATE INDEX api_credentials_by_end ON api_credentials (coalesce(revoked_at, expires_at))
    WHERE kind IN ('api_key', 'partner_api_key', 'api_token');
