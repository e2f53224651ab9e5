//! `/v2/organizations`: a company as a whole. Its departments are written in
//! `configuration.rs`.

use std::collections::BTreeMap;

use ::api::{ApiError, RequestBody};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::configuration::{CompanyConfiguration, Entry};
use super::{Answer, Call, Op, admin_token_scope};

/// How a company is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Organization {
    id: String,
    name: String,
    departments: Vec<Entry>,
    hiring_processes: Vec<Entry>,
}

/// A company in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Report {
    /// People with accounts that work.
    pub(crate) active_users: u64,
    /// How many jobs have which status.
    pub(crate) jobs_by_status: BTreeMap<String, u64>,
    /// How many candidates have which status.
    pub(crate) candidates_by_status: BTreeMap<String, u64>,
}

/// What holds for a whole company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OrganizationSettings {
    /// Where its days begin, as `Europe/Amsterdam`.
    pub(crate) time_zone: String,
    /// How long candidates are kept: 1 to 120.
    pub(crate) candidates_kept_months: u32,
}

pub(super) fn operations() -> Vec<Op> {
    let need = || admin_token_scope("organizations");
    vec![
        Op::get("/v2/organizations", need(), "Reads the structure", structure)
            .gives::<Organization>(),
        Op::get("/v2/organizations/reports", need(), "Reads figures", report).gives::<Report>(),
        Op::get("/v2/organizations/settings", need(), "Reads the settings", settings)
            .gives::<OrganizationSettings>(),
        Op::put("/v2/organizations/settings", need(), "Replaces the settings", set_settings)
            .takes::<OrganizationSettings>()
            .gives::<OrganizationSettings>(),
    ]
}

impl Default for OrganizationSettings {
    fn default() -> Self {
        Self { time_zone: "UTC".to_owned(), candidates_kept_months: 12 }
    }
}

async fn structure(call: Call) -> Answer<Organization> {
    let super::companies::Company { id, name } = call.company().await?;
    call.read(|state, caller| {
        let CompanyConfiguration { departments, hiring_processes, .. } =
            state.company(caller).configuration;
        Ok(Organization { id, name, departments, hiring_processes })
    })
    .await
}

async fn report(call: Call) -> Answer<Report> {
    let users = call.demo.provider().users_of_company(&call.caller.company_id).await;
    let users = users.map_err(ApiError::internal)?;
    let active_users = users.iter().filter(|user| !user.disabled).count() as u64;
    call.read(|state, caller| Ok(state.report(caller, active_users))).await
}

async fn settings(call: Call) -> Answer<OrganizationSettings> {
    call.read(|state, caller| Ok(state.company(caller).settings)).await
}

async fn set_settings(
    call: Call,
    RequestBody(settings): RequestBody<OrganizationSettings>,
) -> Answer<OrganizationSettings> {
    call.change(|state, caller| state.set_settings(caller, settings)).await
}
