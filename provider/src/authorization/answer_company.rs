//! A person answers the page that asks for the company alone.

use std::sync::Arc;

use store::answers::Answer;

use crate::account::session::SignedIn;
use crate::authorization::AuthorizationService;
use crate::authorization::check_answer::{check_first, check_session};
use crate::authorization::choose_company::{CompanyQuestion, SealedQuestion};
use crate::authorization::decide::{Choice, Decision, DecisionOutcome};
use crate::authorization::decide_error::DecideError;

impl AuthorizationService {
    /// Nothing can be allowed here: either way, what was asked is shown, or refused.
    pub(super) async fn answer_company_question(
        &self,
        sealed: SealedQuestion,
        decision: &Decision,
        signed_in: Option<&Arc<SignedIn>>,
    ) -> Result<DecisionOutcome, DecideError> {
        let SealedQuestion { query, session_id, user_id, transaction_id, shown_at } = sealed;
        let signed_in = check_session(&session_id, &user_id, &query, signed_in)?;
        let now = self.shared.now();
        if now >= shown_at + self.shared.settings.lifetimes.pending_request {
            let client_name = self.client_name(&query).await?;
            return Err(DecideError::RequestExpired { client_name });
        }
        let (request, asked) = self.check_again(&query).await?;
        if decision.choice == Choice::Refuse {
            let answer = Answer {
                transaction_id,
                session_id,
                user_id,
                client_id: request.client.id.clone(),
                allowed: None,
                answered_at: now,
            };
            let answered = self.shared.store.refuse(&answer).await?;
            check_first(answered, &answer, now)?;
            return Ok(self.refused(&request));
        }
        let companies = self.company_choices(&request, signed_in).await?;
        match &decision.entries.company {
            Some(chosen) if companies.iter().any(|choice| choice.company.id == *chosen) => {
                let query = self.query_for_company(asked, signed_in, chosen);
                Ok(DecisionOutcome::ShowRequest { query })
            }
            Some(other) => {
                let company_name = self.company_name_of_member(signed_in, other).await?;
                Err(DecideError::CompanyEnded { company_name, query })
            }
            None => {
                let again = self.company_question(request, asked, signed_in, companies, None);
                let again = Box::new(CompanyQuestion { missing: true, ..again });
                Err(DecideError::CompanyMissing { again })
            }
        }
    }

    /// Of companies that they never belonged to they learn nothing, not even the name.
    async fn company_name_of_member(
        &self,
        signed_in: &SignedIn,
        company: &oauth::id::CompanyId,
    ) -> Result<String, DecideError> {
        let found = self.shared.store.find_principal(&signed_in.user.id, company).await?;
        Ok(found.map(|found| found.company.name).unwrap_or_default())
    }
}
