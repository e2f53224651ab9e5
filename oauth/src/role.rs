use serde::{Deserialize, Serialize};

/// What a user, or a credential, may reach inside their company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Reaches the whole company's data, and may allow the scopes that need this role.
    Administrator,
    /// Reaches their own data.
    Standard,
}

impl Role {
    pub const ALL: [Self; 2] = [Self::Administrator, Self::Standard];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Standard => "standard",
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Self::Administrator => "Administrator",
            Self::Standard => "Standard",
        }
    }
}
