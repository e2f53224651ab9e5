//! OAuth 2.0 Multiple Response Type Encoding Practices §2.1, OAuth 2.0 Form Post Response Mode.

use serde::{Deserialize, Serialize};

use crate::words::words;

words! {
    #[derive(Default, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum ResponseMode {
        #[default]
        Query = "query",
        /// In the redirect URI's fragment, which a browser does not send to the app's server.
        Fragment = "fragment",
        /// In the body of a form that the browser posts to it.
        FormPost = "form_post",
    }
}
