//! `/configuration`.

use ::api::{ApiError, Listed, PathId, RequestBody};
use axum::http::StatusCode;
use guard::Requirement;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Added, Answer, Call, Op, admin_scope, admin_token_scope};

/// How a company hires.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CompanyConfiguration {
    pub(crate) departments: Vec<Entry>,
    pub(crate) hiring_processes: Vec<Entry>,
    pub(crate) job_properties: Vec<Entry>,
    pub(crate) offer_properties: Vec<Entry>,
}

/// A department, a hiring process or a property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The steps of a process, the values of a property.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) values: Vec<String>,
}

/// An entry to be added, or to replace another.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewEntry {
    pub(crate) name: String,
    /// A department has none.
    #[serde(default)]
    pub(crate) values: Vec<String>,
}

/// Of which entries a company has as many as it wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryKind {
    Department,
    JobProperty,
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

fn writes_departments(
    all: &'static str,
    one: &'static str,
    need: impl Fn() -> Requirement,
) -> [Op; 3] {
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

async fn whole(call: Call) -> Answer<CompanyConfiguration> {
    call.read(|state, caller| Ok(state.company(caller).configuration)).await
}

async fn departments(call: Call) -> Answer<Listed<Entry>> {
    call.read(|state, caller| Ok(Listed::whole(state.company(caller).configuration.departments)))
        .await
}

async fn properties(call: Call) -> Answer<Listed<Entry>> {
    call.read(|state, caller| Ok(Listed::whole(state.company(caller).configuration.job_properties)))
        .await
}

/// Three handlers for each kind of entry.
macro_rules! writing {
    ($kind:ident, $prefix:literal, $add:ident, $replace:ident, $delete:ident) => {
        async fn $add(call: Call, RequestBody(new): RequestBody<NewEntry>) -> Added<Entry> {
            let id = call.demo.new_id($prefix);
            call.add(|state, caller| state.add_entry(caller, EntryKind::$kind, id, new)).await
        }

        async fn $replace(
            call: Call,
            PathId(id): PathId<String>,
            RequestBody(new): RequestBody<NewEntry>,
        ) -> Answer<Entry> {
            call.change(|state, caller| state.replace_entry(caller, EntryKind::$kind, &id, new))
                .await
        }

        async fn $delete(call: Call, PathId(id): PathId<String>) -> Result<StatusCode, ApiError> {
            call.delete(|state, caller| state.delete_entry(caller, EntryKind::$kind, &id)).await
        }
    };
}

writing!(Department, "dep_", add_department, replace_department, delete_department);
writing!(JobProperty, "prp_", add_property, replace_property, delete_property);
