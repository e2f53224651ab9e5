use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    /// OpenID Connect Core §8.
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum SubjectType {
        /// The same for all apps.
        #[default]
        Public = "public",
        /// For each sector another, so that two of them cannot tell that it is the same person.
        Pairwise = "pairwise",
    }
}
