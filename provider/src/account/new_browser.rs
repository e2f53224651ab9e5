//! A person signs in with a browser in which their account was not known.

use oauth::credential::digest::Digest;
use oauth::spelling::email;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use store::outbox::{Email, Notification};
use store::sign_in::Counted;

use crate::account::AccountService;
use crate::account::begin_session::Browser;

impl AccountService {
    /// The email that tells of it; `None` if the browser is known, for then its tries are counted
    /// by themselves, or is the account's first. `before`: when a session last began.
    pub(super) fn new_browser_email(
        &self,
        user: &User,
        browser: &Browser,
        counted: &Counted,
        before: Option<Timestamp>,
    ) -> Option<Email> {
        let is_known = counted.account != Digest::of(&email::fold(&user.email));
        (!is_known && before.is_some()).then(|| {
            let (user_agent, network) = (browser.name(), browser.network());
            let notification = Notification::NewBrowser { user_agent, network };
            self.shared.email(&user.id, None, notification)
        })
    }
}
