//! What concerns an account, whatever company its owner acts for.

use oauth::audit::AuditEvent;
use oauth::id::UserId;

use crate::account::AccountService;
use crate::account::session::Principal;
use crate::error::ProviderError;

impl AccountService {
    /// The person, as who they act first; `None`: they can act for no company.
    pub(crate) async fn principal_of(
        &self,
        user: &UserId,
    ) -> Result<Option<Principal>, ProviderError> {
        let store = &self.shared.store;
        let Some(company) = store.company_to_begin_with(user).await? else { return Ok(None) };
        let found = store.find_principal(user, &company).await?;
        Ok(found.filter(Principal::is_active))
    }

    /// Each of their companies reads of it in its own log.
    pub(crate) async fn in_all_companies(
        &self,
        user: &UserId,
        event: AuditEvent,
    ) -> Result<Vec<AuditEvent>, ProviderError> {
        let memberships = self.shared.store.memberships_of_user(user).await?;
        let of = |company| AuditEvent { company_id: Some(company), ..event.clone() };
        Ok(memberships.into_iter().map(|(membership, _)| of(membership.company_id)).collect())
    }
}
