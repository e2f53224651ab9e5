use crate::id::ClientId;

/// What ids of clients that registered themselves begin with. No other client's does.
pub const REGISTERED: &str = "reg_";

/// How a client became known: its id says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A person registered it: its publisher, a company, or the operator.
    Person,
    /// Its metadata document, at the address that is its id.
    Document,
    /// RFC 7591.
    Registration,
}

impl Origin {
    pub fn of(id: &ClientId) -> Self {
        let id = id.as_str();
        if id.starts_with("https://") || id.starts_with("http://") {
            Self::Document
        } else if id.starts_with(REGISTERED) {
            Self::Registration
        } else {
            Self::Person
        }
    }

    /// No person vouches for what the client says of itself.
    pub fn is_self_introduced(self) -> bool {
        self != Self::Person
    }
}
