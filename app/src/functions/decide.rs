//! Issues the authorization code.

use leptos::prelude::*;

/// The network address that the answer comes from; may be empty.
#[cfg(feature = "ssr")]
#[derive(Clone)]
pub struct ClientAddress(pub String);

/// `request` is the sealed request; only the literal `decision=allow` allows, `decision=ask` asks an
/// administrator, and `decision=company` shows the page for the company chosen.
#[server(prefix = "/consent", endpoint = "decide")]
pub async fn decide(
    request: String,
    #[server(default)] decision: String,
    #[server(default)] optional: Vec<String>,
    #[server(default)] duration: String,
    #[server(default)] trust: String,
    #[server(default)] message: String,
    #[server(default)] company: String,
) -> Result<(), ServerFnError> {
    use oauth::consent::grant::GrantDuration;
    use oauth::id::CompanyId;
    use oauth::scope::ScopeSet;
    use provider::Provider;
    use provider::authorization::decide::{
        Choice, ConsentEntries, DecideError, Decision, DecisionOutcome,
    };
    use std::sync::Arc;

    use provider::account::session::SignedIn;

    use super::outcome::Outcome;

    let provider = expect_context::<Provider>();
    let signed_in = expect_context::<Option<Arc<SignedIn>>>();
    let ClientAddress(address) = expect_context::<ClientAddress>();
    let outcome = expect_context::<Outcome<Result<DecisionOutcome, DecideError>>>();
    let decision = Decision {
        sealed: request,
        choice: match decision.as_str() {
            "allow" => Choice::Allow,
            "ask" => Choice::AskAdministrator,
            "company" => Choice::ShowForCompany,
            _ => Choice::Refuse,
        },
        entries: ConsentEntries {
            duration: GrantDuration::from_form(&duration),
            // What is no scope was not asked for, and is not granted.
            selected: optional.iter().filter_map(|scope| scope.parse().ok()).collect::<ScopeSet>(),
            confirmed_trust: trust == "yes",
            message,
            company: Some(company).filter(|id| !id.is_empty()).map(CompanyId::new),
        },
    };
    let decided = provider.authorization().decide(decision, signed_in.as_ref(), &address).await;
    outcome.set(decided);
    Ok(())
}
