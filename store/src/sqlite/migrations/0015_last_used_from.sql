-- The network that an API key or API token was last used from: an IPv4 /24 or an IPv6 /48.
ALTER TABLE api_credentials ADD COLUMN last_used_from TEXT;
