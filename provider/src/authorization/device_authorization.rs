//! A device asks to be connected, and a person types its code (RFC 8628).

use std::time::Duration;

use oauth::authorize::{
    AuthorizationError, DEVICE_PARAMETERS, Device, PageRejection, Rejection, check_device,
};
use oauth::client::GrantType;
use oauth::credential::digest::Digest;
use oauth::credential::secret::DeviceCode;
use oauth::credential::user_code::{UserCode, UserCodeError};
use oauth::hex::to_hex;
use oauth::id::TransactionId;
use oauth::spelling::network::Network;
use oauth::timestamp::Timestamp;
use routes::UrlBuilder;
use store::devices::{Begun, DeviceRequest};
use store::sign_in::{Counted, SignInAttempt, Throttle};
use thiserror::Error;

use crate::account::session::SignedIn;
use crate::authorization::AuthorizationService;
use crate::authorization::pushed_request::{PushedRequest, TypedBy};
use crate::error::{OrReject as _, ProviderError, UseCaseError};
use crate::token::client_request::{ClientRequest, ClientRequestError};

/// What a device is told (RFC 8628 §3.2).
#[derive(Clone, Debug)]
pub struct DeviceAuthorization {
    pub device_code: DeviceCode,
    pub user_code: UserCode,
    pub verification_uri: String,
    pub verification_uri_complete: String,
    pub expires_in: Duration,
    pub interval: Duration,
}

/// Why a device is not let begin. The text is the `error_description`.
#[derive(Clone, Debug, Error)]
pub enum DeviceAuthorizationError {
    #[error(transparent)]
    Request(#[from] ClientRequestError),
    #[error(transparent)]
    Page(#[from] PageRejection),
    #[error(transparent)]
    Authorization(#[from] AuthorizationError),
    #[error("this client may not use this grant_type")]
    GrantTypeNotAllowed,
    #[error("as many devices wait as may; try again once some have been connected")]
    TooManyWaiting,
}

impl DeviceAuthorizationError {
    /// The `error` value (RFC 8628 §3.2).
    pub fn code(&self) -> &'static str {
        match self {
            Self::Request(error) => error.code(),
            Self::Page(_) => "invalid_request",
            Self::Authorization(error) => error.code(),
            Self::GrantTypeNotAllowed => "unauthorized_client",
            // What RFC 6749 §4.1.2.1 has for a server that cannot answer for a while.
            Self::TooManyWaiting => "temporarily_unavailable",
        }
    }
}

impl From<Rejection> for DeviceAuthorizationError {
    fn from(refusal: Rejection) -> Self {
        match refusal {
            Rejection::OnOurPage(refusal) => Self::Page(refusal),
            Rejection::ToClient { error, .. } | Rejection::ToDevice { error, .. } => {
                Self::Authorization(error)
            }
        }
    }
}

/// Why what a person typed connects nothing.
#[derive(Debug, Error)]
pub enum UserCodeRejection {
    #[error(transparent)]
    Malformed(#[from] UserCodeError),
    #[error("no device waits under this code")]
    Unknown,
    #[error("too many tries")]
    Throttled { until: Timestamp },
}

/// Two codes alike among a million devices that wait happen once in 25,000
/// times; a second draw is enough.
const DRAWS: u32 = 3;

impl AuthorizationService {
    pub async fn authorize_device(
        &self,
        request: ClientRequest,
    ) -> Result<DeviceAuthorization, UseCaseError<DeviceAuthorizationError>> {
        let network = request.network.map(|network| network.to_string()).unwrap_or_default();
        let network = Digest::of(&network);
        let (client, parameters) = self.tokens.authenticate_client(request).await?;
        if !client.may_use(GrantType::DeviceCode) {
            return Err(UseCaseError::Refused(DeviceAuthorizationError::GrantTypeNotAllowed));
        }
        let lifetimes = &self.shared.settings.lifetimes;
        let now = self.shared.now();
        let device_code = self.shared.credentials.device_code(&self.shared.random());
        let digest = Digest::of(device_code.expose());
        // Of what a stranger sends only what means something is stored.
        let parameters = parameters.only(&DEVICE_PARAMETERS).with("client_id", client.id.as_str());
        let (client_id, query) = (client.id.clone(), parameters.to_query());
        let device = |user_code: &UserCode| Device {
            user_code: user_code.shown(),
            device_code: *digest.as_bytes(),
        };
        let mut user_code = self.new_user_code();
        let context = self.request_context(true);
        check_device(&parameters, Some(client), device(&user_code), &context).or_reject()?;
        for _ in 0..DRAWS {
            let request = DeviceRequest {
                device_code: digest,
                user_code: user_code.digest(),
                client_id: client_id.clone(),
                network,
                query: query.clone(),
                asked_at: now,
                expires_at: now + lifetimes.device_request,
                interval: lifetimes.device_interval,
            };
            let limits = self.shared.settings.waiting_devices;
            let begun = self.shared.store.begin_device_request(&request, limits).await?;
            if begun == Begun::TooMany {
                return Err(UseCaseError::Refused(DeviceAuthorizationError::TooManyWaiting));
            }
            if begun == Begun::Waiting {
                let page =
                    String::from(UrlBuilder::at(&self.shared.settings.issuer, routes::DEVICE));
                return Ok(DeviceAuthorization {
                    verification_uri_complete: format!("{page}?user_code={}", user_code.shown()),
                    verification_uri: page,
                    device_code,
                    user_code,
                    expires_in: lifetimes.device_request,
                    interval: lifetimes.device_interval,
                });
            }
            user_code = self.new_user_code();
        }
        Err(ProviderError::Lost("a user code that is free").into())
    }

    fn new_user_code(&self) -> UserCode {
        UserCode::from_entropy(self.shared.random())
    }

    /// Finds the device whose code a person typed; the query of its authorization
    /// request, which goes on like any other. RFC 8628 §5.1: tries are counted, by
    /// person and by address, or codes could be guessed; a right one is not counted.
    pub async fn enter_user_code(
        &self,
        typed: &str,
        signed_in: &SignedIn,
        address: &str,
    ) -> Result<String, UseCaseError<UserCodeRejection>> {
        let user_code = UserCode::parse(typed).or_reject()?;
        let now = self.shared.now();
        let store = &self.shared.store;
        let attempt = self.attempt(signed_in, address);
        if let Throttle::WaitUntil(until) = store.begin_sign_in_attempt(&attempt).await? {
            return Err(UseCaseError::Refused(UserCodeRejection::Throttled { until }));
        }
        let digest = user_code.digest();
        let Some(waiting) = store.find_device_request_by_user_code(&digest, now).await? else {
            return Err(UseCaseError::Refused(UserCodeRejection::Unknown));
        };
        let id = transaction_of(&waiting.device_code);
        if store.find_answer(&id).await?.is_some() {
            return Err(UseCaseError::Refused(UserCodeRejection::Unknown));
        }
        // Wrong codes typed before still count: an attacker could begin devices of
        // their own to be forgiven.
        store.take_back_sign_in_attempt(&attempt).await?;
        let device =
            Device { user_code: user_code.shown(), device_code: *waiting.device_code.as_bytes() };
        let pushed = PushedRequest {
            id,
            client_id: waiting.client_id,
            query: waiting.query,
            device: Some(device),
            typed_by: Some(TypedBy::new(signed_in)),
            expires_at: waiting.expires_at,
        };
        Ok(self.parameters_of_pushed(&pushed).to_query())
    }

    /// Whether a person allowed what the device with this code asked for, and when, while its
    /// request is alive. Of others' answers nothing is told: codes cannot be tried here.
    pub async fn device_answer(
        &self,
        user_code: &UserCode,
        signed_in: &SignedIn,
    ) -> Result<Option<(bool, Timestamp)>, ProviderError> {
        let store = &self.shared.store;
        let now = self.shared.now();
        let request = store.find_device_request_by_user_code(&user_code.digest(), now).await?;
        let Some(request) = request else { return Ok(None) };
        let answer = store.find_answer(&transaction_of(&request.device_code)).await?;
        let own = answer.filter(|answer| answer.user_id == signed_in.user.id);
        Ok(own.map(|answer| (answer.allowed.is_some(), answer.answered_at)))
    }

    fn attempt(&self, signed_in: &SignedIn, address: &str) -> SignInAttempt {
        // Counted apart from passwords: an account that mistypes codes is not locked
        // from signing in.
        self.shared.attempt(Counted {
            account: Digest::of(&format!("user code {}", signed_in.user.id)),
            address: Digest::of(&format!("user code {}", Network::counted(address))),
        })
    }
}

pub(crate) fn transaction_of(device_code: &Digest) -> TransactionId {
    TransactionId::new(format!("txn_dev_{}", to_hex(&device_code.as_bytes()[..16])))
}
