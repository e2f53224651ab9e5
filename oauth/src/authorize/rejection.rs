use std::sync::Arc;

use super::callback::Callback;
use super::check_prompt::Prompt;
use super::error::{AuthorizationError, PageRejection};
use crate::client::Client;

#[derive(Clone, Debug)]
pub enum Rejection {
    /// Shown to the person only: there is no address to trust.
    OnOurPage(PageRejection),
    /// At its checked address; if the client is not trusted, the person still sees our page instead
    /// (RFC 9700 §4.11.2).
    ToClient {
        client: Arc<Client>,
        callback: Box<Callback>,
        prompt: Prompt,
        error: AuthorizationError,
    },
    /// Reported to the device; the person sees our page.
    ToDevice { client: Arc<Client>, error: AuthorizationError },
}

impl From<PageRejection> for Rejection {
    fn from(refusal: PageRejection) -> Self {
        Self::OnOurPage(refusal)
    }
}
