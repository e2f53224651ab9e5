//! What concerns an account, whatever company its owner acts for.

use oauth::audit::AuditEvent;
use oauth::id::UserId;
use store::Effects;

use crate::account::AccountService;
use crate::account::session::Principal;
use crate::audit_event::Act;
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

    /// Each of the companies that they can act for reads of it in its own log; the others do not
    /// learn what becomes of the account. If there is none, those of before do; who never belonged
    /// to any is in the operator's log.
    pub(crate) async fn in_all_companies(
        &self,
        user: &UserId,
        act: impl Into<Act>,
    ) -> Result<Effects, ProviderError> {
        let Act { event, acting } = act.into();
        let mut all = self.shared.store.memberships_of_user(user).await?;
        if all.iter().any(|(membership, _)| membership.active) {
            all.retain(|(membership, _)| membership.active);
        }
        if all.is_empty() {
            return Ok(Effects::from(AuditEvent { company_id: None, ..event }).by(acting));
        }
        let of = |company| AuditEvent { company_id: Some(company), ..event.clone() };
        let events = all.into_iter().map(|(membership, _)| of(membership.company_id));
        Ok(Effects::from(events.collect::<Vec<_>>()).by(acting))
    }
}
