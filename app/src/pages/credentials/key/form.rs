pub const KIND: &str = "kind";

pub const CONFIRM: &str = "confirm";
