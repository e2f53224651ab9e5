//! People as the platform describes them. Names are spelled as OpenID Connect spells its own.

use oauth::role::Role;
use provider::own_login::profile::{InvalidProfile, PlatformMembership};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::operation::OperationError;

/// What a person is in a company.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Membership {
    /// The company's id, here or at the platform.
    company_id: String,
    /// With it, a company that is not known by this id yet is added.
    #[serde(default)]
    company_name: Option<String>,
    role: MemberRole,
    #[serde(default)]
    job_title: Option<String>,
    #[serde(default = "yes")]
    active: bool,
}

fn yes() -> bool {
    true
}

#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum MemberRole {
    Administrator,
    Standard,
}

impl From<Membership> for PlatformMembership {
    fn from(sent: Membership) -> Self {
        let Membership { company_id, company_name, role, job_title, active } = sent;
        let role = match role {
            MemberRole::Administrator => Role::Administrator,
            MemberRole::Standard => Role::Standard,
        };
        Self { company_id, company_name, role, job_title, active }
    }
}

impl From<PlatformMembership> for Membership {
    fn from(stored: PlatformMembership) -> Self {
        let PlatformMembership { company_id, company_name, role, job_title, active } = stored;
        let role = match role {
            Role::Administrator => MemberRole::Administrator,
            Role::Standard => MemberRole::Standard,
        };
        Self { company_id, company_name, role, job_title, active }
    }
}

pub(super) fn memberships(sent: Vec<Membership>) -> Vec<PlatformMembership> {
    sent.into_iter().map(PlatformMembership::from).collect()
}

impl From<InvalidProfile> for OperationError {
    fn from(InvalidProfile { field, rule }: InvalidProfile) -> Self {
        Self(api::ApiError::invalid(field, rule))
    }
}
