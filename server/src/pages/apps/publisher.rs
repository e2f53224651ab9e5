//! Who makes a company's apps, and which domains are proven to be theirs.

use app::components::error_summary::FormError;
use app::pages::apps::publisher::form::{DOMAIN, publisher_draft, read_publisher};
use app::pages::apps::publisher::present::{Domains, PublisherPage, claim_row, publisher_error};
use app::pages::apps::steps::{AppStep, next_path};
use app::routes::app_page_path;
use axum::extract::{Path, State};
use axum::response::Response;
use oauth::domain::Domain;
use oauth::id::ClientId;
use oauth::parameters::Parameters;
use provider::apps::AppError;
use provider::apps::publisher::{ClaimError, PublisherDraft};

use super::form::AppForm;
use super::{form_to, refused, show, steps_of};
use crate::person::Person;
use crate::respond::{Fault, see_other};
use crate::state::AppState;

/// What was typed on the page, and what is wrong with it.
#[derive(Default)]
struct Typed {
    publisher: Option<PublisherDraft>,
    domain: String,
    errors: Vec<FormError>,
}

/// `GET /apps/{app}/publisher`.
pub(crate) async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    person: Person,
) -> Result<Response, Fault> {
    page(&state, &person, &ClientId::new(id), Typed::default()).await
}

/// `POST /apps/{app}/publisher`.
pub(crate) async fn post(
    State(state): State<AppState>,
    AppForm { person, id, sent }: AppForm,
) -> Result<Response, Fault> {
    let draft = read_publisher(&sent);
    match state.provider.write_publisher(&person.signed_in, draft.clone()).await {
        Ok(()) => Ok(see_other(&next_path(&id, AppStep::Publisher))),
        Err(AppError::Refused(error)) => {
            let errors = vec![publisher_error(person.visit.localizer(), &error)];
            let typed = Typed { publisher: Some(draft), errors, ..Typed::default() };
            page(&state, &person, &id, typed).await
        }
        Err(error) => refused(&person.pages(), error),
    }
}

/// `POST /apps/{app}/add-domain`.
pub(crate) async fn add_domain(
    State(state): State<AppState>,
    AppForm { person, id, sent }: AppForm,
) -> Result<Response, Fault> {
    let typed = sent.get(DOMAIN).unwrap_or_default().to_owned();
    let localizer = person.visit.localizer();
    let again = |text: &'static str| {
        let errors = vec![FormError::new(localizer.t(text), DOMAIN)];
        Typed { publisher: None, domain: typed.clone(), errors }
    };
    let Ok(domain) = Domain::parse(&typed) else {
        return page(&state, &person, &id, again("partner-domain-error")).await;
    };
    match state.provider.claim_domain(&person.signed_in, domain).await {
        Ok(()) => Ok(see_other(&domains_path(&id))),
        Err(ClaimError::TooMany) => page(&state, &person, &id, again("partner-domain-many")).await,
        Err(ClaimError::App(error)) => refused(&person.pages(), error),
    }
}

/// `POST /apps/{app}/check-domain`.
pub(crate) async fn check_domain(
    State(state): State<AppState>,
    AppForm { person, id, sent }: AppForm,
) -> Result<Response, Fault> {
    let Some(domain) = domain_of(&sent) else {
        return refused(&person.pages(), AppError::NotFound);
    };
    let lookup = state.domains.as_ref();
    match state.provider.check_domain(&person.signed_in, &domain, lookup).await {
        Ok(_) => Ok(see_other(&domains_path(&id))),
        Err(error) => refused(&person.pages(), error),
    }
}

/// `POST /apps/{app}/remove-domain`.
pub(crate) async fn remove_domain(
    State(state): State<AppState>,
    AppForm { person, id, sent }: AppForm,
) -> Result<Response, Fault> {
    let Some(domain) = domain_of(&sent) else {
        return refused(&person.pages(), AppError::NotFound);
    };
    match state.provider.drop_domain(&person.signed_in, &domain).await {
        Ok(()) => Ok(see_other(&domains_path(&id))),
        Err(error) => refused(&person.pages(), error),
    }
}

fn domains_path(id: &ClientId) -> String {
    format!("{}#domains", app_page_path(id, "publisher"))
}

/// The domain that a form names; a form of ours names one.
fn domain_of(sent: &Parameters) -> Option<Domain> {
    Domain::parse(sent.get(DOMAIN).unwrap_or_default()).ok()
}

async fn page(
    state: &AppState,
    person: &Person,
    id: &ClientId,
    typed: Typed,
) -> Result<Response, Fault> {
    let (provider, localizer) = (&state.provider, person.visit.localizer());
    let found = match provider.app_details(&person.signed_in, id).await {
        Ok(details) => provider.own_publisher(&person.signed_in).await.map(|own| (details, own)),
        Err(error) => Err(error),
    };
    let (details, own) = match found {
        Ok(found) => found,
        Err(error) => return refused(&person.pages(), error),
    };
    let to = |page: &str| form_to(person, id, page);
    let domains = own.as_ref().map(|(publisher, claims)| Domains {
        claims: claims.iter().map(|claim| claim_row(localizer, publisher, claim, to)).collect(),
        add: to("add-domain"),
        typed: typed.domain,
    });
    let kept = own.as_ref().map(|(publisher, _)| publisher_draft(publisher));
    let draft = typed.publisher.or(kept).unwrap_or_else(|| PublisherDraft {
        name: person.signed_in.company.name.clone(),
        ..PublisherDraft::default()
    });
    let page = PublisherPage {
        steps: steps_of(person, &details, AppStep::Publisher),
        company: person.signed_in.company.name.clone(),
        form: to("publisher"),
        errors: typed.errors,
        name: draft.name,
        website: draft.website,
        support_email: draft.support_email,
        privacy_policy: draft.privacy_policy,
        terms: draft.terms,
        has_apps: details.client.is_some(),
        domains,
    };
    Ok(show(person, page))
}
