//! The second step of signing in: after the right password, or after a sign-in with the
//! company's identity provider, and before there is a session.
//!
//! Between the steps a seal in a cookie says who it was. It is worth something for
//! ten minutes, in the browser in which it was given, and until the account's epoch ends.

use std::time::Duration;

use oauth::authentication::{Authentication, AuthenticationMethod};
use oauth::company::Company;
use oauth::credential::digest::Digest;
use oauth::credential::secret::SessionToken;
use oauth::hex::to_hex;
use oauth::id::UserId;
use oauth::membership::Membership;
use oauth::spelling::email;
use oauth::spelling::network::Network;
use oauth::timestamp::Timestamp;
use oauth::user::User;
use serde::{Deserialize, Serialize};
use store::second_factors::OwnFactors;
use store::sign_in::{Counted, Throttle};
use thiserror::Error;

use super::authenticators::AuthenticatorError;
use super::first_step::FirstStep;
use super::passkeys::{PasskeyAnswer, PasskeyError, Verified, method_of};
use super::recovery_code::RecoveryCode;
use crate::account::AccountService;
use crate::account::begin_session::{Beginning, Browser, NewSession};
use crate::account::session::Principal;
use crate::account::sign_in_count::{Method, Outcome, count_sign_in};
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};

pub const PENDING: Duration = Duration::from_mins(10);

const LABEL: &str = "password was right";

#[derive(Serialize, Deserialize)]
struct SealedStep {
    user: UserId,
    epoch: i64,
    /// The digest of the browser's cookie.
    browser: String,
    ends_at: Timestamp,
    first: FirstStep,
}

/// Whether the purpose of the sign-in needs two factors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TwoFactors {
    #[default]
    AsUsual,
    /// Of who has a second one.
    IfSetUp,
    /// Who has none sets one up.
    Always,
}

/// What is still to be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A code of an authenticator app, or a recovery code; or a passkey, if they have one.
    Code {
        or_passkey: bool,
    },
    Passkey,
    /// They have none, and set one up first.
    Enrolment {
        /// The name of a company of theirs that demands it; `None`: what they want to do does.
        company: Option<String>,
    },
}

#[derive(Clone, Debug)]
pub struct SecondStep {
    /// The person, as who they act first.
    pub principal: Principal,
    pub wanted: Wanted,
    epoch: i64,
    first: FirstStep,
}

/// From the browser in which the password was given.
#[derive(Debug)]
pub struct StepBrowser {
    pub browser: Browser,
    pub known_browser: Option<String>,
}

#[derive(Debug, Error)]
pub enum SecondStepError {
    #[error("the first step was too long ago, or in another browser")]
    Expired,
    #[error("the code is not right")]
    WrongCode,
    #[error("too many failures")]
    Throttled { until: Timestamp },
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(SecondStepError);

impl AccountService {
    /// Whether a right password is not enough: the user has an authenticator app, a company of
    /// theirs demands two factors, or what they want to do does.
    pub(crate) async fn needs_second_step(
        &self,
        user: &User,
        for_what: TwoFactors,
    ) -> Result<bool, ProviderError> {
        let own = self.shared.store.own_factors(&user.id).await?;
        let demanded = match for_what {
            TwoFactors::Always => true,
            TwoFactors::IfSetUp => !own.is_none(),
            TwoFactors::AsUsual => false,
        };
        Ok(demanded || own.authenticators > 0 || self.demanding_company(user).await?.is_some())
    }

    pub(crate) fn seal_step(
        &self,
        user: &User,
        epoch: i64,
        browser: &Browser,
        first: FirstStep,
    ) -> Option<String> {
        let step = SealedStep {
            first,
            user: user.id.clone(),
            epoch,
            browser: of_browser(browser.token.as_ref()?),
            ends_at: self.shared.now() + PENDING,
        };
        Some(self.shared.seal(LABEL, &step))
    }

    /// What a sign-in waits for; `None` if none waits in this browser.
    pub async fn second_step(
        &self,
        sealed: &str,
        browser: Option<&SessionToken>,
    ) -> Result<Option<SecondStep>, ProviderError> {
        let opened = self.shared.open_seal::<SealedStep>(LABEL, sealed);
        let Some(SealedStep { user, epoch, browser: of, ends_at, first }) = opened else {
            return Ok(None);
        };
        if self.shared.now() >= ends_at || browser.map(of_browser) != Some(of) {
            return Ok(None);
        }
        let Some(principal) = self.principal_of(&user).await? else { return Ok(None) };
        let store = &self.shared.store;
        if store.sign_in_epoch(&user).await? != epoch {
            return Ok(None);
        }
        let company = self.demanding_company(&principal.user).await?;
        let wanted = self.wanted(store.own_factors(&user).await?, company);
        Ok(Some(SecondStep { principal, wanted, epoch, first }))
    }

    fn wanted(&self, own: OwnFactors, company: Option<String>) -> Wanted {
        let has_passkey = own.passkeys > 0 && self.offers_passkeys();
        match own.authenticators {
            0 if has_passkey => Wanted::Passkey,
            0 => Wanted::Enrolment { company },
            _ => Wanted::Code { or_passkey: has_passkey },
        }
    }

    /// Takes the code, once, and begins the session.
    pub async fn finish_sign_in(
        &self,
        sealed: &str,
        code: &str,
        from: &StepBrowser,
    ) -> Result<NewSession, SecondStepError> {
        let method = match RecoveryCode::read(code) {
            Some(_) => Method::RecoveryCode,
            None => Method::Code,
        };
        let finished = self.finish(sealed, code, method, from).await;
        count_sign_in(
            method,
            match &finished {
                Ok(_) => Outcome::SignedIn,
                Err(SecondStepError::Throttled { .. }) => Outcome::Throttled,
                Err(SecondStepError::Internal(_)) => Outcome::Failed,
                Err(SecondStepError::WrongCode | SecondStepError::Expired) => Outcome::Wrong,
            },
        );
        finished
    }

    async fn finish(
        &self,
        sealed: &str,
        code: &str,
        method: Method,
        from: &StepBrowser,
    ) -> Result<NewSession, SecondStepError> {
        let step = self.second_step(sealed, from.browser.token.as_ref()).await?;
        let step = step.ok_or(SecondStepError::Expired)?;
        if !matches!(step.wanted, Wanted::Code { .. }) {
            return Err(SecondStepError::Expired);
        }
        // Counted as passwords are: who knows the password guesses no code by trying.
        let counted = self.counted(&step, from);
        self.begin_try(counted).await?;
        let SecondStep { principal, epoch, first, .. } = step;
        let right = match method {
            Method::RecoveryCode => {
                let caller = Caller::new(&principal, &from.browser.address);
                self.take_recovery_code(caller, code).await?
            }
            _ => self.take_one_time_code(&principal.user.id, code).await?,
        };
        if !right {
            return Err(SecondStepError::WrongCode);
        }
        self.begin_with_code(&principal.user, epoch, first, from, Some(counted)).await
    }

    async fn begin_with_code(
        &self,
        user: &User,
        epoch: i64,
        first: FirstStep,
        from: &StepBrowser,
        counted: Option<Counted>,
    ) -> Result<NewSession, SecondStepError> {
        let authentication = first.with_code(self.shared.now());
        let (there, to_link) = first.beginning();
        let email = match &counted {
            Some(counted) => {
                let before = self.shared.store.signed_in_at(&user.id).await?;
                self.new_browser_email(user, &from.browser, counted, before)
            }
            None => None,
        };
        let beginning = Beginning { epoch, counted, email, there, to_link, ..Beginning::default() };
        let begun = self.begin_session(user, authentication, &from.browser, beginning).await?;
        begun.ok_or(SecondStepError::Expired)
    }

    /// Sets up the authenticator app that is demanded, and begins the session. The recovery codes
    /// are shown once.
    pub async fn enrol_and_sign_in(
        &self,
        sealed: &str,
        secret: &str,
        name: &str,
        code: &str,
        from: &StepBrowser,
    ) -> Result<(NewSession, Vec<RecoveryCode>), EnrolError> {
        let step = self.second_step(sealed, from.browser.token.as_ref()).await?;
        let step = step.ok_or(SecondStepError::Expired)?;
        // Another person who knows the password may have set one up meanwhile.
        if !matches!(step.wanted, Wanted::Enrolment { .. }) {
            return Err(SecondStepError::Expired.into());
        }
        let SecondStep { principal, epoch, first, .. } = step;
        let caller = Caller::new(&principal, &from.browser.address);
        let codes = self.add_first_authenticator(caller, secret, (name, code), epoch).await?;
        let begun = self.begin_with_code(&principal.user, epoch, first, from, None).await?;
        count_sign_in(Method::Code, Outcome::SignedIn);
        Ok((begun, codes))
    }

    /// Signs in with a passkey: two factors in one, for its device has verified the person.
    pub async fn sign_in_with_passkey(
        &self,
        sealed: &str,
        answer: &PasskeyAnswer,
        from: &Browser,
    ) -> Result<NewSession, PasskeySignInError> {
        let begun = self.passkey_session(sealed, answer, from).await;
        count_sign_in(
            Method::Passkey,
            match &begun {
                Ok(_) => Outcome::SignedIn,
                Err(PasskeySignInError::Throttled { .. }) => Outcome::Throttled,
                Err(PasskeySignInError::Passkey(PasskeyError::Internal(_))) => Outcome::Failed,
                Err(PasskeySignInError::Passkey(_)) => Outcome::Wrong,
            },
        );
        begun
    }

    async fn passkey_session(
        &self,
        sealed: &str,
        answer: &PasskeyAnswer,
        from: &Browser,
    ) -> Result<NewSession, PasskeySignInError> {
        use AuthenticationMethod::{MultipleFactors, UserPresence};
        let token = from.token.as_ref().ok_or(PasskeyError::Expired)?;
        let counted = Counted {
            account: answer.credential(),
            address: Digest::of(&Network::counted(&from.address)),
        };
        match self.begin_try(counted).await {
            Ok(()) => {}
            Err(SecondStepError::Throttled { until }) => {
                return Err(PasskeySignInError::Throttled { until });
            }
            Err(SecondStepError::Internal(error)) => return Err(PasskeyError::from(error).into()),
            Err(_) => return Err(PasskeyError::Expired.into()),
        }
        let Verified { user, synced, epoch } = self.verify_passkey(token, sealed, answer).await?;
        let authentication = Authentication {
            at: self.shared.now(),
            methods: [method_of(synced), UserPresence, MultipleFactors].into_iter().collect(),
            provider: None,
        };
        let beginning = Beginning { epoch, counted: Some(counted), ..Beginning::default() };
        let begun = self.begin_session(&user, authentication, from, beginning).await;
        Ok(begun.map_err(PasskeyError::from)?.ok_or(PasskeyError::Refused)?)
    }

    fn counted(&self, step: &SecondStep, from: &StepBrowser) -> Counted {
        let email = email::fold(&step.principal.user.email);
        let known = from.known_browser.as_deref();
        Counted {
            account: self.counted_account(&email, step.epoch, known),
            address: Digest::of(&Network::counted(&from.browser.address)),
        }
    }

    async fn begin_try(&self, counted: Counted) -> Result<(), SecondStepError> {
        let attempt = self.shared.attempt(counted);
        match self.shared.store.begin_sign_in_attempt(&attempt).await? {
            Throttle::Proceed => Ok(()),
            Throttle::WaitUntil(until) => Err(SecondStepError::Throttled { until }),
        }
    }

    /// The name of a company that demands two factors of the user, whichever they act for.
    async fn demanding_company(&self, user: &User) -> Result<Option<String>, ProviderError> {
        let all = self.shared.store.memberships_of_user(&user.id).await?;
        let demands = |(membership, company): &(Membership, Company)| {
            membership.active && company.requires_second_factor
        };
        Ok(all.into_iter().find(demands).map(|(_, company)| company.name))
    }
}

#[derive(Debug, Error)]
pub enum EnrolError {
    #[error(transparent)]
    Step(#[from] SecondStepError),
    #[error(transparent)]
    Authenticator(#[from] AuthenticatorError),
}

impl From<ProviderError> for EnrolError {
    fn from(error: ProviderError) -> Self {
        Self::Step(error.into())
    }
}

#[derive(Debug, Error)]
pub enum PasskeySignInError {
    #[error(transparent)]
    Passkey(#[from] PasskeyError),
    #[error("too many failures")]
    Throttled { until: Timestamp },
}

fn of_browser(token: &SessionToken) -> String {
    to_hex(Digest::of(token.expose()).as_bytes())
}
