//! What happens around every request, one concern a file.

pub(crate) mod canonical_host;
pub(crate) mod faults;
pub(crate) mod limit_body;
pub(crate) mod origin;
pub(crate) mod request_id;
