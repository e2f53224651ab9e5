pub(crate) mod canonical_host;
pub(crate) mod entry;
pub(crate) mod error_pages;
pub(crate) mod limit_body;
pub(crate) mod measure;
pub mod rate_limit;
pub(crate) mod show_again;
pub(crate) mod trace;
