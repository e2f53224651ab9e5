//! `/v2/organizations`: a company as a whole. Its departments are written in
//! `configuration.rs`.

use std::collections::BTreeMap;

use async_trait::async_trait;
use axum::{Extension, Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::configuration::{CompanyConfiguration, Entry};
use super::fault::Fault;
use super::sent::Sent;
use super::{Answer, Data, Op, Who, admin_token_scope};
use crate::Caller;

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
pub struct Report {
    /// People with accounts that work.
    pub active_users: u64,
    /// How many jobs have which status.
    pub jobs_by_status: BTreeMap<String, u64>,
    /// How many candidates have which status.
    pub candidates_by_status: BTreeMap<String, u64>,
}

/// What holds for a whole company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OrganizationSettings {
    /// Where its days begin, as `Europe/Amsterdam`.
    pub time_zone: String,
    /// How long candidates are kept: 1 to 120.
    pub candidates_kept_months: u32,
}

/// Hands over a company as a whole.
#[async_trait]
pub trait Organizations {
    /// It in figures.
    async fn report(&self, caller: &Caller) -> Result<Report, Fault>;
    /// What holds for it.
    async fn organization_settings(&self, caller: &Caller) -> Result<OrganizationSettings, Fault>;
    /// Decides that.
    async fn set_organization_settings(
        &self,
        caller: &Caller,
        settings: OrganizationSettings,
    ) -> Result<OrganizationSettings, Fault>;
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

async fn structure(State(data): Data, Extension(caller): Who) -> Answer<Organization> {
    let company = data.company(&caller).await?;
    let CompanyConfiguration { departments, hiring_processes, .. } =
        data.configuration(&caller).await?;
    let (id, name) = (company.id, company.name);
    Ok(Json(Organization { id, name, departments, hiring_processes }))
}

async fn report(State(data): Data, Extension(caller): Who) -> Answer<Report> {
    data.report(&caller).await.map(Json)
}

async fn settings(State(data): Data, Extension(caller): Who) -> Answer<OrganizationSettings> {
    data.organization_settings(&caller).await.map(Json)
}

async fn set_settings(
    State(data): Data,
    Extension(caller): Who,
    Sent(settings): Sent<OrganizationSettings>,
) -> Answer<OrganizationSettings> {
    data.set_organization_settings(&caller, settings).await.map(Json)
}
