use api::{ApiError, RequestBody};
use oauth::consent::policy::{CompanyPolicy, WhoMayConnect};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::call::AdminCall;
use super::operation::{Op, manage, read};
use super::version::{IfMatch, Versioned, VersionedAnswer};

pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::get("/v1/policy", read(), "Reads what people may allow", get)
            .gives::<Policy>()
            .has_versions(),
        Op::put("/v1/policy", manage(), "Says what people may allow", put)
            .takes::<Policy>()
            .gives::<Policy>()
            .has_versions(),
    ]
}

/// What people of the company may allow, by how deep it reaches: `anyone`,
/// `verified-publishers` or `administrators`.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Policy {
    /// For scopes that read.
    #[schema(pattern = "^(anyone|verified-publishers|administrators)$")]
    read: String,
    /// For scopes that add or alter.
    #[schema(pattern = "^(anyone|verified-publishers|administrators)$")]
    change: String,
    /// For scopes that also remove.
    #[schema(pattern = "^(anyone|verified-publishers|administrators)$")]
    delete: String,
    /// For scopes that are an administrator's.
    #[schema(pattern = "^(anyone|verified-publishers|administrators)$")]
    admin: String,
    /// Whether a person may allow an app until they remove it.
    until_removed: bool,
}

async fn get(AdminCall { provider, actor }: AdminCall) -> VersionedAnswer<Policy> {
    let (policy, version) = provider.administration().company_policy(&actor).await?;
    Ok(Versioned(version, show(&policy)))
}

async fn put(
    AdminCall { provider, actor }: AdminCall,
    if_match: IfMatch,
    RequestBody(sent): RequestBody<Policy>,
) -> VersionedAnswer<Policy> {
    let policy = CompanyPolicy {
        read: who("read", &sent.read)?,
        change: who("change", &sent.change)?,
        delete: who("delete", &sent.delete)?,
        admin: who("admin", &sent.admin)?,
        until_removed: sent.until_removed,
    };
    provider.administration().set_company_policy(actor.caller(), &policy, if_match.seen()).await?;
    get(AdminCall { provider, actor }).await
}

fn who(field: &str, text: &str) -> Result<WhoMayConnect, ApiError> {
    let words = WhoMayConnect::ALL.map(WhoMayConnect::as_str).join(", ");
    WhoMayConnect::parse(text)
        .ok_or_else(|| ApiError::invalid(field, format!("choose one of {words}")))
}

fn show(policy: &CompanyPolicy) -> Policy {
    let CompanyPolicy { read, change, delete, admin, until_removed } = policy;
    let word = |who: &WhoMayConnect| who.as_str().to_owned();
    Policy {
        read: word(read),
        change: word(change),
        delete: word(delete),
        admin: word(admin),
        until_removed: *until_removed,
    }
}
