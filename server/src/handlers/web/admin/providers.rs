use app::pages::admin::providers::form::{ProviderFields, SECRET};
use app::pages::admin::providers::present::{
    ProviderPage, ProvidersPage, StoredProvider, provider_error, provider_row, provider_state,
};
use app::pages::confirm::ConfirmPage;
use app::pages::error::present::ErrorCase;
use axum::extract::{Path, State};
use oauth::id::IdentityProviderId;
use provider::administration::error::check_administrator;
use provider::upstream::manage::{ManageError, Manager, ProviderRecord};
use routes::UrlBuilder;

use super::{DONE, show};
use crate::http::{
    AuthenticatedUser, PageError, PageResult, Query, UserForm, see_other, seen_version,
    with_version,
};
use crate::state::AppState;

const SECOND_FACTOR_SAVED: &str = "second_factor";

/// What a form held, and what is wrong with it.
type Typed = Option<(ProviderFields, ManageError)>;

fn refused(error: ManageError, again: String) -> PageError {
    match error {
        ManageError::NotAdministrator => ErrorCase::NotAdministrator.into(),
        ManageError::NotFound => ErrorCase::NotFound.into(),
        ManageError::EditedMeanwhile => ErrorCase::EditedMeanwhile { again }.into(),
        ManageError::Internal(error) => error.into(),
        _ => ErrorCase::Unreadable.into(),
    }
}

pub(crate) async fn list(
    State(state): State<AppState>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    check_administrator(&user.signed_in)?;
    let (localizer, company) = (user.context.localizer(), &user.signed_in.company);
    let all = state.upstream.providers(Some(&company.id)).await?;
    let done = query.get(DONE).map(|done| match done {
        SECOND_FACTOR_SAVED => localizer.t("admin-done-second-factor"),
        _ => localizer.t("idp-done-removed"),
    });
    let content = ProvidersPage {
        company: company.name.clone(),
        providers: all.iter().map(|record| provider_row(localizer, record)).collect(),
        can_add: !state.upstream.proven_domains(&company.id).await?.is_empty(),
        requires_second_factor: company.requires_second_factor,
        second_factor: user.form(routes::ADMIN_PROVIDERS),
    };
    Ok(show(&user, done, content))
}

/// Whether the company's people sign in with two factors.
pub(crate) async fn require_second_factor(
    State(state): State<AppState>,
    form: UserForm,
) -> PageResult {
    let sent = form.read(routes::ADMIN_PROVIDERS)?;
    let required = sent.get("required") == Some("yes");
    let administration = state.provider.administration();
    administration.require_second_factor(form.user.caller(), required).await?;
    let page = UrlBuilder::relative(routes::ADMIN_PROVIDERS);
    Ok(see_other(page.query(DONE, SECOND_FACTOR_SAVED)))
}

pub(crate) async fn new(State(state): State<AppState>, user: AuthenticatedUser) -> PageResult {
    check_administrator(&user.signed_in)?;
    page(&state, &user, None, None, None).await
}

pub(crate) async fn add(State(state): State<AppState>, form: UserForm) -> PageResult {
    let sent = form.read(routes::ADMIN_PROVIDERS_NEW)?;
    let fields = ProviderFields::read(&sent);
    let draft = fields.draft(sent.get(SECRET).unwrap_or_default(), false);
    let manager = Manager::Administrator(form.user.caller());
    match state.upstream.add(manager, draft).await {
        Ok(record) => Ok(done(&record.provider.id, "saved")),
        Err(error) => page(&state, &form.user, None, Some((fields, error)), None).await,
    }
}

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<IdentityProviderId>,
    Query(query): Query,
    user: AuthenticatedUser,
) -> PageResult {
    check_administrator(&user.signed_in)?;
    let record = find(&state, &user, &id).await?;
    let localizer = user.context.localizer();
    let done = query.get(DONE).map(|done| match done {
        "checked" => localizer.t("idp-done-checked"),
        _ => localizer.t("idp-done-saved"),
    });
    page(&state, &user, Some(record), None, done).await
}

pub(crate) async fn post(
    State(state): State<AppState>,
    Path(id): Path<IdentityProviderId>,
    form: UserForm,
) -> PageResult {
    let here = routes::admin_provider(&id);
    let sent = form.read(&here)?;
    check_administrator(&form.user.signed_in)?;
    let record = find(&state, &form.user, &id).await?;
    let fields = ProviderFields::read(&sent);
    let has_secret = record.provider.settings.secret.is_some();
    let draft = fields.draft(sent.get(SECRET).unwrap_or_default(), has_secret);
    let manager = Manager::Administrator(form.user.caller());
    match state.upstream.change(manager, &id, draft, seen_version(&sent)).await {
        Ok(_) => Ok(done(&id, "saved")),
        Err(error) => page(&state, &form.user, Some(record), Some((fields, error)), None).await,
    }
}

pub(crate) async fn check_now(
    State(state): State<AppState>,
    Path(id): Path<IdentityProviderId>,
    form: UserForm,
) -> PageResult {
    form.read(&routes::admin_provider(&id))?;
    check_administrator(&form.user.signed_in)?;
    let record = find(&state, &form.user, &id).await?;
    state.upstream.check_again(&record).await?;
    Ok(done(&id, "checked"))
}

pub(crate) async fn demand(
    State(state): State<AppState>,
    Path(id): Path<IdentityProviderId>,
    form: UserForm,
) -> PageResult {
    let here = routes::admin_provider(&id);
    let sent = form.read(&here)?;
    check_administrator(&form.user.signed_in)?;
    let record = find(&state, &form.user, &id).await?;
    let wanted = (sent.get("demand") == Some("yes")).then_some(&id);
    let manager = Manager::Administrator(form.user.caller());
    let with = form.user.signed_in.session.provider.as_ref();
    match state.upstream.demand(manager, wanted, with).await {
        Ok(()) => Ok(done(&id, "demanded")),
        Err(error) => {
            let fields = ProviderFields::of(&record.provider);
            page(&state, &form.user.at(here), Some(record), Some((fields, error)), None).await
        }
    }
}

pub(crate) async fn remove(
    State(state): State<AppState>,
    Path(id): Path<IdentityProviderId>,
    user: AuthenticatedUser,
) -> PageResult {
    check_administrator(&user.signed_in)?;
    let record = find(&state, &user, &id).await?;
    let localizer = user.context.localizer();
    let named = [("name", record.provider.name.as_str().into())];
    Ok(user.pages().show(ConfirmPage {
        question: localizer.t_args("idp-remove-question", &named),
        consequences: vec![localizer.t("idp-remove-text")],
        keep: localizer.t("idp-keep"),
        act: localizer.t("idp-remove"),
        form: user.form(routes::admin_provider_remove(&id)),
        back: routes::admin_provider(&id),
    }))
}

pub(crate) async fn remove_now(
    State(state): State<AppState>,
    Path(id): Path<IdentityProviderId>,
    form: UserForm,
) -> PageResult {
    form.read(routes::ADMIN_PROVIDERS)?;
    let manager = Manager::Administrator(form.user.caller());
    let removed = state.upstream.remove(manager, &id).await;
    removed.map_err(|error| refused(error, routes::ADMIN_PROVIDERS.to_owned()))?;
    Ok(see_other(UrlBuilder::relative(routes::ADMIN_PROVIDERS).query(DONE, "removed")))
}

fn done(id: &IdentityProviderId, what: &str) -> axum::response::Response {
    see_other(UrlBuilder::relative(routes::admin_provider(id)).query(DONE, what))
}

async fn find(
    state: &AppState,
    user: &AuthenticatedUser,
    id: &IdentityProviderId,
) -> Result<ProviderRecord, PageError> {
    let found = state.upstream.provider_of(&user.signed_in.company.id, id).await;
    found.map_err(|error| refused(error, routes::ADMIN_PROVIDERS.to_owned()))
}

async fn page(
    state: &AppState,
    user: &AuthenticatedUser,
    record: Option<ProviderRecord>,
    typed: Typed,
    done: Option<String>,
) -> PageResult {
    let localizer = user.context.localizer();
    let (fields, errors) = match typed {
        Some((fields, error)) => match provider_error(localizer, &error) {
            Some(fault) => (Some(fields), vec![fault]),
            None => return Err(refused(error, routes::ADMIN_PROVIDERS.to_owned())),
        },
        None => (None, Vec::new()),
    };
    let fields = fields.unwrap_or_else(|| match &record {
        Some(record) => ProviderFields::of(&record.provider),
        None => ProviderFields::default(),
    });
    let proven = state.upstream.proven_domains(&user.signed_in.company.id).await?;
    let mut domains: Vec<String> = proven.iter().map(ToString::to_string).collect();
    domains.extend(fields.domains.iter().filter(|text| !text.is_empty()).cloned());
    domains.sort();
    domains.dedup();
    let form = match &record {
        Some(record) => {
            let path = routes::admin_provider(&record.provider.id);
            with_version(user.form(path), record.version)
        }
        None => user.form(routes::ADMIN_PROVIDERS_NEW),
    };
    let stored = record.map(|record| {
        let id = &record.provider.id;
        let [redirect_uri, logout_uri, keys] = state.upstream.addresses(id);
        let wanted = if record.is_demanded { "no" } else { "yes" };
        StoredProvider {
            name: record.provider.name.clone(),
            state: provider_state(localizer, &record),
            by_operator: record.provider.by_operator,
            has_secret: record.provider.settings.secret.is_some(),
            redirect_uri,
            logout_uri,
            keys,
            check: user.form(routes::admin_provider_check(id)),
            demand: user.form(routes::admin_provider_demand(id)).with("demand", wanted),
            remove: routes::admin_provider_remove(id),
        }
    });
    Ok(show(user, done, ProviderPage { fields, errors, form, domains, stored }))
}
