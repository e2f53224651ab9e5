//! The demo's accounts, with one of which a visitor signs in by one click.

use app::components::form::PostForm;
use app::components::practice_accounts::{
    EMAIL, PRACTICE, PracticeAccount, PracticeAccounts, PracticeRole,
};
use app::i18n::Localizer;
use app::pages::account::role_name;
use app::pages::front::demo::Way;
use oauth::credential::secret::SessionToken;

use crate::http::{BrowserSession, PageError};
use crate::state::AppState;

/// `form` signs in; `who` may sign in with it.
pub(super) async fn practice_accounts(
    state: &AppState,
    localizer: Localizer,
    form: PostForm,
    who: impl Fn(&str) -> bool,
) -> Result<Option<PracticeAccounts>, PageError> {
    let Some(demo) = &state.demo else { return Ok(None) };
    let (accounts, password) = demo.practice_accounts().await?;
    let shown = |account: demo::PracticeAccount| PracticeAccount {
        roles: account.roles.iter().map(|role| shown_role(localizer, &account, role)).collect(),
        name: account.name,
        email: account.email,
    };
    let accounts = accounts.into_iter().filter(|account| who(&account.email)).map(shown);
    Ok(Some(PracticeAccounts {
        accounts: accounts.collect(),
        form: form.with(PRACTICE, "yes"),
        password: password.to_owned(),
    }))
}

fn shown_role(
    localizer: Localizer,
    account: &demo::PracticeAccount,
    role: &demo::PracticeRole,
) -> PracticeRole {
    PracticeRole {
        role: match &role.job_title {
            _ if account.runs_platform => localizer.t("role-platform-administrator"),
            Some(title) => title.clone(),
            None => role_name(localizer, role.role),
        },
        company: role.company.clone(),
    }
}

/// Who plays which part on the way of an app into the Marketplace.
pub(super) struct Cast {
    pub(super) owner: Option<Way>,
    pub(super) reviewer: Option<Way>,
    /// An administrator of another company than the owner's.
    pub(super) customer: Option<Way>,
}

pub(super) async fn cast(
    state: &AppState,
    browser: &BrowserSession,
    form: &PostForm,
) -> Result<Option<Cast>, PageError> {
    let Some(demo) = &state.demo else { return Ok(None) };
    let (accounts, _) = demo.practice_accounts().await?;
    let here = browser.signed_in.as_ref().map(|signed_in| signed_in.user.email.as_str());
    let way = |account: &demo::PracticeAccount| Way {
        name: account.name.clone(),
        form: (here != Some(account.email.as_str()))
            .then(|| form.clone().with(EMAIL, account.email.as_str()).with(PRACTICE, "yes")),
    };
    let mut administrators =
        accounts.iter().filter(|account| account.administers().is_some() && !account.runs_platform);
    let owner = administrators.next();
    let of_others = |account: &&demo::PracticeAccount| {
        owner.is_none_or(|owner| owner.administers() != account.administers())
    };
    Ok(Some(Cast {
        owner: owner.map(way),
        customer: administrators.find(of_others).map(way),
        reviewer: accounts.iter().find(|account| account.runs_platform).map(way),
    }))
}

/// The token of the sign-in form in this browser; a browser without a cookie gets one, to bind the
/// form to.
pub(super) fn form_token(
    state: &AppState,
    browser: &BrowserSession,
) -> (String, Option<SessionToken>) {
    let accounts = state.provider.accounts();
    if let Some(token) = &browser.token {
        return (accounts.form_token(token), None);
    }
    let token = accounts.new_browser_token();
    (accounts.form_token(&token), Some(token))
}
