use oauth::client::domain::Domain;
use oauth::credential::digest::Digest;
use oauth::id::{IdentityProviderId, UserId};
use oauth::membership::Membership;
use oauth::upstream::{ClaimMapping, IdentityProvider, OWN_LOGIN, UpstreamSettings};
use store::Effects;
use store::identity_providers::{ProviderRecord, SaveProvider};
use store::sessions::Session;
use store::upstream_people::{UpstreamIdentity, UpstreamSession};

use super::fixture::{
    self, HOUR, MINUTE, NOW, Subject, ada, ada_in_northwind, at_once, contoso, count, northwind,
    populate,
};

fn provider(id: &str, domain: &str) -> IdentityProvider {
    IdentityProvider {
        id: IdentityProviderId::new(id),
        company_id: northwind(),
        name: "Northwind ID".to_owned(),
        issuer: "https://id.northwind.example".to_owned(),
        domains: vec![Domain::parse(domain).expect("a domain")],
        settings: UpstreamSettings {
            client_id: "countersign".to_owned(),
            secret: Some("secret_1".to_owned()),
            scopes: vec!["email".to_owned()],
            mapping: ClaimMapping::default(),
            makes_accounts: true,
            has_button: true,
        },
        by_operator: true,
    }
}

async fn add(store: &Subject, provider: &IdentityProvider) -> SaveProvider {
    store.create_identity_provider(provider, Effects::NONE).await.expect("answered")
}

async fn find(store: &Subject, id: &str) -> Option<ProviderRecord> {
    store.find_identity_provider(&IdentityProviderId::new(id)).await.expect("read")
}

fn somebody(id: &str) -> UpstreamIdentity {
    UpstreamIdentity { provider: IdentityProviderId::new(id), subject: "ada-there".to_owned() }
}

pub(crate) async fn an_identity_provider_is_found_as_it_was_saved(store: Subject) {
    populate(&store).await;
    let saved = provider("idp_1", "northwind.example");
    assert_eq!(add(&store, &saved).await, SaveProvider::Saved);
    let found = find(&store, "idp_1").await.expect("found");
    assert_eq!((&found.provider, found.is_demanded), (&saved, false));
    let by_domain = store.identity_provider_of(&saved.domains[0]).await.expect("read");
    assert_eq!(by_domain.as_ref(), Some(&found));
    let buttons = store.identity_providers_with_button(3).await.expect("read");
    assert_eq!(buttons, [(saved.id.clone(), saved.name.clone())]);
    let at = NOW + MINUTE;
    store.note_discovery(&saved.id, NOW, Ok("{}".to_owned())).await.expect("noted");
    store.note_discovery(&saved.id, at, Err("status".to_owned())).await.expect("noted");
    let found = find(&store, "idp_1").await.expect("found");
    // What was found before stays.
    assert_eq!(found.metadata.as_deref(), Some("{}"));
    assert_eq!(found.checked, Some((at, Some("status".to_owned()))));
}

pub(crate) async fn a_domain_leads_to_one_identity_provider(store: Subject) {
    populate(&store).await;
    let (first, second) =
        (provider("idp_1", "northwind.example"), provider("idp_2", "northwind.example"));
    assert_eq!(add(&store, &first).await, SaveProvider::Saved);
    assert_eq!(add(&store, &second).await, SaveProvider::DomainTaken);
    assert_eq!(find(&store, "idp_2").await, None);
    assert_eq!(add(&store, &provider("idp_2", "other.example")).await, SaveProvider::Saved);
    let changed = store.change_identity_provider(&second, None, Effects::NONE).await;
    assert_eq!(changed.expect("answered"), SaveProvider::DomainTaken);
    let seen = find(&store, "idp_1").await.expect("found").version;
    for expected in [SaveProvider::Saved, SaveProvider::Edited] {
        let changed = store.change_identity_provider(&first, Some(seen), Effects::NONE).await;
        assert_eq!(changed.expect("answered"), expected);
    }
}

pub(crate) async fn a_person_at_a_provider_is_one_user_here(store: Subject) {
    populate(&store).await;
    add(&store, &provider("idp_1", "northwind.example")).await;
    let identity = somebody("idp_1");
    let links = at_once(|_| {
        let (store, identity) = (store.clone(), identity.clone());
        async move {
            let linked =
                store.link_upstream_identity(&identity, &ada().id, None, NOW, Effects::NONE).await;
            linked.expect("answered")
        }
    })
    .await;
    assert_eq!(count(&links, &true), 1);
    assert_eq!(store.find_upstream_user(&identity).await.expect("read"), Some(ada().id));
    let mut user = store.find_user(&ada().id).await.expect("read").expect("found");
    user.id = UserId::new("usr_new");
    "new@northwind.example".clone_into(&mut user.email);
    let membership = Membership { user_id: user.id.clone(), ..ada_in_northwind() };
    let made = store.create_upstream_user(&user, &membership, &identity, NOW, Effects::NONE).await;
    assert!(!made.expect("answered"));
    assert_eq!(store.find_user(&user.id).await.expect("read"), None);
    let other = UpstreamIdentity { subject: "new-there".to_owned(), ..identity };
    let made = store.create_upstream_user(&user, &membership, &other, NOW, Effects::NONE).await;
    assert!(made.expect("answered"));
    assert_eq!(store.find_upstream_user(&other).await.expect("read"), Some(user.id));
}

pub(crate) async fn who_was_sent_away_comes_back_once_and_in_time(store: Subject) {
    let state = Digest::of("state");
    store.begin_upstream_request(&state, "sealed", NOW + MINUTE).await.expect("stored");
    let taken = at_once(|_| {
        let store = store.clone();
        async move { store.take_upstream_request(&state, NOW).await.expect("answered").is_some() }
    })
    .await;
    assert_eq!(count(&taken, &true), 1);
    store.begin_upstream_request(&state, "sealed", NOW + MINUTE).await.expect("stored");
    let late = store.take_upstream_request(&state, NOW + MINUTE).await;
    assert_eq!(late.expect("answered"), None);
}

pub(crate) async fn a_provider_is_demanded_and_ends_its_sessions(store: Subject) {
    populate(&store).await;
    let id = IdentityProviderId::new("idp_1");
    add(&store, &provider("idp_1", "northwind.example")).await;
    add(&store, &provider("idp_2", "other.example")).await;
    let cookie = Digest::of("cookie");
    let mut session = fixture::session("session", NOW, NOW + HOUR);
    session.provider = Some(id.clone());
    let epoch = store.sign_in_epoch(&session.user_id).await.expect("read");
    let there = UpstreamSession { identity: somebody("idp_1"), sid: Some("sid".to_owned()) };
    let begin = store.begin_upstream_session(&session, &cookie, epoch, None, &there, Effects::NONE);
    assert!(begin.await.expect("answered"));
    let demanded = async || {
        let found = store.find_signed_in(&cookie).await.expect("read").expect("signed in");
        found.demanded.clone()
    };
    assert_eq!(demanded().await, None);
    for other in ["idp_2", "idp_1"] {
        let other = IdentityProviderId::new(other);
        let is_new = store.demand_provider(&northwind(), Some(&other), Effects::NONE).await;
        assert!(is_new.expect("answered"));
        assert_eq!(demanded().await, Some(other.clone()));
        let found = store.demanded_provider(&northwind()).await;
        assert_eq!(found.expect("read"), Some(other));
    }
    let end = async |subject: Option<&str>, sid: Option<&str>| {
        store.end_upstream_sessions(&id, subject, sid, Effects::NONE).await.expect("ended")
    };
    assert_eq!(end(Some("somebody"), None).await, 0);
    assert_eq!(end(Some("ada-there"), Some("another")).await, 0);
    assert_eq!(end(None, Some("sid")).await, 1);
    assert!(store.find_signed_in(&cookie).await.expect("read").is_none());
    let removed = store.remove_identity_provider(&id, Effects::NONE).await;
    assert!(removed.expect("removed"));
    assert_eq!(store.demanded_provider(&northwind()).await.expect("read"), None);
}

pub(crate) async fn a_session_acts_for_no_company_that_did_not_authenticate_its_person(
    store: Subject,
) {
    populate(&store).await;
    // Ada belongs to Contoso, too.
    let (id, other) = (IdentityProviderId::new("idp_1"), IdentityProviderId::new("idp_2"));
    let joined = Membership { company_id: contoso(), ..ada_in_northwind() };
    assert!(store.add_membership(&joined, Effects::NONE).await.expect("answered"));
    add(&store, &provider("idp_1", "northwind.example")).await;
    let theirs = IdentityProvider { company_id: contoso(), ..provider("idp_2", "other.example") };
    add(&store, &theirs).await;
    let mut session = fixture::session("session", NOW, NOW + HOUR);
    let epoch = store.sign_in_epoch(&session.user_id).await.expect("read");
    let others = async |session: &Session| {
        let cookie = Digest::of("cookie");
        let begun = store.begin_session(session, &cookie, epoch, None, Effects::NONE).await;
        assert!(begun.expect("answered"));
        let found = store.find_signed_in(&cookie).await.expect("read").expect("signed in");
        found.other_companies.iter().map(|company| company.id.clone()).collect::<Vec<_>>()
    };
    let open = async || store.company_that_demands_none(&session.user_id).await.expect("read");
    assert_eq!(others(&session).await, [contoso()]);
    let of_provider = Session { provider: Some(id.clone()), ..session.clone() };
    assert_eq!(others(&of_provider).await, []);
    // What a company demands is for it to say, anyone else who asks.
    store.demand_provider(&contoso(), Some(&other), Effects::NONE).await.expect("demanded");
    assert_eq!(others(&session).await, []);
    let own_login = Some(IdentityProviderId::new(OWN_LOGIN));
    let of_platform = Session { provider: own_login, ..session.clone() };
    assert_eq!(others(&of_platform).await, [contoso()]);
    assert_eq!(open().await, Some(northwind()));
    store.demand_provider(&northwind(), Some(&id), Effects::NONE).await.expect("demanded");
    assert_eq!(open().await, None);
    session.provider = Some(other);
    assert_eq!(others(&session).await, []);
}
