use app::components::practice_accounts::{PracticeAccount, PracticeAccounts};
use app::i18n::Localizer;
use app::pages::account::role_name;
use app::pages::front::FrontPage;
use axum::extract::{OriginalUri, State};

use super::sign_out;
use crate::http::{BrowserSession, PageError, PageResult, Pages, RequestContext};
use crate::state::AppState;

const SIGNED_OUT: &str = "signed_out=yes";

pub(crate) async fn get(
    State(state): State<AppState>,
    context: RequestContext,
    OriginalUri(uri): OriginalUri,
    browser: BrowserSession,
) -> PageResult {
    let page = FrontPage {
        demo: practice_accounts(&state, context.localizer()).await?,
        metadata_url: routes::METADATA.to_owned(),
        sign_out: browser
            .signed_in
            .is_some()
            .then(|| sign_out::form(&state, &browser, &format!("{}?{SIGNED_OUT}", routes::FRONT))),
        signed_out: uri.query() == Some(SIGNED_OUT) && browser.signed_in.is_none(),
    };
    let pages = Pages::new(&state, context, browser.signed_in.as_ref());
    Ok(pages.show(page))
}

pub(crate) async fn practice_accounts(
    state: &AppState,
    localizer: Localizer,
) -> Result<Option<PracticeAccounts>, PageError> {
    let Some(demo) = &state.demo else { return Ok(None) };
    let (accounts, password) = demo.practice_accounts().await?;
    let accounts = accounts
        .into_iter()
        .map(|account| PracticeAccount {
            name: account.name,
            email: account.email,
            company: account.company,
            role: match account.job_title {
                Some(title) => localizer.t_args(
                    "role-with-title",
                    &[("role", role_name(localizer, account.role).into()), ("title", title.into())],
                ),
                None => role_name(localizer, account.role),
            },
        })
        .collect();
    Ok(Some(PracticeAccounts { accounts, password: password.to_owned() }))
}
