//! `/company`, and `/v2/companies`: the profiles that a customer shows to applicants, its
//! own and those of companies that it hires for.

use async_trait::async_trait;
use axum::{Extension, Json, extract::State};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fault::Fault;
use super::part::Listed;
use super::sent::{At, Sent};
use super::{Added, Answer, Data, Op, Who, added, admin_token_scope, scope, token_scope};
use crate::Caller;

/// The company that a caller acts in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Company {
    pub id: String,
    pub name: String,
}

/// How a company shows itself to applicants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct Profile {
    pub id: String,
    #[serde(flatten)]
    pub content: ProfileContent,
}

/// A profile to be added, or to replace another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is what its name says")]
pub struct ProfileContent {
    pub name: String,
    pub description: String,
    /// Begins with `https://`.
    pub website: String,
    /// As `#rrggbb`.
    pub colour: String,
    /// In which the company speaks to applicants: `en`, `de`, `fr` or `es`.
    pub language: String,
}

/// Hands over companies.
#[async_trait]
pub trait Companies {
    /// The company that the caller acts in.
    async fn company(&self, caller: &Caller) -> Result<Company, Fault>;
    /// Its profiles.
    async fn profiles(&self, caller: &Caller) -> Result<Vec<Profile>, Fault>;
    /// Adds one.
    async fn add_profile(&self, caller: &Caller, new: ProfileContent) -> Result<Profile, Fault>;
    /// Replaces one.
    async fn replace_profile(
        &self,
        caller: &Caller,
        id: &str,
        new: ProfileContent,
    ) -> Result<Profile, Fault>;
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

async fn company(State(data): Data, Extension(caller): Who) -> Answer<Company> {
    data.company(&caller).await.map(Json)
}

async fn list(State(data): Data, Extension(caller): Who) -> Answer<Listed<Profile>> {
    data.profiles(&caller).await.map(|all| Json(Listed::whole(all)))
}

async fn read(State(data): Data, Extension(caller): Who, At(id): At<String>) -> Answer<Profile> {
    let all = data.profiles(&caller).await?;
    all.into_iter().find(|profile| profile.id == id).map(Json).ok_or(Fault::NotFound)
}

async fn add(
    State(data): Data,
    Extension(caller): Who,
    Sent(new): Sent<ProfileContent>,
) -> Added<Profile> {
    data.add_profile(&caller, new).await.map(added)
}

async fn replace(
    State(data): Data,
    Extension(caller): Who,
    At(id): At<String>,
    Sent(new): Sent<ProfileContent>,
) -> Answer<Profile> {
    data.replace_profile(&caller, &id, new).await.map(Json)
}
