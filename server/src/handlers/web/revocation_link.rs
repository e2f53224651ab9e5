//! "This wasn't me": what an email's link leads to. It needs no session; the link
//! suffices to remove the one access that it is about, and nothing else.

use app::components::form::PostForm;
use app::pages::confirm::ConfirmPage;
use app::pages::outcome::OutcomePage;
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::client::publisher::Publisher;
use provider::account::revocation_link::{RevocationLink, RevocationLinkError};

use crate::http::{BrowserSession, ClientAddress, PageResult, Pages, RequestContext};
use crate::state::AppState;

/// Only asks: programs that check emails for dangers follow their links.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(sealed): Path<String>,
    pages: Pages,
) -> PageResult {
    let localizer = pages.localizer();
    let RevocationLink { client, stands } =
        match state.provider.accounts().revocation_link(&sealed).await {
            Ok(found) => found,
            Err(error) => return refused(&pages, error),
        };
    let name = client.display_name();
    if !stands {
        return Ok(removed(&pages, name));
    }
    let publisher = client.publisher.as_ref().map_or_else(|| name.clone(), Publisher::display_name);
    let app = [("app", name.as_str().into())];
    let stops = [("app", name.as_str().into()), ("publisher", publisher.into())];
    Ok(pages.show(ConfirmPage {
        question: localizer.t_args("app-remove-question", &app),
        consequences: vec![
            localizer.t_args("not-me-text", &app),
            localizer.t_args("app-remove-text", &stops),
        ],
        keep: localizer.t("not-me-keep"),
        act: localizer.t("app-remove"),
        form: PostForm { action: routes::revocation_link(&sealed), hidden: Vec::new() },
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
    let pages = Pages::new(&state, context.at(routes::revocation_link(&sealed)), Some(&browser));
    match state.provider.accounts().revoke_by_link(&sealed, &address).await {
        Ok(RevocationLink { client, .. }) => Ok(removed(&pages, client.display_name())),
        Err(error) => refused(&pages, error),
    }
}

fn removed(pages: &Pages, app: String) -> Response {
    pages.show(OutcomePage::RemovedByLink { app })
}

fn refused(pages: &Pages, error: RevocationLinkError) -> PageResult {
    let page = match error {
        RevocationLinkError::Unknown => OutcomePage::LinkUnknown,
        RevocationLinkError::Expired => OutcomePage::LinkExpired,
        RevocationLinkError::Internal(error) => return Err(error.into()),
    };
    Ok(pages.show(page))
}
