//! `/v1/publisher`: who the company is to people who see its apps.

use api::{ApiError, RequestBody};
use oauth::client::registration::RegistrationError;
use provider::Provider;
use provider::account::session::Principal;
use provider::clients::apps::AppError;
use provider::clients::apps::publisher::{OwnPublisher, PublisherDraft};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::apps::edit_fault;
use super::call::AdminCall;
use super::operation::{Op, manage, read};
use super::version::{IfMatch, Versioned, VersionedAnswer};

pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::get("/v1/publisher", read(), "Reads the company's publisher", get)
            .gives::<Publisher>()
            .can_be_missing()
            .has_versions(),
        Op::put("/v1/publisher", manage(), "Says who makes the company's apps", put)
            .takes::<NewPublisher>()
            .gives::<Publisher>()
            .has_versions(),
    ]
}

/// Who makes the company's apps.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Publisher {
    id: String,
    name: String,
    website: Option<String>,
    /// The e-mail address that people write to when they need help.
    support_email: Option<String>,
    privacy_policy: Option<String>,
    terms: Option<String>,
    /// They are proven on the page of an app.
    verified_domains: Vec<String>,
    /// Whether a platform administrator has reviewed the name, with these domains and the hosts of
    /// the company's apps.
    name_reviewed: bool,
}

/// What a company says of itself. Under another name people are asked anew.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewPublisher {
    name: String,
    #[serde(default)]
    website: String,
    #[serde(default)]
    support_email: String,
    #[serde(default)]
    privacy_policy: String,
    #[serde(default)]
    terms: String,
}

async fn get(AdminCall { provider, actor }: AdminCall) -> VersionedAnswer<Publisher> {
    own(&provider, &actor).await
}

async fn put(
    AdminCall { provider, actor }: AdminCall,
    if_match: IfMatch,
    RequestBody(new): RequestBody<NewPublisher>,
) -> VersionedAnswer<Publisher> {
    let NewPublisher { name, website, support_email, privacy_policy, terms } = new;
    let draft = PublisherDraft { name, website, support_email, privacy_policy, terms };
    // A publisher is never deleted: one that is not there yet is what `*` must not make.
    let clients = provider.clients();
    if if_match == IfMatch::Any && clients.own_publisher(&actor).await?.is_none() {
        return Err(ApiError::PreconditionFailed.into());
    }
    let seen = if_match.seen();
    let written = clients.write_publisher(actor.caller(), draft, seen).await;
    written.map_err(|error| match error {
        AppError::Refused(RegistrationError::Link { field }) => {
            let field = if field == "privacy policy" { "privacyPolicy" } else { field };
            ApiError::invalid(field, "an https address, such as https://example.com/privacy").into()
        }
        AppError::Refused(RegistrationError::SupportEmail) => {
            ApiError::invalid("supportEmail", "an e-mail address, such as help@example.com").into()
        }
        other => edit_fault(seen, other),
    })?;
    own(&provider, &actor).await
}

async fn own(provider: &Provider, actor: &Principal) -> VersionedAnswer<Publisher> {
    let found = provider.clients().own_publisher(actor).await?;
    let OwnPublisher { publisher, version, .. } = found.ok_or(ApiError::NotFound)?;
    let publisher = Publisher {
        id: publisher.id.as_str().to_owned(),
        name: publisher.name,
        website: publisher.website,
        support_email: publisher.support_email,
        privacy_policy: publisher.privacy_policy,
        terms: publisher.terms,
        name_reviewed: publisher.review.is_some(),
        verified_domains: publisher.verified_domains,
    };
    Ok(Versioned(version, publisher))
}
