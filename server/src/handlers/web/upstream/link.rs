use app::components::account_strip::Account;
use app::components::form::PostForm;
use app::pages::error::present::ErrorCase;
use app::pages::link_identity::LinkIdentityPage;
use axum::extract::State;
use provider::upstream::begin::Journey;
use provider::upstream::link::Linking;

use super::leave::leave;
use crate::handlers::web::switch_account;
use crate::http::{
    BrowserForm, BrowserSession, PageResult, Pages, Query, RequestContext, see_other,
};
use crate::state::AppState;

/// Asks whether to link: the person has just signed in to their account.
pub(crate) async fn get(
    State(state): State<AppState>,
    context: RequestContext,
    Query(parameters): Query,
    browser: BrowserSession,
) -> PageResult {
    let sealed = parameters.get(routes::SEALED).unwrap_or_default();
    let found = state.upstream.linking(browser.token.as_ref(), sealed).await?;
    let Some(Linking { person, provider, return_to, joins, .. }) = found else {
        return Ok(see_other(routes::SIGN_IN));
    };
    let token = browser.token.as_ref().map(|token| state.provider.accounts().form_token(token));
    let form = PostForm::new(routes::SIGN_IN_LINK)
        .with("token", token.unwrap_or_default())
        .with(routes::SEALED, sealed);
    let here = routes::sign_in_link(sealed);
    let pages = Pages::new(&state, context.at(here), Some(&browser));
    let account = Account::of(pages.localizer(), &person);
    let switch = switch_account::form(None);
    let return_to = return_to.as_deref().and_then(routes::local_path);
    let not_now = return_to.unwrap_or(routes::FRONT).to_owned();
    let (provider, joins) = (provider.name, joins.map(|(company, _)| company.name));
    Ok(pages.show(LinkIdentityPage { account, switch, provider, form, joins, not_now }))
}

/// Then they sign in there: their session is one of the provider's from then on.
pub(crate) async fn post(
    State(state): State<AppState>,
    context: RequestContext,
    posted: BrowserForm,
) -> PageResult {
    if !posted.is_of_browser(&state.provider) {
        return Err(ErrorCase::form_expired(routes::SIGN_IN).into());
    }
    let sealed = posted.field(routes::SEALED);
    let found = state.upstream.linking(posted.browser.token.as_ref(), sealed).await?;
    let linking = found.ok_or_else(|| ErrorCase::form_expired(routes::SIGN_IN))?;
    let id = linking.provider.id.clone();
    let email = linking.person.user.email.clone();
    let journey = Journey { return_to: linking.return_to.clone(), ..Journey::default() };
    if !state.upstream.link(linking, &posted.address).await? {
        return Err(ErrorCase::form_expired(routes::SIGN_IN).into());
    }
    let pages = Pages::new(&state, context.at(routes::SIGN_IN.to_owned()), None);
    let left = leave(&state, &pages, &posted.headers, &id, journey, Some(&email)).await?;
    Ok(left.unwrap_or_else(|_| see_other(routes::SIGN_IN)))
}
