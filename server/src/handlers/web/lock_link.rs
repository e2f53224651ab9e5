//! "This wasn't me": what the links in emails about sign-ins and passwords lead to. They need no
//! session; whoever holds one may lock the one account that it is about, and do nothing else.

use app::components::form::PostForm;
use app::pages::choose_password::DeadLinkPage;
use app::pages::confirm::ConfirmPage;
use app::pages::outcome::OutcomePage;
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::user::User;
use provider::account::lock_link::LockLinkError;

use crate::http::{BrowserSession, ClientAddress, PageResult, Pages, RequestContext};
use crate::state::AppState;

/// Only asks: programs that check emails for dangers follow their links.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(sealed): Path<String>,
    pages: Pages,
) -> PageResult {
    let localizer = pages.localizer();
    let user = match state.provider.accounts().lock_link(&sealed).await {
        Ok(user) => user,
        Err(error) => return refused(&pages, error),
    };
    let email = [("email", user.email.as_str().into())];
    Ok(pages.show(ConfirmPage {
        question: localizer.t_args("lock-question", &email),
        consequences: vec![localizer.t("lock-text"), localizer.t("lock-next")],
        keep: localizer.t("lock-keep"),
        act: localizer.t("lock-do"),
        form: PostForm::new(routes::lock_link(&sealed)),
        back: routes::FRONT.to_owned(),
    }))
}

/// The form needs no token: an attacker who can forge it holds the link, and with it all that the
/// form does.
pub(crate) async fn post(
    State(state): State<AppState>,
    Path(sealed): Path<String>,
    context: RequestContext,
    browser: BrowserSession,
    ClientAddress(address): ClientAddress,
) -> PageResult {
    // The page's address shows it again.
    let pages = Pages::new(&state, context.at(routes::lock_link(&sealed)), Some(&browser));
    match state.provider.accounts().lock_by_link(&sealed, &address).await {
        Ok(user) => Ok(locked(&pages, user)),
        Err(error) => refused(&pages, error),
    }
}

fn locked(pages: &Pages, user: User) -> Response {
    pages.show(OutcomePage::AccountLocked { email: user.email })
}

fn refused(pages: &Pages, error: LockLinkError) -> PageResult {
    let page = match error {
        LockLinkError::Unknown => DeadLinkPage { expired: false },
        LockLinkError::Expired => DeadLinkPage { expired: true },
        LockLinkError::Internal(error) => return Err(error.into()),
    };
    Ok(pages.show(page))
}
