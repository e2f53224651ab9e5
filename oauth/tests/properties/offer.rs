//! What a person is offered, and what an answer gives.

use oauth::authorize::AuthorizationRequest;
use oauth::client::Requirement;
use oauth::consent::grant::Grant;
use oauth::consent::offer::{Acceptance, Offer, OfferContext};
use oauth::consent::policy::{CompanyPolicy, WhoMayConnect};
use oauth::id::{CompanyId, GrantId, UserId};
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::fixture::{CATALOGUE, checked, good_request, read};

const SCOPES: [&str; 4] = ["candidates_read", "jobs_read", "users_manage", "company_read"];

fn any_scopes() -> impl Strategy<Value = ScopeSet> {
    let scope = |text: &str| text.parse().expect("a scope");
    subsequence(SCOPES.to_vec(), 0..=SCOPES.len())
        .prop_map(move |scopes| scopes.into_iter().map(scope).collect())
}

fn any_policy() -> impl Strategy<Value = CompanyPolicy> {
    let who = || select(&WhoMayConnect::ALL[..]);
    (who(), who(), who(), who(), any::<bool>()).prop_map(
        |(read, change, delete, admin, until_removed)| CompanyPolicy {
            read,
            change,
            delete,
            admin,
            until_removed,
        },
    )
}

fn grant(request: &AuthorizationRequest, scopes: ScopeSet, declined: &ScopeSet) -> Grant {
    let now = Timestamp(1_800_000_000);
    Grant {
        id: GrantId::new("grn_1"),
        user_id: UserId::new("usr_1"),
        client_id: request.client.id.clone(),
        company_id: CompanyId::new("cmp_1"),
        declined: declined.difference(&scopes),
        scopes,
        redirect_uri: String::new(),
        granted_at: now,
        answered_at: now,
        expires_at: None,
        last_used_at: None,
        unused_ends_at: now,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn an_answer_gives_what_was_asked_and_may_be_allowed_and_nothing_else(
        pairs in good_request(),
        role in select(&[Role::Standard, Role::Administrator][..]),
        policy in any_policy(),
        (allowed, declined, ticked) in (any_scopes(), any_scopes(), any_scopes()),
        stands in any::<bool>(),
        trusts in any::<bool>(),
    ) {
        let request = checked(&read(&pairs).expect("read")).expect("without fault");
        let grant = grant(&request, allowed, &declined);
        let approved = ScopeSet::default();
        let grant = stands.then_some(&grant);
        let asked = OfferContext { role, policy: &policy, approved: &approved, grant };
        let offer = Offer::new(&request, &asked, &CATALOGUE);

        // Each scope that is asked for is in exactly one of the sets.
        let sets = [
            &offer.required.difference(&offer.requires_admin).difference(&offer.beyond_policy),
            &offer.optional,
            &offer.declined_before,
            &offer.previously_granted,
            &offer.unavailable,
            &offer.blocked_by_policy,
            &offer.requires_admin,
            &offer.beyond_policy,
        ];
        for scope in &request.scopes {
            prop_assert_eq!(sets.iter().filter(|set| set.contains(scope)).count(), 1, "{}", scope);
        }
        prop_assert_eq!(sets.iter().map(|set| set.len()).sum::<usize>(), request.scopes.len());

        let acceptance = Acceptance { selected: &ticked, confirmed_trust: trusts };
        let Ok(granted) = offer.accept(&acceptance) else { return Ok(()) };
        prop_assert!(granted.is_subset(&request.scopes));
        prop_assert!(granted.is_subset(&CATALOGUE.allowable_by(role, &granted)));
        prop_assert!(offer.required.is_subset(&granted));
        prop_assert!(granted.difference(&offer.required).is_subset(&ticked));
        for scope in &granted {
            let required = request.client.scope(scope).expect("registered").requirement;
            prop_assert!(required == Requirement::Required || ticked.contains(scope));
        }
        prop_assert!(offer.needs_trust <= trusts);
        // What was shown holds for as long as nothing has changed.
        prop_assert!(offer.still_holds(&offer));
    }
}
