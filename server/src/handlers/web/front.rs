//! The front page.

use app::components::practice_accounts::{PracticeAccount, PracticeAccounts};
use app::page::Page;
use app::pages::front::FrontPage;
use app::present::account::role;
use app::words::Words;
use axum::extract::{OriginalUri, State};

use super::sign_out;
use crate::http::{BrowserSession, PageError, PageResult, Pages, RequestContext};
use crate::state::AppState;

/// The query with which the page says that the user has signed out.
const SIGNED_OUT: &str = "signed_out=yes";

pub(crate) async fn get(
    State(state): State<AppState>,
    context: RequestContext,
    OriginalUri(uri): OriginalUri,
    browser: BrowserSession,
) -> PageResult {
    let page = FrontPage {
        demo: practice_accounts(&state, context.words()).await?,
        metadata_url: routes::METADATA.to_owned(),
        sign_out: browser
            .signed_in
            .is_some()
            .then(|| sign_out::form(&state, &browser, &format!("{}?{SIGNED_OUT}", routes::FRONT))),
        signed_out: uri.query() == Some(SIGNED_OUT) && browser.signed_in.is_none(),
    };
    let pages = Pages::new(&state, context, browser.signed_in.as_ref());
    Ok(pages.show(Page::Front(Box::new(page))))
}

/// The practice accounts, if this is a demo.
pub(crate) async fn practice_accounts(
    state: &AppState,
    words: Words,
) -> Result<Option<PracticeAccounts>, PageError> {
    if !state.demo.0 {
        return Ok(None);
    }
    let (accounts, password) = state.provider.practice_accounts().await?;
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
    Ok(Some(PracticeAccounts { accounts, password }))
}
