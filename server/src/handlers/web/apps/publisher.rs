use app::components::error_summary::FormError as FormFault;
use app::pages::apps::publisher::form::{DOMAIN, publisher_draft, read_publisher};
use app::pages::apps::publisher::present::{Domains, PublisherPage, claim_row, publisher_error};
use app::pages::apps::steps::{AppStep, next_path};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use oauth::client::domain::Domain;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use provider::clients::apps::AppError;
use provider::clients::apps::publisher::{ClaimError, OwnPublisher, PublisherDraft};
use routes::UrlBuilder;
use store::Version;

use super::form::AppForm;
use super::{form_to, frame_of, refused, show};
use crate::http::entered::Entered;
use crate::http::{AuthenticatedUser, PageResult, see_other, seen_version, with_version};
use crate::middleware::show_again::ShowAgain;
use crate::state::AppState;

#[derive(Default)]
struct Typed {
    publisher: Option<PublisherDraft>,
    seen: Option<Version>,
    domain: String,
    faults: Vec<FormFault>,
}

impl Typed {
    fn of(sent: &Parameters) -> Self {
        Self {
            publisher: Some(read_publisher(sent)),
            seen: seen_version(sent),
            domain: sent.get(DOMAIN).unwrap_or_default().to_owned(),
            faults: Vec::new(),
        }
    }
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
    let typed = Typed::of(&sent);
    // Enter in the field of a domain sends all that was typed, too.
    let domain = match Some(typed.domain.as_str()).filter(|domain| !domain.trim().is_empty()) {
        Some(domain) => match Domain::parse(domain) {
            Ok(domain) => Some(domain),
            Err(_) => {
                return refuse_domain(&state, &user, &id, typed, "partner-domain-error").await;
            }
        },
        None => None,
    };
    let (draft, seen) = (read_publisher(&sent), seen_version(&sent));
    match state.provider.clients().write_publisher(user.caller(), draft, seen).await {
        Ok(()) => {}
        Err(AppError::Refused(error)) => {
            let faults = vec![publisher_error(user.context.localizer(), &error)];
            return page(&state, &user, &id, Typed { faults, ..typed }).await;
        }
        Err(error) => return Err(refused(error, &routes::app_publisher(&id))),
    }
    match domain {
        None => {
            let details = state.provider.clients().app_details(&user.signed_in, &id).await?;
            let is_registered = details.client.is_some();
            Ok(see_other(next_path(&id, AppStep::Publisher, is_registered)))
        }
        // The publisher is stored: what was seen of it is not what is there now.
        Some(domain) => claim(&state, user, &id, Typed { seen: None, ..typed }, domain).await,
    }
}

pub(crate) async fn add_domain(
    State(state): State<AppState>,
    AppForm { user, id, sent }: AppForm,
) -> PageResult {
    let user = user.at(routes::app_publisher(&id));
    let typed = Typed::of(&sent);
    let Ok(domain) = Domain::parse(&typed.domain) else {
        return refuse_domain(&state, &user, &id, typed, "partner-domain-error").await;
    };
    let own = state.provider.clients().own_publisher(&user.signed_in).await?;
    let stored = own.map(|own| publisher_draft(&own.publisher));
    let unsaved = typed.publisher != stored;
    let answer = claim(&state, user, &id, typed, domain).await?;
    if !unsaved || !answer.status().is_redirection() {
        return Ok(answer);
    }
    // What else is half typed stays.
    let entered = Entered::of_main_form(sent.without(&[DOMAIN]).to_query().as_bytes());
    let (page, cookies) = (routes::app_publisher(&id), Vec::new());
    let mut answer = StatusCode::NO_CONTENT.into_response();
    answer.extensions_mut().insert(ShowAgain { page, entered, cookies });
    Ok(answer)
}

async fn claim(
    state: &AppState,
    user: AuthenticatedUser,
    id: &ClientId,
    typed: Typed,
    domain: Domain,
) -> PageResult {
    match state.provider.clients().claim_domain(user.caller(), domain).await {
        Ok(()) => Ok(see_other(domains_path(id))),
        Err(ClaimError::TooMany) => {
            refuse_domain(state, &user, id, typed, "partner-domain-many").await
        }
        Err(ClaimError::App(error)) => Err(error.into()),
    }
}

async fn refuse_domain(
    state: &AppState,
    user: &AuthenticatedUser,
    id: &ClientId,
    typed: Typed,
    why: &'static str,
) -> PageResult {
    let text = user.context.localizer().t(why);
    let faults = vec![FormFault { text, field: Some(DOMAIN.to_owned()) }];
    page(state, user, id, Typed { faults, ..typed }).await
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
        add: to("add-domain").action,
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
