pub const NOTE: &str = "note";
pub const DECISION: &str = "decision";
pub const ACCEPT: &str = "accept";
pub const DECLINE: &str = "decline";
pub const END: &str = "end";
