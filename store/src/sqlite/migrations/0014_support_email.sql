-- Where people write to a publisher.
ALTER TABLE publishers ADD COLUMN support_email TEXT;
