//! Why a page cannot be shown. Handlers return it with `?`; `middleware::error_pages`, which knows
//! the request, draws the page.

use std::sync::Arc;

use app::pages::error::present::ErrorCase;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use provider::administration::error::AdministrationError;
use provider::clients::apps::AppError;
use provider::clients::review_publishers::ReviewError;
use provider::credentials::api_credentials::ApiCredentialsError;
use provider::error::ProviderError;
use store::StoreError;

pub(crate) type PageResult = Result<Response, PageError>;

pub(crate) enum PageError {
    /// Logged; the page says only that something failed.
    Internal(ProviderError),
    /// Boxed: it is rare, and larger than what handlers return otherwise.
    Case(Box<ErrorCase>),
}

/// In the extensions of a response: the error page to draw instead of it.
#[derive(Clone, Debug)]
pub(crate) struct PageToDraw(pub(crate) Arc<ErrorCase>);

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let case = match self {
            Self::Internal(error) => {
                tracing::error!(%error, "a request failed");
                if error.is_temporary() { ErrorCase::Unavailable } else { ErrorCase::Server }
            }
            Self::Case(case) => *case,
        };
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        response.extensions_mut().insert(PageToDraw(Arc::new(case)));
        response
    }
}

impl From<ProviderError> for PageError {
    fn from(error: ProviderError) -> Self {
        match error {
            ProviderError::Busy(_) => ErrorCase::TooMuch.into(),
            // Signed out, locked down or demoted while the form was on its way.
            ProviderError::Store(StoreError::ActorEnded { .. }) => {
                ErrorCase::form_expired(routes::FRONT).into()
            }
            error => Self::Internal(error),
        }
    }
}

impl From<ErrorCase> for PageError {
    fn from(case: ErrorCase) -> Self {
        Self::Case(Box::new(case))
    }
}

impl From<AdministrationError> for PageError {
    fn from(error: AdministrationError) -> Self {
        match error {
            AdministrationError::NotAdministrator => ErrorCase::NotAdministrator.into(),
            AdministrationError::NotFound => ErrorCase::NotFound.into(),
            // Of what administrators decide, the policy alone has a form with several fields.
            AdministrationError::EditedMeanwhile => {
                ErrorCase::EditedMeanwhile { again: routes::ADMIN_POLICY.to_owned() }.into()
            }
            // Where that can be, the page is shown again.
            AdministrationError::ShownChanged
            | AdministrationError::DecidedByHost
            | AdministrationError::TrustMissing => {
                ErrorCase::EditedMeanwhile { again: routes::ADMIN.to_owned() }.into()
            }
            AdministrationError::Internal(error) => error.into(),
        }
    }
}

impl From<ApiCredentialsError> for PageError {
    fn from(error: ApiCredentialsError) -> Self {
        let case = match error {
            ApiCredentialsError::NotAdministrator => ErrorCase::NotAdministrator,
            ApiCredentialsError::NotFound | ApiCredentialsError::NotPermitted => {
                ErrorCase::NotFound
            }
            // A form that was edited: the pages show what is wrong with others.
            ApiCredentialsError::Refused(_) => ErrorCase::Unreadable,
            ApiCredentialsError::MadeBefore | ApiCredentialsError::MakerEnded => {
                ErrorCase::form_expired(routes::CREDENTIALS)
            }
            ApiCredentialsError::Internal(error) => return error.into(),
        };
        case.into()
    }
}

impl From<ReviewError> for PageError {
    fn from(error: ReviewError) -> Self {
        let case = match error {
            ReviewError::NotPlatformAdministrator => ErrorCase::NotAdministrator,
            // The page has no button for it.
            ReviewError::OwnPublisher => ErrorCase::Forbidden,
            ReviewError::UnknownPublisher(_) | ReviewError::NoDomain(_) => ErrorCase::NotFound,
            ReviewError::ShownChanged | ReviewError::NotReviewed => {
                ErrorCase::EditedMeanwhile { again: routes::MARKETPLACE.to_owned() }
            }
            ReviewError::Internal(error) => return error.into(),
        };
        case.into()
    }
}

impl From<AppError> for PageError {
    fn from(error: AppError) -> Self {
        let case = match error {
            AppError::NotAdministrator => ErrorCase::NotAdministrator,
            // The page has no button for it.
            AppError::OwnApp => ErrorCase::Forbidden,
            AppError::NotFound => ErrorCase::NotFound,
            // A form that was edited, or one of another tab: the pages show what is to do.
            AppError::Unfinished(_) | AppError::NoPublisher | AppError::Refused(_) => {
                ErrorCase::Unreadable
            }
            AppError::EditedMeanwhile => {
                ErrorCase::EditedMeanwhile { again: routes::APPS.to_owned() }
            }
            AppError::ShownChanged => {
                ErrorCase::EditedMeanwhile { again: routes::MARKETPLACE.to_owned() }
            }
            AppError::DoneBefore => ErrorCase::form_expired(routes::APPS),
            AppError::Internal(error) => return error.into(),
        };
        case.into()
    }
}
