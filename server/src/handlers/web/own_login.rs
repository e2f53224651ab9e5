//! Back from the platform's own login.

use app::pages::error::present::{ErrorCase, SignInFailure, rejection_page};
use axum::extract::State;
use axum::http::HeaderMap;
use provider::account::begin_session::{Browser, NewSession};
use provider::authorization::begin_authorization::AuthorizationOutcome;
use provider::own_login::complete_login::{CompleteError, CompletedLogin, ReturningBrowser};

use super::signed_in::{after_sign_in, authorization_query};
use crate::http::cookies::{known_cookie, login, session_cookie};
use crate::http::headers::{user_agent, with_cookies};
use crate::http::page::answer_app;
use crate::http::{
    BrowserSession, ClientAddress, PageResult, Pages, Query, RequestContext, see_other,
};
use crate::state::AppState;

/// Back from the platform.
pub(crate) async fn get(
    State(state): State<AppState>,
    context: RequestContext,
    ClientAddress(address): ClientAddress,
    Query(parameters): Query,
    browser: BrowserSession,
    headers: HeaderMap,
) -> PageResult {
    let provider = &state.provider;
    let code = parameters.get(routes::LOGIN_CODE).unwrap_or_default();
    let returning = ReturningBrowser {
        login: login(provider, &headers),
        browser: Browser {
            token: browser.token.clone(),
            user_agent: user_agent(&headers),
            address,
        },
    };
    match provider.own_login().complete_login(code, returning).await {
        Ok(CompletedLogin::SignedIn { session, return_to }) => {
            let NewSession { token, known_browser } = session;
            let cookies = [session_cookie(provider, &token), known_cookie(provider, known_browser)];
            let then = routes::local_path(&return_to).unwrap_or(routes::FRONT);
            let then = after_sign_in(&state, then, &token).await?;
            Ok(with_cookies(see_other(then), &cookies))
        }
        Ok(CompletedLogin::Rejected { return_to }) => {
            // The code is not part of a page that can be seen again.
            let pages = Pages::new(&state, context.at(routes::FRONT.to_owned()), Some(&browser));
            let refused = match authorization_query(&return_to) {
                Some(query) => Some(provider.authorization().refuse_login(query).await?),
                None => None,
            };
            Ok(match refused {
                Some(AuthorizationOutcome::Answer(delivery)) => answer_app(&pages, delivery),
                Some(AuthorizationOutcome::RefuseOnOurPage(refused)) => {
                    pages.error(rejection_page(pages.localizer(), &refused))
                }
                // It is not verified who runs the app, or there is none.
                _ => pages.error_case(ErrorCase::SignIn(SignInFailure::Rejected)),
            })
        }
        Err(error) => {
            let failure = match error {
                CompleteError::Unusable => SignInFailure::Unusable,
                CompleteError::OtherBrowser => SignInFailure::OtherBrowser,
                CompleteError::Changed(why) => {
                    tracing::warn!(%why, "the platform's login was not completed");
                    SignInFailure::Changed
                }
                CompleteError::Internal(error) => return Err(error.into()),
            };
            Err(ErrorCase::SignIn(failure).into())
        }
    }
}
