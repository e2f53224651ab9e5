//! What the demo Customer API serves, from our own store: one file for each resource, as
//! the guard has them. The rules are the provider's; here one's values become the other's.

mod candidates;
mod companies;
mod configuration;
mod jobs;
mod messages;
mod users;
mod verifier;
mod webhooks;

use std::sync::Arc;

use guard::customer_api::fault::Fault;
use guard::customer_api::part;
use guard::{ApiInfo, Caller, Method, Realm, Unavailable};
use oauth::catalogue::Catalogue;
use oauth::language::Language;
use oauth::resource_metadata;
use provider::Provider;
use provider::customer_data::{DataError, Reach};
use store::platform::{Listed, Part, Refusal};

/// The API's side of a provider.
#[derive(Clone)]
pub(crate) struct InProcess(pub(crate) Provider);

pub(crate) fn unavailable(error: impl std::fmt::Display) -> Unavailable {
    tracing::error!(%error, "an API failed");
    Unavailable
}

/// What stands in front of the API, and answers proxies in front of others.
pub(crate) fn guard(provider: &Provider) -> guard::Guard {
    let realm = Realm {
        name: provider.settings().issuer.clone(),
        metadata: provider.resources().first().and_then(resource_metadata::well_known),
    };
    guard::Guard::new(realm, Arc::new(InProcess(provider.clone())))
}

/// The API's routes.
pub(crate) fn router(guard: &guard::Guard, provider: &Provider) -> axum::Router {
    let info = info(provider, "Customer API", routes::API);
    guard::customer_api::router(guard, info, Arc::new(InProcess(provider.clone())))
}

/// What the document of an API of that name says beside its operations.
pub(crate) fn info(provider: &Provider, name: &str, path: &str) -> ApiInfo {
    let settings = provider.settings();
    let issuer = &settings.issuer;
    let catalogues = [provider.catalogue(), provider.token_catalogue()];
    let entries = catalogues.into_iter().flat_map(Catalogue::scopes);
    let scopes = entries.map(|entry| {
        let sentence = &entry.words(Language::English).sentence;
        (entry.scope.to_string(), sentence.replace("{platform}", &settings.platform_name))
    });
    ApiInfo {
        title: format!("{} {name}", settings.platform_name),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        server: format!("{issuer}{path}"),
        authorization_endpoint: format!("{issuer}{}", routes::AUTHORIZE),
        token_endpoint: format!("{issuer}{}", routes::TOKEN),
        scopes: scopes.collect(),
    }
}

fn reach(caller: &Caller) -> Reach {
    Reach {
        company_id: caller.company_id.clone(),
        user_id: caller.user_id.clone(),
        role: caller.role,
        via: match &caller.method {
            Method::AuthorizationCode(id) | Method::ClientCredentials(id) => id.to_string(),
            Method::ApiKey(id) | Method::PartnerApiKey(id) | Method::ApiToken(id) => id.to_string(),
        },
    }
}

fn fault(error: DataError) -> Fault {
    match error {
        DataError::Invalid { field, rule } => Fault::invalid(field, rule),
        DataError::Refused(Refusal::NotFound) => Fault::NotFound,
        DataError::Refused(_) | DataError::OwnAccount => Fault::Conflict(sentence(&error)),
        DataError::NothingOfOnesOwn => Fault::Forbidden(sentence(&error)),
        DataError::Internal(error) => unavailable(error).into(),
    }
}

/// An error's text with a capital letter.
pub(crate) fn sentence(error: &impl std::fmt::Display) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// One more than is asked for, which says whether there is more.
fn with_next(part: &part::Part) -> Part {
    Part { after: part.after.clone(), limit: part.limit.saturating_add(1) }
}

/// A part of a list of which [`with_next`] was asked for.
fn listed<R, T>(
    part: &part::Part,
    mut found: Listed<R>,
    id: impl Fn(&R) -> &str,
    show: impl FnMut(R) -> T,
) -> part::Listed<T> {
    let limit = usize::try_from(part.limit).unwrap_or(usize::MAX);
    let more = found.rows.len() > limit;
    found.rows.truncate(limit);
    let last = found.rows.last().filter(|_| more);
    let next = last.map(|row| id(row).to_owned());
    let content = found.rows.into_iter().map(show).collect();
    part::Listed { total_found: found.total, content, next }
}
