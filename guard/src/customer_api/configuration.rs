//! `/configuration`.

use async_trait::async_trait;
use axum::http::StatusCode;
use axum::{Extension, Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fault::Fault;
use super::part::Listed;
use super::sent::{At, Sent};
use super::{Added, Answer, Data, Op, Who, added, admin_scope, admin_token_scope};
use crate::{Caller, Need};

/// How a company hires.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct CompanyConfiguration {
    pub departments: Vec<Entry>,
    pub hiring_processes: Vec<Entry>,
    pub job_properties: Vec<Entry>,
    pub offer_properties: Vec<Entry>,
}

/// A department, a hiring process or a property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Entry {
    pub id: String,
    pub name: String,
    /// The steps of a process, the values of a property.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
}

/// An entry to be added, or to replace another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct NewEntry {
    pub name: String,
    /// A department has none.
    #[serde(default)]
    pub values: Vec<String>,
}

/// Of which entries a company has as many as it wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is what its name says")]
pub enum EntryKind {
    Department,
    JobProperty,
}

/// Hands over configurations.
#[async_trait]
pub trait Configuration {
    /// All of it.
    async fn configuration(&self, caller: &Caller) -> Result<CompanyConfiguration, Fault>;
    /// Adds an entry.
    async fn add_entry(
        &self,
        caller: &Caller,
        kind: EntryKind,
        new: NewEntry,
    ) -> Result<Entry, Fault>;
    /// Replaces an entry.
    async fn replace_entry(
        &self,
        caller: &Caller,
        kind: EntryKind,
        id: &str,
        new: NewEntry,
    ) -> Result<Entry, Fault>;
    /// Deletes an entry that nothing refers to.
    async fn delete_entry(&self, caller: &Caller, kind: EntryKind, id: &str) -> Result<(), Fault>;
}

pub(super) fn operations() -> Vec<Op> {
    let read = || admin_scope("configuration_read");
    let manage = || admin_scope("configuration_manage");
    let token = || admin_token_scope("organizations");
    let mut all = vec![
        Op::get("/configuration", read(), "Reads the whole configuration", whole)
            .gives::<CompanyConfiguration>(),
        Op::get("/configuration/departments", read(), "Lists departments", departments)
            .gives::<Listed<Entry>>(),
        Op::get("/configuration/job-properties", read(), "Lists properties of jobs", properties)
            .gives::<Listed<Entry>>(),
        Op::post(
            "/configuration/job-properties",
            manage(),
            "Adds a property of jobs",
            add_property,
        )
        .takes::<NewEntry>()
        .gives::<Entry>(),
        Op::put(
            "/configuration/job-properties/{id}",
            manage(),
            "Replaces a property of jobs",
            replace_property,
        )
        .takes::<NewEntry>()
        .gives::<Entry>(),
        Op::delete(
            "/configuration/job-properties/{id}",
            manage(),
            "Deletes a property of jobs",
            delete_property,
        ),
    ];
    all.extend(writes_departments(
        "/configuration/departments",
        "/configuration/departments/{id}",
        manage,
    ));
    all.extend(writes_departments(
        "/v2/organizations/departments",
        "/v2/organizations/departments/{id}",
        token,
    ));
    all
}

fn writes_departments(all: &'static str, one: &'static str, need: impl Fn() -> Need) -> [Op; 3] {
    [
        Op::post(all, need(), "Adds a department", add_department)
            .takes::<NewEntry>()
            .gives::<Entry>(),
        Op::put(one, need(), "Renames a department", replace_department)
            .takes::<NewEntry>()
            .gives::<Entry>(),
        Op::delete(one, need(), "Deletes a department without jobs", delete_department),
    ]
}

async fn whole(State(data): Data, Extension(caller): Who) -> Answer<CompanyConfiguration> {
    data.configuration(&caller).await.map(Json)
}

async fn departments(State(data): Data, Extension(caller): Who) -> Answer<Listed<Entry>> {
    data.configuration(&caller).await.map(|all| Json(Listed::whole(all.departments)))
}

async fn properties(State(data): Data, Extension(caller): Who) -> Answer<Listed<Entry>> {
    data.configuration(&caller).await.map(|all| Json(Listed::whole(all.job_properties)))
}

/// Three handlers for each kind of entry.
macro_rules! writing {
    ($kind:ident, $add:ident, $replace:ident, $delete:ident) => {
        async fn $add(
            State(data): Data,
            Extension(caller): Who,
            Sent(new): Sent<NewEntry>,
        ) -> Added<Entry> {
            data.add_entry(&caller, EntryKind::$kind, new).await.map(added)
        }

        async fn $replace(
            State(data): Data,
            Extension(caller): Who,
            At(id): At<String>,
            Sent(new): Sent<NewEntry>,
        ) -> Answer<Entry> {
            data.replace_entry(&caller, EntryKind::$kind, &id, new).await.map(Json)
        }

        async fn $delete(
            State(data): Data,
            Extension(caller): Who,
            At(id): At<String>,
        ) -> Result<StatusCode, Fault> {
            data.delete_entry(&caller, EntryKind::$kind, &id).await?;
            Ok(StatusCode::NO_CONTENT)
        }
    };
}

writing!(Department, add_department, replace_department, delete_department);
writing!(JobProperty, add_property, replace_property, delete_property);
