//! One passkey or authenticator app: named, and removed.

use app::pages::confirm::ConfirmPage;
use app::pages::error::present::ErrorCase;
use app::pages::factors::NAME;
use app::pages::factors::item::{FactorKind, FactorPage};
use axum::extract::{Path, State};
use axum::routing::{MethodRouter, get};
use oauth::id::{AuthenticatorId, PasskeyId};
use provider::account::factors::FactorRef;
use provider::account::factors::own::FactorError;

use super::{REMOVED, RENAMED, done};
use crate::http::{AuthenticatedUser, PageError, PageResult, UserForm};
use crate::state::AppState;

impl From<FactorError> for PageError {
    fn from(error: FactorError) -> Self {
        match error {
            FactorError::NotFound | FactorError::NoName => ErrorCase::NotFound.into(),
            // The page has no button for it.
            FactorError::OnlyWayIn => ErrorCase::Forbidden.into(),
            FactorError::Internal(error) => error.into(),
        }
    }
}

pub(crate) fn passkey(id: String) -> FactorRef {
    FactorRef::Passkey(PasskeyId::new(id))
}

pub(crate) fn authenticator(id: String) -> FactorRef {
    FactorRef::Authenticator(AuthenticatorId::new(id))
}

/// The routes of its name. `of` says what the path is about.
pub(crate) fn named(of: fn(String) -> FactorRef) -> MethodRouter<AppState> {
    let show = move |State(state), Path(id), user| show(state, of(id), user);
    let rename = move |State(state), Path(id), form| rename(state, of(id), form);
    get(show).post(rename)
}

/// The routes that remove it.
pub(crate) fn removed(of: fn(String) -> FactorRef) -> MethodRouter<AppState> {
    let ask = move |State(state), Path(id), user| ask(state, of(id), user);
    let remove = move |State(state), Path(id), form| remove(state, of(id), form);
    get(ask).post(remove)
}

/// The kind and the path. An identity provider has none: its company names it.
fn page_of(factor: &FactorRef) -> Result<(FactorKind, String), ErrorCase> {
    match factor {
        FactorRef::Passkey(id) => Ok((FactorKind::Passkey, routes::passkey(id))),
        FactorRef::Authenticator(id) => Ok((FactorKind::Authenticator, routes::authenticator(id))),
        FactorRef::Identity(_) => Err(ErrorCase::NotFound),
    }
}

async fn show(state: AppState, factor: FactorRef, user: AuthenticatedUser) -> PageResult {
    let name = state.provider.accounts().factor_name(&user.signed_in, &factor).await?;
    let (kind, path) = page_of(&factor)?;
    Ok(user.pages().show(FactorPage { kind, form: user.form(path), name, no_name: false }))
}

async fn rename(state: AppState, factor: FactorRef, form: UserForm) -> PageResult {
    let (kind, path) = page_of(&factor)?;
    let sent = form.read(kind.list())?;
    let (user, name) = (form.user, sent.get(NAME).unwrap_or_default());
    match state.provider.accounts().rename_factor(&user.signed_in, &factor, name).await {
        Ok(()) => Ok(done(kind.list(), RENAMED)),
        Err(FactorError::NoName) => {
            let form = user.form(path);
            let name = name.to_owned();
            let user = user.answering(routes::ERRORS);
            Ok(user.pages().show(FactorPage { kind, form, name, no_name: true }))
        }
        Err(error) => Err(error.into()),
    }
}

async fn ask(state: AppState, factor: FactorRef, user: AuthenticatedUser) -> PageResult {
    let (accounts, localizer) = (state.provider.accounts(), user.context.localizer());
    let name = [("name", accounts.factor_name(&user.signed_in, &factor).await?.into())];
    let (kind, _) = page_of(&factor)?;
    let (question, consequences, action) = match &factor {
        FactorRef::Passkey(id) => (
            localizer.t_args("passkey-remove-question", &name),
            vec![localizer.t("passkey-remove-text")],
            routes::passkey_remove(id),
        ),
        FactorRef::Authenticator(id) => {
            let is_last = accounts.own_factors(&user.signed_in).await?.authenticators == 1;
            let last = is_last.then(|| localizer.t("authenticator-remove-last"));
            let texts = [localizer.t("authenticator-remove-text")].into_iter().chain(last);
            let question = localizer.t_args("authenticator-remove-question", &name);
            (question, texts.collect(), routes::authenticator_remove(id))
        }
        FactorRef::Identity(_) => return Err(ErrorCase::NotFound.into()),
    };
    Ok(user.pages().show(ConfirmPage {
        question,
        consequences,
        keep: localizer.t("factor-keep"),
        back: kind.list().to_owned(),
        act: localizer.t("factor-remove"),
        form: user.form(action),
    }))
}

async fn remove(state: AppState, factor: FactorRef, form: UserForm) -> PageResult {
    let list = page_of(&factor)?.0.list();
    form.read(list)?;
    state.provider.accounts().remove_factor(form.user.caller(), &factor).await?;
    Ok(done(list, REMOVED))
}
