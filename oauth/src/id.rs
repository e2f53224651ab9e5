//! Names of things, each with its own type, so that a user's id cannot stand
//! where a client's id is wanted.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the id as it is written in the store.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

id!(
    /// A client identifier (RFC 6749 §2.2). Not a secret.
    ClientId
);
id!(
    /// A person with an account. Never confusable with a [`ClientId`]
    /// (RFC 9700 §4.15.1): ids of users begin with `usr_`, which no client's
    /// may.
    UserId
);
id!(
    /// A customer of the platform: the company whose data is asked for.
    CompanyId
);
id!(
    /// Who stands behind one or more clients.
    PublisherId
);
id!(
    /// A browser session's record. The cookie's value is another thing, and
    /// changes while the record stays.
    SessionId
);
id!(
    /// What one person, in one company, has allowed one client.
    GrantId
);
id!(
    /// All tokens that descend from one authorization code.
    TokenFamilyId
);
id!(
    /// One showing of the consent page; answered at most once.
    TransactionId
);
id!(
    /// A person's request that an administrator let them connect an app.
    ApprovalRequestId
);
