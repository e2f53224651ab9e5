//! "This wasn't me", in an email about how somebody signs in. It needs no session.

use app::components::form::PostForm;
use app::pages::confirm::ConfirmPage;
use app::pages::outcome::OutcomePage;
use axum::extract::{Path, State};
use provider::account::revocation_link::RevocationLinkError;

use crate::http::{BrowserSession, ClientAddress, PageResult, Pages, RequestContext};
use crate::state::AppState;

/// Only asks: programs that check emails for dangers follow their links.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(sealed): Path<String>,
    pages: Pages,
) -> PageResult {
    let localizer = pages.localizer();
    let link = match state.provider.accounts().factor_link(&sealed).await {
        Ok(link) => link,
        Err(error) => return refused(&pages, error),
    };
    let mut consequences = vec![localizer.t("factor-link-text")];
    consequences.extend(
        link.removes.map(|name| localizer.t_args("factor-link-removes", &[("name", name.into())])),
    );
    Ok(pages.show(ConfirmPage {
        question: localizer.t("factor-link-question"),
        consequences,
        keep: localizer.t("factor-link-keep"),
        act: localizer.t("factor-link-do"),
        form: PostForm { action: routes::factor_link(&sealed), hidden: Vec::new() },
        back: routes::FRONT.to_owned(),
    }))
}

/// The form needs no token: an attacker who can forge it holds the link.
pub(crate) async fn post(
    State(state): State<AppState>,
    Path(sealed): Path<String>,
    context: RequestContext,
    browser: BrowserSession,
    ClientAddress(address): ClientAddress,
) -> PageResult {
    // The page's address shows it again.
    let context = context.at(routes::factor_link(&sealed));
    let pages = Pages::new(&state, context.clone(), Some(&browser));
    match state.provider.accounts().use_factor_link(&sealed, &address).await {
        // Their own session here, if there was one, is gone too.
        Ok(_) => Ok(Pages::new(&state, context, None).show(OutcomePage::SignedOutByLink)),
        Err(error) => refused(&pages, error),
    }
}

fn refused(pages: &Pages, error: RevocationLinkError) -> PageResult {
    let page = match error {
        RevocationLinkError::Unknown => OutcomePage::SignInLinkUnknown,
        RevocationLinkError::Expired => OutcomePage::SignInLinkExpired,
        RevocationLinkError::Internal(error) => return Err(error.into()),
    };
    Ok(pages.show(page))
}
