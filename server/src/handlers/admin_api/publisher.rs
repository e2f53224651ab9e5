//! `/v1/publisher`: who the company is to people who see its apps.

use api::{ApiError, RequestBody};
use axum::Json;
use oauth::client::registration::RegistrationError;
use provider::Provider;
use provider::account::session::Actor;
use provider::clients::apps::AppError;
use provider::clients::apps::publisher::PublisherDraft;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::call::AdminCall;
use super::operation::{Answer, Op, OperationError, manage, read};

pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::get("/v1/publisher", read(), "Reads the company's publisher", get)
            .gives::<Publisher>()
            .can_be_missing(),
        Op::put("/v1/publisher", manage(), "Says who makes the company's apps", put)
            .takes::<NewPublisher>()
            .gives::<Publisher>(),
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

async fn get(AdminCall { provider, actor }: AdminCall) -> Answer<Publisher> {
    own(&provider, &actor).await
}

async fn put(
    AdminCall { provider, actor }: AdminCall,
    RequestBody(new): RequestBody<NewPublisher>,
) -> Answer<Publisher> {
    let NewPublisher { name, website, support_email, privacy_policy, terms } = new;
    let draft = PublisherDraft { name, website, support_email, privacy_policy, terms };
    provider.clients().write_publisher(&actor, draft).await.map_err(|error| match error {
        AppError::Refused(RegistrationError::Link { field }) => {
            let field = if field == "privacy policy" { "privacyPolicy" } else { field };
            ApiError::invalid(field, "an https address, such as https://example.com/privacy").into()
        }
        AppError::Refused(RegistrationError::SupportEmail) => {
            ApiError::invalid("supportEmail", "an e-mail address, such as help@example.com").into()
        }
        other => OperationError::from(other),
    })?;
    own(&provider, &actor).await
}

async fn own(provider: &Provider, actor: &Actor) -> Answer<Publisher> {
    let found = provider.clients().own_publisher(actor).await?;
    let (publisher, _) = found.ok_or(ApiError::NotFound)?;
    Ok(Json(Publisher {
        id: publisher.id.as_str().to_owned(),
        name: publisher.name,
        website: publisher.website,
        support_email: publisher.support_email,
        privacy_policy: publisher.privacy_policy,
        terms: publisher.terms,
        verified_domains: publisher.verified_domains,
    }))
}
