//! Links in emails with which a user chooses a password.

use crate::words::words;

words! {
    pub enum LinkPurpose {
        /// They have forgotten theirs.
        Reset = "reset",
        /// They have none yet.
        Invitation = "invitation",
    }
}
