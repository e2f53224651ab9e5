use ::api::{ApiError, Listed, PathId, RequestBody};
use axum::http::StatusCode;
use guard::Requirement;

use super::call::{Added, Answer, Call, Op, admin_scope, admin_token_scope};
use crate::data::configuration::{CompanyConfiguration, Entry, EntryKind, NewEntry};

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
    requirement: impl Fn() -> Requirement,
) -> [Op; 3] {
    [
        Op::post(all, requirement(), "Adds a department", add_department)
            .takes::<NewEntry>()
            .gives::<Entry>(),
        Op::put(one, requirement(), "Renames a department", replace_department)
            .takes::<NewEntry>()
            .gives::<Entry>(),
        Op::delete(one, requirement(), "Deletes a department without jobs", delete_department),
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
