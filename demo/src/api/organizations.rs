//! `/v2/organizations`: a company as a whole. Its departments are written in
//! `configuration.rs`.

use ::api::{ApiError, RequestBody};
use serde::Serialize;
use utoipa::ToSchema;

use super::call::{Answer, Call, Op, admin_token_scope};
use crate::data::companies::{OrganizationSettings, Report};
use crate::data::configuration::{CompanyConfiguration, Entry};

/// How a company is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Organization {
    id: String,
    name: String,
    departments: Vec<Entry>,
    hiring_processes: Vec<Entry>,
}

pub(super) fn operations() -> Vec<Op> {
    let requirement = || admin_token_scope("organizations");
    vec![
        Op::get("/v2/organizations", requirement(), "Reads the structure", structure)
            .gives::<Organization>(),
        Op::get("/v2/organizations/reports", requirement(), "Reads figures", report)
            .gives::<Report>(),
        Op::get("/v2/organizations/settings", requirement(), "Reads the settings", settings)
            .gives::<OrganizationSettings>(),
        Op::put("/v2/organizations/settings", requirement(), "Replaces the settings", set_settings)
            .takes::<OrganizationSettings>()
            .gives::<OrganizationSettings>(),
    ]
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
    let users = call.demo.provider().accounts().members_of_company(&call.caller.company_id).await;
    let users = users.map_err(ApiError::internal)?;
    let active_users = users.iter().filter(|member| member.is_active()).count() as u64;
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
