//! What a person of the platform is here at one moment.
//!
//! Between the platform's answer and the browser's return the person may be changed: an answer that
//! would undo that is not followed.

use oauth::credential::digest::Digest;
use oauth::hex::to_hex;
use oauth::membership::Membership;
use serde::{Deserialize, Serialize};

use crate::error::ProviderError;
use crate::own_login::OwnLoginService;
use crate::own_login::profile::PlatformProfile;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Standing {
    /// Of the account: it grows when its sessions end. 0 if there is none yet.
    pub(super) epoch: i64,
    /// The digest of their name, address and memberships; `None` if there is no such user yet.
    person: Option<String>,
}

impl OwnLoginService {
    pub(super) async fn standing(&self, subject: &str) -> Result<Standing, ProviderError> {
        let store = &self.shared.store;
        let Some(user) = store.find_user_of_subject(subject).await? else {
            return Ok(Standing::default());
        };
        // First: what changes later is not missed.
        let epoch = store.sign_in_epoch(&user.id).await?;
        let all = store.memberships_of_user(&user.id).await?.into_iter();
        let memberships: Vec<_> = all
            .map(|(Membership { company_id, role, job_title, active, .. }, _)| {
                (company_id.as_str().to_owned(), role.as_str(), job_title, active)
            })
            .collect();
        let person = (&user.email, &user.first_name, &user.last_name, memberships);
        let digest = Digest::of(&serde_json::json!(person).to_string());
        Ok(Standing { epoch, person: Some(to_hex(digest.as_bytes())) })
    }

    /// Whether the person is already what the platform says.
    pub(super) async fn is_as_said(
        &self,
        subject: &str,
        profile: &PlatformProfile,
    ) -> Result<bool, ProviderError> {
        let store = &self.shared.store;
        let Some(user) = store.find_user_of_subject(subject).await? else { return Ok(false) };
        let PlatformProfile { email, first_name, last_name, memberships } = profile;
        if (&user.email, &user.first_name, &user.last_name) != (email, first_name, last_name) {
            return Ok(false);
        }
        let Some(said) = memberships else { return Ok(true) };
        let own = store.memberships_of_user(&user.id).await?;
        if own.len() != said.len() {
            return Ok(false);
        }
        for said in said {
            let company = store.find_company_of_platform(&said.company_id).await?;
            let is_same = |own: &Membership| {
                company.as_ref().is_some_and(|company| company.id == own.company_id)
                    && (own.role, &own.job_title, own.active)
                        == (said.role, &said.job_title, said.active)
            };
            if !own.iter().any(|(own, _)| is_same(own)) {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
