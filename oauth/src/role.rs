use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// What a user, or a credential, may reach inside their company.
    #[derive(Hash, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Role {
        /// Reaches the whole company's data, and may allow the scopes that need this role.
        Administrator = "administrator",
        /// Reaches their own data.
        Standard = "standard",
    }
}

impl Role {
    pub fn title(self) -> &'static str {
        match self {
            Self::Administrator => "Administrator",
            Self::Standard => "Standard",
        }
    }
}
