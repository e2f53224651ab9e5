//! The front page.

use app::components::practice_accounts::{PracticeAccount, PracticeAccounts};
use app::page::Page;
use app::pages::front::FrontPage;
use app::present::account::role;
use app::words::Words;
use axum::extract::{OriginalUri, State};
use axum::response::Response;

use super::sign_out;
use crate::browser::Browser;
use crate::language::Visit;
use crate::paths;
use crate::respond::{Fault, Pages};
use crate::state::AppState;

/// The query with which the page says that the person has signed out.
const SIGNED_OUT: &str = "signed_out=yes";

/// `GET /`.
pub(crate) async fn get(
    State(state): State<AppState>,
    visit: Visit,
    OriginalUri(uri): OriginalUri,
    browser: Browser,
) -> Result<Response, Fault> {
    let page = FrontPage {
        demo: practice_accounts(&state, visit.words()).await?,
        metadata_url: paths::METADATA.to_owned(),
        sign_out: browser
            .signed_in
            .is_some()
            .then(|| sign_out::form(&state, &browser, &format!("{}?{SIGNED_OUT}", paths::FRONT))),
        signed_out: uri.query() == Some(SIGNED_OUT) && browser.signed_in.is_none(),
    };
    let pages = Pages::new(&state, visit, browser.signed_in.as_ref());
    Ok(pages.show(Page::Front(Box::new(page))))
}

/// The practice accounts, if this is a demo.
pub(crate) async fn practice_accounts(
    state: &AppState,
    words: Words,
) -> Result<Option<PracticeAccounts>, Fault> {
    let Some(demo) = &state.demo else { return Ok(None) };
    let (accounts, password) = demo.practice_accounts().await?;
    let accounts = accounts
        .into_iter()
        .map(|account| PracticeAccount {
            name: account.name,
            email: account.email,
            company: account.company,
            role: match account.job_title {
                Some(title) => words.say_with(
                    "role-with-title",
                    &[("role", role(words, account.role).into()), ("title", title.into())],
                ),
                None => role(words, account.role),
            },
        })
        .collect();
    Ok(Some(PracticeAccounts { accounts, password: password.to_owned() }))
}
