use api::{ApiError, RequestBody};
use axum::Json;
use oauth::time_zone::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::call::AdminCall;
use super::operation::{Answer, Op, manage, read};

pub(super) fn operations() -> Vec<Op> {
    vec![
        Op::get("/v1/company", read(), "Reads the company", get).gives::<Company>(),
        Op::put(
            "/v1/company/time-zone",
            manage(),
            "Says in which zone people of the company read times on pages and in emails",
            put,
        )
        .takes::<Zone>()
        .gives::<Company>(),
    ]
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Company {
    id: String,
    name: String,
    /// A name of the IANA database, such as `Europe/Berlin`.
    time_zone: String,
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Zone {
    /// A name of the IANA database by its place, such as `Europe/Berlin`, or `UTC`.
    #[schema(example = "Europe/Berlin")]
    time_zone: String,
}

async fn get(AdminCall { actor, .. }: AdminCall) -> Answer<Company> {
    Ok(Json(show(&actor.company, actor.company.time_zone)))
}

async fn put(
    AdminCall { provider, actor }: AdminCall,
    RequestBody(sent): RequestBody<Zone>,
) -> Answer<Company> {
    let zone = sent.time_zone.parse().map_err(|rule: oauth::time_zone::UnknownTimeZone| {
        ApiError::invalid("timeZone", rule.to_string())
    })?;
    provider.administration().set_time_zone(actor.caller(), zone).await?;
    Ok(Json(show(&actor.company, zone)))
}

fn show(company: &oauth::company::Company, zone: TimeZone) -> Company {
    Company { id: company.id.to_string(), name: company.name.clone(), time_zone: zone.to_string() }
}
