use std::time::Duration;

use oauth::client::ServiceIdentity;
use oauth::consent::grant::GrantEnd;
use oauth::credential::digest::Digest;
use oauth::id::{ClientId, GrantId, SessionId, TokenFamilyId};
use oauth::role::Role;
use oauth::token::access_token::LiveAccessToken;
use oauth::token::refresh_token::IssuedRefreshToken;
use store::Effects;
use store::answers::Answered;
use store::tokens::{
    LiveSubject, NewAccessToken, Redeemed, RefreshTokenRotation, Rotated, SubjectRef, TokenSubject,
};

use super::fixture::{
    ACCESS_LIFETIME, DAY, Family, Fate, GRACE, GRANT_LIFETIME, HOUR, MINUTE, NOW, REFRESH_LIFETIME,
    Subject, ada, allow, allowance, at_once, authenticated, code, connect, contoso, count,
    disabled, grant, key, northwind, partner, populate, resources, role, scopes, service,
    set_client, set_user,
};

const SECOND: Duration = Duration::from_secs(1);

fn service_hash() -> Digest {
    Digest::of("access of the service")
}

fn service_token() -> NewAccessToken {
    NewAccessToken {
        token: Some(service_hash()),
        client_id: service().id,
        scopes: scopes("jobs_read candidates_read"),
        resources: resources("https://files.example/"),
        bound_to: None,
        subject: TokenSubject::Service {
            company_id: northwind(),
            role: Role::Administrator,
            epoch: 0,
        },
        issued_at: NOW,
        expires_at: NOW + ACCESS_LIFETIME,
    }
}

async fn find_service_token(store: &Subject) -> Option<LiveAccessToken> {
    store.find_access_token(&service_hash(), NOW).await.expect("read")
}

// Unknown, and refused.

pub(crate) async fn an_unknown_code_or_token_is_not_found(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let mut similar = *family.access(0).as_bytes();
    similar[31] ^= 1;
    // The last is like a known one in the part that is indexed.
    for hash in [Digest::of("unknown"), family.refresh(1), Digest::from_bytes(similar)] {
        assert_eq!(store.find_code(&hash).await.expect("read"), None);
        assert_eq!(store.find_access_token(&hash, NOW).await.expect("read"), None);
        assert_eq!(store.find_refresh_token(&hash, NOW).await.expect("read"), None);
    }
    // Nor is one taken for the other.
    let found = store.find_access_token(&family.refresh(0), NOW).await.expect("read");
    assert_eq!(found, None);
    let found = store.find_refresh_token(&family.access(0), NOW).await.expect("read");
    assert_eq!(found, None);
}

pub(crate) async fn a_persons_token_is_not_issued_without_a_code(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let token = family.new_access(1, "jobs_read", NOW);
    store.issue_access_token(&token).await.expect_err("refused");
    assert!(!family.opens(&store, 1, NOW).await);
}

pub(crate) async fn tokens_of_another_grant_family_or_client_are_refused(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    let family = Family::new("a");
    let good = family.redemption("jobs_read", NOW);
    let subject = |grant: &GrantId, family: &TokenFamilyId| TokenSubject::User {
        user_id: ada().id,
        company_id: northwind(),
        grant_id: grant.clone(),
        family_id: family.clone(),
        authenticated: authenticated(),
    };
    let mut other_grant = good.clone();
    other_grant.access_token.subject = subject(&GrantId::new("other"), &family.id());
    let mut other_family = good.clone();
    other_family.access_token.subject = subject(&family.grant_id, &TokenFamilyId::new("other"));
    let mut other_client = good.clone();
    other_client.access_token.client_id = service().id;
    let mut service_subject = good.clone();
    service_subject.access_token.subject = service_token().subject;
    for redemption in [other_grant, other_family, other_client, service_subject] {
        store.redeem_code(&redemption).await.expect_err("refused");
    }
    // And nothing came of it: the code is still good.
    assert_eq!(store.redeem_code(&good).await.expect("redeemed"), Redeemed::Now);
}

// Codes.

pub(crate) async fn an_unknown_code_is_redeemed_for_nothing(store: Subject) {
    populate(&store).await;
    let family = Family::new("a");
    assert_eq!(family.redeem(&store, "jobs_read", NOW).await, Redeemed::Ended);
    assert!(!family.opens(&store, 0, NOW).await);
}

pub(crate) async fn a_code_is_worth_nothing_once_its_grant_has_ended(store: Subject) {
    populate(&store).await;
    let mut ends = allowance("a", "jobs_read", "jobs_read", NOW);
    ends.grant_end = GrantEnd::At(NOW + MINUTE);
    assert_eq!(store.issue_code(&ends, Effects::NONE).await.expect("issued"), Answered::Recorded);
    let family = Family::new("a");
    let at = NOW + MINUTE;
    assert_eq!(family.redeem(&store, "jobs_read", at).await, Redeemed::Ended);
    assert!(!family.opens(&store, 0, at).await);
}

pub(crate) async fn a_code_does_not_revive_a_grant_that_ended_unused(store: Subject) {
    populate(&store).await;
    let mut unused = allowance("a", "jobs_read", "jobs_read", NOW);
    unused.unused_ends_at = NOW + MINUTE;
    assert_eq!(store.issue_code(&unused, Effects::NONE).await.expect("issued"), Answered::Recorded);
    let family = Family::new("a");
    let at = NOW + MINUTE;
    assert_eq!(family.redeem(&store, "jobs_read", at).await, Redeemed::Ended);
    assert!(grant(&store, at).await.is_none());
    assert!(!family.renews(&store, 0, at).await);
}

pub(crate) async fn of_64_who_redeem_one_code_one_gets_tokens_and_loses_them(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    // Each with tokens of its own, all for the code of "a".
    let family = |number: usize| Family::of_grant(&format!("a {number}"), "grant a");
    let redeemed = at_once(|number| {
        let store = store.clone();
        let mut redemption = family(number).redemption("jobs_read", NOW);
        redemption.code = code("a");
        async move { store.redeem_code(&redemption).await.expect("redeemed") }
    })
    .await;
    assert_eq!(count(&redeemed, &Redeemed::Now), 1);
    assert_eq!(count(&redeemed, &Redeemed::Before), 63);
    let first = redeemed.iter().position(|redeemed| *redeemed == Redeemed::Now);
    let code = store.find_code(&code("a")).await.expect("read").expect("found");
    assert_eq!(code.redeemed_for, first.map(|number| family(number).id()));
    for number in 0..redeemed.len() {
        assert!(!family(number).opens(&store, 0, NOW).await);
        assert!(!family(number).renews(&store, 0, NOW).await);
    }
}

pub(crate) async fn a_code_redeemed_twice_revokes_its_tokens_and_no_others(store: Subject) {
    populate(&store).await;
    let other = connect(&store, "other", "jobs_read").await;
    let family = connect(&store, "a", "jobs_read").await;
    assert_eq!(family.rotate(&store, 0, 1, NOW).await, Rotated::Now);
    let mut replay = family.redemption("jobs_read", NOW + SECOND);
    replay.family_id = TokenFamilyId::new("family of the thief");
    let thief = Digest::of("access of the thief");
    replay.access_token.token = Some(thief);
    assert_eq!(store.redeem_code(&replay).await.expect("redeemed"), Redeemed::Before);
    let stolen = store.find_access_token(&thief, NOW).await.expect("read");
    assert_eq!(stolen, None);
    for number in [0, 1] {
        assert!(!family.opens(&store, number, NOW + SECOND).await);
    }
    for generation in [0, 1] {
        assert!(!family.renews(&store, generation, NOW + SECOND).await);
    }
    assert_eq!(family.rotate(&store, 1, 2, NOW + SECOND).await, Rotated::Ended);
    assert!(other.opens(&store, 0, NOW + SECOND).await);
    assert!(other.renews(&store, 0, NOW + SECOND).await);
}

pub(crate) async fn a_code_is_found_before_and_after_its_exchange_and_expiry(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    let before = store.find_code(&code("a")).await.expect("read").expect("found");
    assert_eq!(before.redeemed_for, None);
    let family = Family::new("a");
    // Whether the minute is over is the caller's to say, beforehand.
    assert_eq!(family.redeem(&store, "jobs_read", NOW + HOUR).await, Redeemed::Now);
    let after = store.find_code(&code("a")).await.expect("read").expect("found");
    assert_eq!(after.redeemed_for, Some(family.id()));
    assert_eq!(after.expires_at, NOW + MINUTE);
}

pub(crate) async fn a_code_may_be_redeemed_without_a_refresh_token(store: Subject) {
    populate(&store).await;
    let mut without_challenge = allowance("a", "jobs_read", "jobs_read", NOW);
    without_challenge.code_challenge = None;
    let answered = store.issue_code(&without_challenge, Effects::NONE).await.expect("issued");
    assert_eq!(answered, Answered::Recorded);
    let found = store.find_code(&code("a")).await.expect("read").expect("found");
    assert_eq!(found.code_challenge, None);
    let family = Family::new("a");
    let mut redemption = family.redemption("jobs_read", NOW);
    redemption.refresh_token = None;
    assert_eq!(store.redeem_code(&redemption).await.expect("redeemed"), Redeemed::Now);
    assert!(family.opens(&store, 0, NOW).await);
    assert!(!family.renews(&store, 0, NOW).await);
}

// What ends a token.

pub(crate) async fn an_access_token_is_not_found_from_its_end_on(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let end = NOW + ACCESS_LIFETIME;
    assert!(family.opens(&store, 0, end - SECOND).await);
    assert!(!family.opens(&store, 0, end).await);
}

pub(crate) async fn a_disabled_user_has_no_tokens(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    set_user(&store, &ada().id, disabled(true)).await;
    assert!(!family.opens(&store, 0, NOW).await);
    assert!(!family.renews(&store, 0, NOW).await);
    assert_eq!(family.rotate(&store, 0, 1, NOW).await, Rotated::Ended);
    // Nothing comes back with them.
    set_user(&store, &ada().id, disabled(false)).await;
    assert!(!family.opens(&store, 0, NOW).await);
    assert!(!family.renews(&store, 0, NOW).await);
    assert!(connect(&store, "b", "jobs_read").await.opens(&store, 0, NOW).await);
}

pub(crate) async fn a_code_of_a_user_who_was_disabled_is_worth_nothing_for_good(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    let family = Family::new("a");
    for now in [true, false] {
        set_user(&store, &ada().id, disabled(now)).await;
        assert!(store.find_code(&code("a")).await.expect("read").is_none());
        assert_eq!(family.redeem(&store, "jobs_read", NOW).await, Redeemed::Ended);
    }
}

pub(crate) async fn a_user_who_left_the_company_has_no_tokens(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    set_user(&store, &ada().id, Fate::Joins(contoso(), Role::Administrator)).await;
    set_user(&store, &ada().id, Fate::Leaves(northwind())).await;
    assert!(!family.opens(&store, 0, NOW).await);
    assert!(!family.renews(&store, 0, NOW).await);
    assert_eq!(family.rotate(&store, 0, 1, NOW).await, Rotated::Ended);
}

pub(crate) async fn a_disabled_client_has_no_tokens(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    store.issue_access_token(&service_token()).await.expect("issued");
    for mut client in [partner(), service()] {
        client.disabled = true;
        set_client(&store, &client).await;
    }
    assert!(!family.opens(&store, 0, NOW).await);
    assert!(!family.renews(&store, 0, NOW).await);
    assert_eq!(family.rotate(&store, 0, 1, NOW).await, Rotated::Ended);
    assert_eq!(find_service_token(&store).await, None);
    for client in [partner(), service()] {
        set_client(&store, &client).await;
    }
    assert!(!family.opens(&store, 0, NOW).await);
    assert!(!family.renews(&store, 0, NOW).await);
    assert_eq!(find_service_token(&store).await, None);
    assert!(connect(&store, "b", "jobs_read").await.opens(&store, 0, NOW).await);
}

pub(crate) async fn a_token_ends_with_its_grant(store: Subject) {
    populate(&store).await;
    let mut short = allowance("a", "jobs_read", "jobs_read", NOW);
    short.grant_end = GrantEnd::At(NOW + MINUTE);
    assert_eq!(store.issue_code(&short, Effects::NONE).await.expect("issued"), Answered::Recorded);
    let family = Family::new("a");
    assert_eq!(family.redeem(&store, "jobs_read", NOW).await, Redeemed::Now);
    assert!(family.opens(&store, 0, NOW + MINUTE - SECOND).await);
    assert!(family.renews(&store, 0, NOW + MINUTE - SECOND).await);
    assert!(!family.opens(&store, 0, NOW + MINUTE).await);
    assert!(!family.renews(&store, 0, NOW + MINUTE).await);
    assert_eq!(family.rotate(&store, 0, 1, NOW + MINUTE).await, Rotated::Ended);
}

pub(crate) async fn a_new_grant_does_not_revive_the_tokens_of_the_expired_one(store: Subject) {
    populate(&store).await;
    let mut short = allowance("a", "jobs_read", "jobs_read", NOW);
    short.grant_end = GrantEnd::At(NOW + MINUTE);
    assert_eq!(store.issue_code(&short, Effects::NONE).await.expect("issued"), Answered::Recorded);
    let family = Family::new("a");
    assert_eq!(family.redeem(&store, "jobs_read", NOW).await, Redeemed::Now);
    allow(&store, "b", "jobs_read", NOW + MINUTE).await;
    assert!(grant(&store, NOW + MINUTE).await.is_some());
    assert!(!family.opens(&store, 0, NOW + MINUTE).await);
    assert!(!family.renews(&store, 0, NOW + MINUTE).await);
}

pub(crate) async fn a_revoked_family_has_no_tokens_and_cannot_be_rotated(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let other = connect(&store, "other", "jobs_read").await;
    assert_eq!(family.rotate(&store, 0, 1, NOW).await, Rotated::Now);
    store.revoke_token_family(&family.id(), NOW).await.expect("revoked");
    store.revoke_token_family(&family.id(), NOW + DAY).await.expect("nothing to do");
    for number in [0, 1] {
        assert!(!family.opens(&store, number, NOW).await);
    }
    for generation in [0, 1] {
        assert!(!family.renews(&store, generation, NOW).await);
        assert_eq!(family.rotate(&store, generation, 2, NOW).await, Rotated::Ended);
    }
    assert!(!family.opens(&store, 2, NOW).await);
    assert!(other.opens(&store, 0, NOW).await);
    assert!(other.renews(&store, 0, NOW).await);
    // What the person allowed still stands.
    assert!(grant(&store, NOW).await.is_some());
}

pub(crate) async fn revoking_an_unknown_family_does_nothing(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let unknown = TokenFamilyId::new("unknown");
    store.revoke_token_family(&unknown, NOW).await.expect("nothing to do");
    assert!(family.opens(&store, 0, NOW).await);
}

pub(crate) async fn what_is_no_longer_granted_is_cut_from_live_tokens_at_once(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "candidates_read jobs_read").await;
    let narrower = allowance("b", "candidates_read jobs_read", "jobs_read", NOW);
    assert_eq!(
        store.issue_code(&narrower, Effects::NONE).await.expect("issued"),
        Answered::Recorded
    );
    let access = family.find_access(&store, 0, NOW).await.expect("found");
    assert_eq!(access.scopes, scopes("jobs_read"));
    let refresh = store.find_refresh_token(&family.refresh(0), NOW).await.expect("read");
    assert_eq!(refresh.expect("found").scopes, scopes("jobs_read"));
    // Down to none: the token is good, and opens nothing that needs a scope.
    let none = allowance("c", "jobs_read", "", NOW);
    assert_eq!(store.issue_code(&none, Effects::NONE).await.expect("issued"), Answered::Recorded);
    let access = family.find_access(&store, 0, NOW).await.expect("found");
    assert!(access.scopes.is_empty());
}

pub(crate) async fn a_grant_that_grows_does_not_widen_a_token(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    allow(&store, "b", "candidates_read", NOW).await;
    let access = family.find_access(&store, 0, NOW).await.expect("found");
    assert_eq!(access.scopes, scopes("jobs_read"));
    let refresh = store.find_refresh_token(&family.refresh(0), NOW).await.expect("read");
    assert_eq!(refresh.expect("found").scopes, scopes("jobs_read"));
}

pub(crate) async fn role_changes_reach_live_tokens_at_once(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    set_user(&store, &ada().id, role(Role::Standard)).await;
    let access = family.find_access(&store, 0, NOW).await.expect("found");
    assert_eq!(access.role, Role::Standard);
}

// What a token means.

pub(crate) async fn an_access_token_is_found_with_what_it_means(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "candidates_read jobs_read").await;
    let wanted = LiveAccessToken {
        client_id: partner().id,
        user_id: Some(ada().id),
        grant_id: Some(GrantId::new("grant a")),
        company_id: northwind(),
        role: Role::Administrator,
        authenticated: Some(authenticated()),
        scopes: scopes("candidates_read jobs_read"),
        resources: resources("https://api.example/"),
        bound_to: Some(key("the access token")),
        issued_at: NOW,
        expires_at: NOW + ACCESS_LIFETIME,
    };
    assert_eq!(family.find_access(&store, 0, NOW).await, Some(wanted));
}

pub(crate) async fn a_services_token_is_found_with_what_it_means(store: Subject) {
    populate(&store).await;
    store.issue_access_token(&service_token()).await.expect("issued");
    let wanted = LiveAccessToken {
        client_id: service().id,
        user_id: None,
        grant_id: None,
        company_id: northwind(),
        role: Role::Administrator,
        authenticated: None,
        scopes: scopes("jobs_read candidates_read"),
        resources: resources("https://files.example/"),
        bound_to: None,
        issued_at: NOW,
        expires_at: NOW + ACCESS_LIFETIME,
    };
    assert_eq!(find_service_token(&store).await, Some(wanted));
    let end = NOW + ACCESS_LIFETIME;
    let found = store.find_access_token(&service_hash(), end).await.expect("read");
    assert_eq!(found, None);
}

pub(crate) async fn a_services_token_follows_its_client(store: Subject) {
    populate(&store).await;
    store.issue_access_token(&service_token()).await.expect("issued");
    let mut client = service();
    client.service = Some(ServiceIdentity { company_id: northwind(), role: Role::Standard });
    client.scopes.truncate(1);
    set_client(&store, &client).await;
    let found = find_service_token(&store).await.expect("found");
    assert_eq!((found.role, found.scopes), (Role::Standard, scopes("candidates_read")));
    client.scopes.clear();
    set_client(&store, &client).await;
    assert!(find_service_token(&store).await.expect("found").scopes.is_empty());
    let elsewhere = ServiceIdentity { company_id: contoso(), role: Role::Standard };
    for identity in [Some(elsewhere), None] {
        client.service = identity;
        set_client(&store, &client).await;
        assert_eq!(find_service_token(&store).await, None);
    }
}

pub(crate) async fn of_a_jwt_only_its_subject_is_known(store: Subject) {
    populate(&store).await;
    allow(&store, "a", "jobs_read", NOW).await;
    let family = Family::new("a");
    let mut redemption = family.redemption("jobs_read", NOW);
    redemption.access_token.token = None;
    assert_eq!(store.redeem_code(&redemption).await.expect("redeemed"), Redeemed::Now);
    assert!(!family.opens(&store, 0, NOW).await);
    let of = |company_id, family_id| {
        let client_id = partner().id;
        SubjectRef { client_id, company_id, family_id, epoch: 0 }
    };
    let live = LiveSubject {
        user_id: Some(ada().id),
        grant_id: Some(GrantId::new("grant a")),
        role: Role::Administrator,
        scopes: scopes("jobs_read"),
        authenticated: Some(authenticated()),
    };
    let find =
        async |subject: &SubjectRef, at| store.find_subject(subject, at).await.expect("read");
    let subject = of(northwind(), Some(family.id()));
    assert_eq!(find(&subject, NOW).await, Some(live));
    assert_eq!(find(&of(contoso(), Some(family.id())), NOW).await, None);
    assert_eq!(find(&of(northwind(), None), NOW).await, None);
    let other = SubjectRef { client_id: service().id, ..subject.clone() };
    assert_eq!(find(&other, NOW).await, None);
    assert_eq!(find(&subject, NOW + GRANT_LIFETIME).await, None);
    store.revoke_token_family(&family.id(), NOW).await.expect("revoked");
    assert_eq!(find(&subject, NOW).await, None);
}

pub(crate) async fn a_services_subject_is_its_client(store: Subject) {
    populate(&store).await;
    let (client_id, company_id) = (service().id, northwind());
    let mut subject = SubjectRef { client_id, company_id, family_id: None, epoch: 0 };
    let find = async |subject: &SubjectRef| store.find_subject(subject, NOW).await.expect("read");
    let found = find(&subject).await.expect("found");
    assert_eq!((found.role, found.user_id), (Role::Administrator, None));
    assert_eq!(found.scopes, scopes("candidates_read jobs_read"));
    let mut client = service();
    client.disabled = true;
    set_client(&store, &client).await;
    assert_eq!(find(&subject).await, None);
    // Enabled again, it is a later epoch.
    client.disabled = false;
    set_client(&store, &client).await;
    assert_eq!(find(&subject).await, None);
    subject.epoch = store.find_client(&client.id).await.expect("read").expect("one").access_epoch;
    assert!(find(&subject).await.is_some());
}

pub(crate) async fn a_service_disabled_since_it_asked_gets_no_token(store: Subject) {
    populate(&store).await;
    let mut client = service();
    for disabled in [true, false] {
        client.disabled = disabled;
        set_client(&store, &client).await;
        assert!(!store.issue_access_token(&service_token()).await.expect("asked"));
        assert_eq!(find_service_token(&store).await, None);
    }
    let epoch = store.find_client(&client.id).await.expect("read").expect("one").access_epoch;
    let (company_id, role) = (northwind(), Role::Administrator);
    let subject = TokenSubject::Service { company_id, role, epoch };
    let token = NewAccessToken { subject, ..service_token() };
    assert!(store.issue_access_token(&token).await.expect("asked"));
    assert!(find_service_token(&store).await.is_some());
}

pub(crate) async fn a_revoked_access_token_opens_nothing_and_its_family_stays(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    store.revoke_access_token(&Digest::of("unknown")).await.expect("nothing to do");
    assert!(family.opens(&store, 0, NOW).await);
    store.revoke_access_token(&family.access(0)).await.expect("revoked");
    assert!(!family.opens(&store, 0, NOW).await);
    assert!(family.renews(&store, 0, NOW).await);
}

pub(crate) async fn whose_a_token_is_is_known_whatever_became_of_it(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let mut client = partner();
    client.disabled = true;
    set_client(&store, &client).await;
    assert!(!family.opens(&store, 0, NOW).await);
    let access = store.client_of_access_token(&family.access(0)).await.expect("read");
    assert_eq!(access, Some(client.id.clone()));
    let refresh = store.origin_of_refresh_token(&family.refresh(0)).await.expect("read");
    assert_eq!(refresh, Some((client.id, family.id())));
    // Each kind for itself.
    let swapped = store.client_of_access_token(&family.refresh(0)).await.expect("read");
    assert_eq!(swapped, None);
    assert_eq!(store.origin_of_refresh_token(&family.access(0)).await.expect("read"), None);
}

pub(crate) async fn a_refresh_token_is_found_with_what_it_means(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "candidates_read jobs_read").await;
    let wanted = IssuedRefreshToken {
        client_id: partner().id,
        user_id: ada().id,
        company_id: northwind(),
        grant_id: GrantId::new("grant a"),
        family_id: family.id(),
        generation: 0,
        rotated_at: None,
        resources: resources("https://api.example/"),
        bound_to: Some(key("the refresh token")),
        scopes: scopes("candidates_read jobs_read"),
        expires_at: NOW + REFRESH_LIFETIME,
        grant_expires_at: NOW + GRANT_LIFETIME,
        authenticated: authenticated(),
        session_id: Some(SessionId::new("session")),
    };
    let found = store.find_refresh_token(&family.refresh(0), NOW).await.expect("read");
    assert_eq!(found, Some(wanted));
}

pub(crate) async fn a_refresh_token_is_found_though_rotated_or_expired(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "candidates_read jobs_read").await;
    assert_eq!(family.rotate(&store, 0, 1, NOW).await, Rotated::Now);
    assert!(family.renews(&store, 0, NOW + HOUR).await);
    assert!(family.renews(&store, 1, NOW + REFRESH_LIFETIME).await);
    // A narrower access token does not narrow what may be asked for next.
    let found = store.find_refresh_token(&family.refresh(1), NOW).await.expect("read");
    let found = found.expect("found");
    assert_eq!((found.generation, found.scopes), (1, scopes("candidates_read jobs_read")));
}

// Rotation.

async fn assert_ended(store: &Subject, family: &Family) {
    for number in 0..4 {
        assert!(!family.opens(store, number, NOW + GRACE).await, "access token {number}");
    }
    for generation in 0..4 {
        assert!(!family.renews(store, generation, NOW + GRACE).await, "generation {generation}");
    }
}

pub(crate) async fn a_token_presented_after_its_grace_revokes_the_family(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let other = connect(&store, "other", "jobs_read").await;
    assert_eq!(family.rotate(&store, 0, 1, NOW).await, Rotated::Now);
    assert_eq!(family.rotate(&store, 0, 2, NOW + GRACE).await, Rotated::Reused);
    assert_ended(&store, &family).await;
    assert_eq!(family.rotate(&store, 1, 3, NOW + GRACE).await, Rotated::Ended);
    assert!(other.renews(&store, 0, NOW + GRACE).await);
}

pub(crate) async fn a_token_presented_in_its_grace_whose_successor_was_used_revokes_the_family(
    store: Subject,
) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    assert_eq!(family.rotate(&store, 0, 1, NOW).await, Rotated::Now);
    assert_eq!(family.rotate(&store, 1, 2, NOW + SECOND).await, Rotated::Now);
    assert_eq!(family.rotate(&store, 0, 3, NOW + SECOND).await, Rotated::Reused);
    assert_ended(&store, &family).await;
}

pub(crate) async fn without_grace_a_second_presentation_revokes_the_family(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    for (number, wanted) in [(1, Rotated::Now), (2, Rotated::Reused), (3, Rotated::Ended)] {
        let rotation =
            RefreshTokenRotation { grace: Duration::ZERO, ..family.rotation(0, number, NOW) };
        let rotated = store.rotate_refresh_token(&rotation).await.expect("rotated");
        assert_eq!(rotated, wanted);
    }
    assert_ended(&store, &family).await;
}

pub(crate) async fn an_expired_or_unknown_refresh_token_rotates_to_nothing(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    assert_eq!(family.rotate(&store, 7, 1, NOW).await, Rotated::Ended);
    let end = NOW + REFRESH_LIFETIME;
    assert_eq!(family.rotate(&store, 0, 2, end).await, Rotated::Ended);
    for number in [1, 2] {
        assert!(!family.opens(&store, number, NOW).await);
    }
    assert!(!family.renews(&store, 1, NOW).await);
    assert_eq!(family.rotate(&store, 0, 3, end - SECOND).await, Rotated::Now);
}

pub(crate) async fn a_successor_other_than_the_one_stored_is_refused(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    assert_eq!(family.rotate(&store, 0, 1, NOW).await, Rotated::Now);
    let mut rotation = family.rotation(0, 2, NOW);
    rotation.successor.token = Digest::of("another");
    store.rotate_refresh_token(&rotation).await.expect_err("refused");
    assert!(!family.opens(&store, 2, NOW).await);
    assert!(family.renews(&store, 1, NOW).await);
}

pub(crate) async fn a_successor_of_the_wrong_generation_is_refused(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let mut wrong_generation = family.rotation(0, 1, NOW);
    wrong_generation.successor.generation = 2;
    let mut wrong_client = family.rotation(0, 1, NOW);
    wrong_client.access_token.client_id = ClientId::new("service");
    for rotation in [wrong_generation, wrong_client] {
        store.rotate_refresh_token(&rotation).await.expect_err("refused");
    }
    assert_eq!(family.rotate(&store, 0, 1, NOW).await, Rotated::Now);
}

pub(crate) async fn a_token_presented_in_its_grace_gets_the_same_successor(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    assert_eq!(family.rotate(&store, 0, 1, NOW).await, Rotated::Now);
    let still = NOW + GRACE - SECOND;
    assert_eq!(family.rotate(&store, 0, 2, still).await, Rotated::Again);
    for number in [0, 1, 2] {
        assert!(family.opens(&store, number, still).await);
    }
    // The successor is the one kept then, with the end it had then.
    let found = store.find_refresh_token(&family.refresh(1), still).await.expect("read");
    assert_eq!(found.expect("found").expires_at, NOW + REFRESH_LIFETIME);
    assert_eq!(family.rotate(&store, 1, 3, still).await, Rotated::Now);
}

pub(crate) async fn of_64_who_rotate_in_grace_one_is_first_and_all_get_tokens(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let rotated = at_once(|number| {
        let (store, family) = (store.clone(), family.clone());
        async move { family.rotate(&store, 0, number + 1, NOW).await }
    })
    .await;
    assert_eq!(count(&rotated, &Rotated::Now), 1);
    assert_eq!(count(&rotated, &Rotated::Again), 63);
    for number in 0..=rotated.len() {
        assert!(family.opens(&store, number, NOW).await);
    }
    assert!(family.renews(&store, 1, NOW).await);
    assert!(!family.renews(&store, 2, NOW).await);
}

pub(crate) async fn of_64_who_rotate_without_grace_none_keeps_tokens(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let rotated = at_once(|number| {
        let store = store.clone();
        let mut rotation = family.rotation(0, number + 1, NOW);
        rotation.grace = Duration::ZERO;
        async move { store.rotate_refresh_token(&rotation).await.expect("rotated") }
    })
    .await;
    assert_eq!(count(&rotated, &Rotated::Now), 1);
    assert_eq!(count(&rotated, &Rotated::Reused), 1);
    assert_eq!(count(&rotated, &Rotated::Ended), 62);
    for number in 0..=rotated.len() {
        assert!(!family.opens(&store, number, NOW).await);
    }
    assert_ended(&store, &family).await;
}

pub(crate) async fn a_family_rotates_generation_by_generation(store: Subject) {
    populate(&store).await;
    let family = connect(&store, "a", "jobs_read").await;
    let mut at = NOW;
    for generation in 0..5 {
        at = at + DAY;
        let number = 1 + generation as usize;
        assert_eq!(family.rotate(&store, generation, number, at).await, Rotated::Now);
        assert!(family.opens(&store, number, at).await);
        let found = store.find_refresh_token(&family.refresh(generation + 1), at).await;
        let found = found.expect("read").expect("found");
        assert_eq!((found.generation, found.expires_at), (generation + 1, at + REFRESH_LIFETIME));
    }
}
