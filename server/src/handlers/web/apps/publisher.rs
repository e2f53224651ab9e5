use app::components::error_summary::FormError as FormFault;
use app::pages::apps::publisher::form::{DOMAIN, publisher_draft, read_publisher};
use app::pages::apps::publisher::present::{Domains, PublisherPage, claim_row, publisher_error};
use app::pages::apps::steps::{AppStep, next_path};
use axum::extract::{Path, State};
use oauth::client::domain::Domain;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use provider::clients::apps::AppError;
use provider::clients::apps::publisher::{ClaimError, OwnPublisher, PublisherDraft};
use routes::UrlBuilder;
use store::Version;

use super::form::AppForm;
use super::{form_to, frame_of, refused, show};
use crate::http::{AuthenticatedUser, PageResult, see_other, seen_version, with_version};
use crate::state::AppState;

#[derive(Default)]
struct Typed {
    publisher: Option<PublisherDraft>,
    seen: Option<Version>,
    domain: String,
    faults: Vec<FormFault>,
}

pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<ClientId>,
    user: AuthenticatedUser,
) -> PageResult {
    page(&state, &user, &id, Typed::default()).await
}

pub(crate) async fn post(
    State(state): State<AppState>,
    AppForm { user, id, sent }: AppForm,
) -> PageResult {
    let (draft, seen) = (read_publisher(&sent), seen_version(&sent));
    match state.provider.clients().write_publisher(user.caller(), draft.clone(), seen).await {
        Ok(()) => {
            let details = state.provider.clients().app_details(&user.signed_in, &id).await?;
            let is_registered = details.client.is_some();
            Ok(see_other(next_path(&id, AppStep::Publisher, is_registered)))
        }
        Err(AppError::Refused(error)) => {
            let faults = vec![publisher_error(user.context.localizer(), &error)];
            let typed = Typed { publisher: Some(draft), seen, faults, ..Typed::default() };
            page(&state, &user, &id, typed).await
        }
        Err(error) => Err(refused(error, &routes::app_publisher(&id))),
    }
}

pub(crate) async fn add_domain(
    State(state): State<AppState>,
    AppForm { user, id, sent }: AppForm,
) -> PageResult {
    let user = user.at(routes::app_publisher(&id));
    let typed = sent.get(DOMAIN).unwrap_or_default().to_owned();
    let localizer = user.context.localizer();
    let again = |text: &'static str| {
        let faults = vec![FormFault { text: localizer.t(text), field: Some(DOMAIN.to_owned()) }];
        Typed { domain: typed.clone(), faults, ..Typed::default() }
    };
    let Ok(domain) = Domain::parse(&typed) else {
        return page(&state, &user, &id, again("partner-domain-error")).await;
    };
    match state.provider.clients().claim_domain(user.caller(), domain).await {
        Ok(()) => Ok(see_other(domains_path(&id))),
        Err(ClaimError::TooMany) => page(&state, &user, &id, again("partner-domain-many")).await,
        Err(ClaimError::App(error)) => Err(error.into()),
    }
}

pub(crate) async fn check_domain(
    State(state): State<AppState>,
    AppForm { user, id, sent }: AppForm,
) -> PageResult {
    let domain = domain_of(&sent)?;
    let lookup = state.domains.as_ref();
    state.provider.clients().check_domain(user.caller(), &domain, lookup).await?;
    Ok(see_other(domains_path(&id)))
}

pub(crate) async fn remove_domain(
    State(state): State<AppState>,
    AppForm { user, id, sent }: AppForm,
) -> PageResult {
    let domain = domain_of(&sent)?;
    state.provider.clients().drop_domain(user.caller(), &domain).await?;
    Ok(see_other(domains_path(&id)))
}

fn domains_path(id: &ClientId) -> String {
    UrlBuilder::relative(routes::app_publisher(id)).fragment("domains")
}

fn domain_of(sent: &Parameters) -> Result<Domain, AppError> {
    Domain::parse(sent.get(DOMAIN).unwrap_or_default()).map_err(|_| AppError::NotFound)
}

async fn page(
    state: &AppState,
    user: &AuthenticatedUser,
    id: &ClientId,
    typed: Typed,
) -> PageResult {
    let (provider, localizer) = (&state.provider, user.context.localizer());
    let details = provider.clients().app_details(&user.signed_in, id).await?;
    let own = provider.clients().own_publisher(&user.signed_in).await?;
    let to = |page: &str| form_to(user, id, page);
    // What was typed was typed over the version that was seen then.
    let version = typed.seen.or(own.as_ref().map(|own| own.version)).unwrap_or_default();
    let domains = own.as_ref().map(|OwnPublisher { publisher, claims, .. }| Domains {
        claims: claims.iter().map(|claim| claim_row(localizer, publisher, claim, to)).collect(),
        add: to("add-domain"),
        typed: typed.domain,
    });
    let stored = own.as_ref().map(|own| publisher_draft(&own.publisher));
    let draft = typed.publisher.or(stored).unwrap_or_else(|| PublisherDraft {
        name: user.signed_in.company.name.clone(),
        ..PublisherDraft::default()
    });
    let page = PublisherPage {
        frame: frame_of(user, &details, AppStep::Publisher),
        company: user.signed_in.company.name.clone(),
        form: with_version(to("publisher"), version),
        errors: typed.faults,
        name: draft.name,
        website: draft.website,
        support_email: draft.support_email,
        privacy_policy: draft.privacy_policy,
        terms: draft.terms,
        has_apps: details.client.is_some(),
        domains,
    };
    Ok(show(user, page))
}
