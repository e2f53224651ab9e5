pub const FIRST_NAME: &str = "first_name";
pub const LAST_NAME: &str = "last_name";
pub const LANGUAGE: &str = "language";

pub const EMAIL: &str = "email";

pub const PRESENT_PASSWORD: &str = "present_password";
/// The script that shows a password knows the field by this.
pub const PASSWORD: &str = "password";
/// What apps and API tokens hold ends, too.
pub const DELEGATES: &str = "delegates";

/// What was just done, in the query of the page.
pub const DONE: &str = "done";
pub const ADDRESS: &str = "address";
pub const DETAILS: &str = "details";
pub const PROVIDER: &str = "provider";
pub const SESSION: &str = "session";
pub const SESSIONS: &str = "sessions";
