//! A browser comes back from the platform's login.

use oauth::audit::{AuditAction, Subject};
use oauth::authentication::Authentication;
use oauth::credential::digest::Digest;
use oauth::id::IdentityProviderId;
use oauth::upstream::OWN_LOGIN;
use store::own_login::LoginAnswer;
use thiserror::Error;

use crate::account::begin_session::{Beginning, Browser, NewSession};
use crate::error::{ProviderError, internal_store_error};
use crate::own_login::OwnLoginService;
use crate::own_login::answer_login::{CheckedLogin, StoredAnswer};
use crate::own_login::login_request::browser_digest;
use crate::own_login::outcomes::{COMPLETED, OTHER_BROWSER, UNUSABLE, count};
use crate::own_login::people::PersonError;
use crate::own_login::platform::PlatformCaller;
use crate::own_login::standing::Standing;

/// The browser, and what it brings.
#[derive(Debug)]
pub struct ReturningBrowser {
    /// The cookie of its login requests.
    pub login: Option<String>,
    pub browser: Browser,
}

#[derive(Debug)]
pub enum CompletedLogin {
    SignedIn {
        session: NewSession,
        return_to: String,
    },
    /// The platform signed no user in.
    Rejected {
        return_to: String,
    },
}

#[derive(Debug, Error)]
pub enum CompleteError {
    /// Never, used before, or too late.
    #[error("the code is of no answer, or was used")]
    Unusable,
    #[error("another browser has begun this")]
    OtherBrowser,
    /// What the platform said was right when it said it.
    #[error("{0}")]
    Changed(String),
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(CompleteError);

impl From<PersonError> for CompleteError {
    fn from(error: PersonError) -> Self {
        match error {
            PersonError::NotFound | PersonError::Invalid(_) => Self::Changed(error.to_string()),
            PersonError::Internal(error) => error.into(),
        }
    }
}

impl OwnLoginService {
    /// Signs the person in whom the platform has named, in the browser that began, once.
    pub async fn complete_login(
        &self,
        code: &str,
        browser: ReturningBrowser,
    ) -> Result<CompletedLogin, CompleteError> {
        let completed = self.complete(code, browser).await;
        match &completed {
            Ok(CompletedLogin::SignedIn { .. }) => count(COMPLETED),
            Ok(CompletedLogin::Rejected { .. }) => {}
            Err(CompleteError::OtherBrowser) => count(OTHER_BROWSER),
            Err(_) => count(UNUSABLE),
        }
        completed
    }

    async fn complete(
        &self,
        code: &str,
        browser: ReturningBrowser,
    ) -> Result<CompletedLogin, CompleteError> {
        let store = &self.shared.store;
        let code = Digest::of(code);
        let found = store.find_login_answer(&code).await?.ok_or(CompleteError::Unusable)?;
        let stored: StoredAnswer =
            serde_json::from_str(&found.answer).map_err(|_| CompleteError::Unusable)?;
        // Before it is used: who follows another person's link takes nothing from them.
        if browser.login.as_deref().map(browser_digest) != Some(found.browser) {
            self.note_other_browser(&found, &stored, &browser).await?;
            return Err(CompleteError::OtherBrowser);
        }
        if !store.use_login_answer(&code, self.shared.now()).await? {
            return Err(CompleteError::Unusable);
        }
        let StoredAnswer { return_to, login } = stored;
        match login {
            None => Ok(CompletedLogin::Rejected { return_to }),
            Some(login) => {
                let session = self.begin_session(&found, login, &browser.browser).await?;
                Ok(CompletedLogin::SignedIn { session, return_to })
            }
        }
    }

    async fn begin_session(
        &self,
        answer: &LoginAnswer,
        login: CheckedLogin,
        browser: &Browser,
    ) -> Result<NewSession, CompleteError> {
        let client = self.shared.registered_client(&answer.client_id).await?;
        let address = Some(browser.address.clone()).filter(|address| !address.is_empty());
        let platform = PlatformCaller { client, address };
        let CheckedLogin { subject, profile, methods, auth_time, session, standing } = login;
        let ends_at = session.map(|length| self.shared.now() + length);
        let Ok(methods) = methods.parse();
        let now = self.standing(&subject).await?;
        // Who was signed out everywhere meanwhile is not signed in by what was said before.
        if now.epoch != standing.epoch {
            return Err(CompleteError::Changed("the user was signed out meanwhile".to_owned()));
        }
        // Nor is a role, a company or a name given back that was taken. Another tab may have
        // brought the same answer.
        if now != standing && !self.is_as_said(&subject, &profile).await? {
            return Err(CompleteError::Changed("the user was changed meanwhile".to_owned()));
        }
        let user = self.put_person(&platform, &subject, profile).await?;
        let Standing { epoch, .. } = standing;
        let authentication = Authentication {
            at: auth_time,
            methods,
            provider: Some(IdentityProviderId::new(OWN_LOGIN)),
        };
        let beginning = Beginning { epoch, ends_at, ..Beginning::default() };
        let begun = self.accounts.begin_session(&user, authentication, browser, beginning).await?;
        begun.ok_or_else(|| CompleteError::Changed("the user is disabled".to_owned()))
    }

    /// Possible login CSRF: it is in the audit log once, for the company of the person who
    /// would have been signed in.
    async fn note_other_browser(
        &self,
        answer: &LoginAnswer,
        stored: &StoredAnswer,
        browser: &ReturningBrowser,
    ) -> Result<(), CompleteError> {
        let store = &self.shared.store;
        let user = match &stored.login {
            Some(login) => store.find_user_of_subject(&login.subject).await?,
            None => None,
        };
        let company = match &user {
            Some(user) => store.company_to_begin_with(&user.id).await?,
            None => None,
        };
        let subject = match &user {
            Some(user) => Subject::new("user", &user.id, &user.email),
            None => Subject::new("login_request", "", ""),
        };
        let mut event = self.shared.own_event(company, AuditAction::LoginRefused, subject);
        event.address = Some(browser.browser.address.clone()).filter(|address| !address.is_empty());
        Ok(store.note_other_browser(&answer.code, event.at, event.into()).await?)
    }
}
