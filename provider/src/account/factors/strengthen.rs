//! Who has just shown a second factor, to set it up, has given two.

use oauth::authentication::{Authentication, AuthenticationMethod};

use crate::account::AccountService;
use crate::account::begin_session::{Beginning, Browser, NewSession};
use crate::account::session::SignedIn;
use crate::error::ProviderError;

impl AccountService {
    /// The session goes on with what was given beside what it began with; with another cookie, for
    /// it opens more. When the person signed in stays what it was. `None` if it has ended.
    pub async fn strengthen_session(
        &self,
        signed_in: &SignedIn,
        browser: &Browser,
        given: &[AuthenticationMethod],
    ) -> Result<Option<NewSession>, ProviderError> {
        let (user, session) = (&signed_in.user, &signed_in.session);
        // First: what ends the session later ends this epoch, too.
        let epoch = self.shared.store.sign_in_epoch(&user.id).await?;
        let live = self.live_session(browser.token.as_ref()).await?;
        if live.is_none_or(|live| live.session.id != session.id) {
            return Ok(None);
        }
        let both = [AuthenticationMethod::MultipleFactors];
        let methods = session.methods.iter().chain(given.iter().copied()).chain(both);
        let authentication = Authentication {
            at: session.authenticated_at,
            methods: methods.collect(),
            provider: session.provider.clone(),
        };
        let ends_at = session.ends_at;
        let beginning = Beginning { epoch, ends_at, goes_on: true, ..Beginning::default() };
        self.begin_session(user, authentication, browser, beginning).await
    }
}
