//! `/company`, and `/v2/companies`: the profiles that a customer shows to applicants, its
//! own and those of companies that it hires for.

use ::api::{ApiError, Listed, PathId, RequestBody};
use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;

use super::call::{Added, Answer, Call, Op, admin_token_scope, scope, token_scope};
use crate::data::companies::{Profile, ProfileContent};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Company {
    pub(crate) id: String,
    pub(crate) name: String,
}

pub(super) fn operations() -> Vec<Op> {
    let token = || token_scope("companies");
    // A Standard user may read how the company shows itself, not change it.
    let manage = || admin_token_scope("companies");
    vec![
        Op::get("/company", scope("company_read"), "Reads the company", company).gives::<Company>(),
        Op::get("/v2/companies", token(), "Lists profiles", list).gives::<Listed<Profile>>(),
        Op::post("/v2/companies", manage(), "Adds a profile", add)
            .takes::<ProfileContent>()
            .gives::<Profile>(),
        Op::get("/v2/companies/{id}", token(), "Reads a profile", read).gives::<Profile>(),
        Op::put("/v2/companies/{id}", manage(), "Replaces a profile", replace)
            .takes::<ProfileContent>()
            .gives::<Profile>(),
    ]
}

impl Call {
    pub(super) async fn company(&self) -> Result<Company, ApiError> {
        let found = self.demo.provider().accounts().company(&self.caller.company_id).await;
        let company = found.map_err(ApiError::internal)?.ok_or(ApiError::NotFound)?;
        Ok(Company { id: company.id.to_string(), name: company.name })
    }
}

async fn company(call: Call) -> Answer<Company> {
    call.company().await.map(Json)
}

async fn list(call: Call) -> Answer<Listed<Profile>> {
    call.read(|state, caller| {
        Ok(Listed::whole(state.company(caller).profiles.into_values().collect()))
    })
    .await
}

async fn read(call: Call, PathId(id): PathId<String>) -> Answer<Profile> {
    call.read(|state, caller| state.company(caller).profiles.remove(&id).ok_or(ApiError::NotFound))
        .await
}

async fn add(call: Call, RequestBody(new): RequestBody<ProfileContent>) -> Added<Profile> {
    let id = call.demo.new_id("prf_");
    call.add(|state, caller| state.add_profile(caller, id, new)).await
}

async fn replace(
    call: Call,
    PathId(id): PathId<String>,
    RequestBody(new): RequestBody<ProfileContent>,
) -> Answer<Profile> {
    call.change(|state, caller| state.replace_profile(caller, &id, new)).await
}
