use app::components::practice_accounts::{PracticeAccount, PracticeAccounts};
use app::i18n::Localizer;
use app::pages::account::role_name;
use app::pages::front::FrontPage;
use axum::extract::{OriginalUri, State};

use crate::http::page::{SIGNED_OUT, sign_out_form};
use crate::http::{BrowserSession, PageError, PageResult, Pages, RequestContext};
use crate::state::AppState;

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
            .then(|| sign_out_form(&state, browser.token.as_ref())),
        signed_out: uri.query() == Some(SIGNED_OUT) && browser.signed_in.is_none(),
    };
    let pages = Pages::new(&state, context, Some(&browser));
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
