pub const EMAIL: &str = "email";
pub const FIRST_NAME: &str = "first_name";
pub const LAST_NAME: &str = "last_name";
pub const JOB_TITLE: &str = "job_title";
pub const ROLE: &str = "role";
