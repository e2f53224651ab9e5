pub const KIND: &str = "kind";

/// The field of what must be ticked.
pub const CONFIRM: &str = "confirm";
