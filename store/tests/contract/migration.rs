//! A database from when a user belonged to one company.

use std::fmt::Write as _;

use oauth::credential::digest::Digest;
use oauth::id::GrantId;
use oauth::membership::Membership;
use oauth::role::Role;
use store::Effects;
use store::tokens::Rotated;

use super::fixture::{
    Family, HOUR, MINUTE, NOW, Subject, ada, ada_in_northwind, connect, contoso, northwind,
    partner, populate, ravi, ravi_in_northwind, session,
};

/// The version of the schemas in `store/tests/schemas`.
pub(crate) const VERSION: i64 = 22;

/// People, an app that one of them has connected, its tokens, an API token, and a session.
/// `blob` writes bytes.
pub(crate) fn rows(blob: fn(&str) -> String) -> String {
    let family = Family::new("a");
    let hash = |digest: &Digest| {
        let hex: String = digest.as_bytes().iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").expect("written");
            hex
        });
        format!("{}, {}", i64::from_be_bytes(digest.prefix()), blob(&hex))
    };
    let (access, refresh) = (hash(&family.access(0)), hash(&family.refresh(0)));
    let (api, cookie) = (hash(&Digest::of("api token")), hash(&Digest::of("cookie")));
    let (now, later) = (NOW.0, NOW.0 + 1_000_000);
    let form = blob("00");
    format!(
        "INSERT INTO companies (id, name) VALUES
            ('northwind', 'Northwind Staffing'), ('contoso', 'Contoso Talent');
        INSERT INTO users (id, company_id, email, email_folded, first_name, last_name, role,
            job_title, password_hash, disabled, sign_in_epoch) VALUES
            ('usr_ada', 'northwind', 'ada@northwind.example', 'ada@northwind.example', 'Ada',
                'Northwind', 'administrator', NULL, '$argon2id$ada', FALSE, 3),
            ('usr_ravi', 'northwind', 'ravi@northwind.example', 'ravi@northwind.example', 'Ravi',
                'Patel', 'standard', 'Recruiter', '$argon2id$ravi', FALSE, 0),
            ('usr_kim', 'contoso', 'kim@contoso.example', 'kim@contoso.example', 'Kim', 'Lee',
                'administrator', NULL, '$argon2id$kim', TRUE, 1);
        INSERT INTO clients (id, name, kind, native, profile, grant_types, response_modes,
            requires_pushed_requests, requires_dpop, access_token_format, may_introspect, serves,
            registered_at, disabled, version)
            VALUES ('partner', 'Partner', 'confidential', FALSE, 'standard',
                'authorization_code refresh_token', 'query', FALSE, FALSE, 'opaque', FALSE, '',
                {now}, FALSE, 1);
        INSERT INTO client_scopes (client_id, position, scope, requirement, is_default)
            VALUES ('partner', 0, 'jobs_read', 'required', TRUE);
        INSERT INTO answers (row, transaction_id, session_id, user_id, client_id, allowed,
            answered_at)
            VALUES (1, 'transaction a', 'session', 'usr_ada', 'partner', 'jobs_read', {now});
        INSERT INTO grants (row, id, user_id, client_id, company_id, scopes, declined,
            redirect_uri, granted_at, answered_at, expires_at, unused_ends_at, is_newest)
            VALUES (1, 'grant a', 'usr_ada', 'partner', 'northwind', 'jobs_read', '',
                'https://a.example/callback', {now}, {now}, {later}, {later}, TRUE);
        INSERT INTO token_families (row, id, grant_row, scopes, resources, ends_at)
            VALUES (1, 'family a', 1, 'jobs_read', 'https://api.example/', {later});
        INSERT INTO access_tokens (hash_prefix, hash, client_id, family_row, scopes, resources,
            issued_at, expires_at)
            VALUES ({access}, 'partner', 1, 'jobs_read', 'https://api.example/', {now}, {later});
        INSERT INTO refresh_tokens (hash_prefix, hash, family_row, generation, issued_at,
            expires_at) VALUES ({refresh}, 1, 0, {now}, {later});
        INSERT INTO api_credentials (row, id, kind, company_id, name, note, scopes, created_by,
            created_at, expires_at)
            VALUES (1, 'key', 'api_token', 'northwind', 'Token', '', 'jobs', 'usr_ada', {now},
                {later});
        INSERT INTO api_secrets (credential_row, hash_prefix, hash, ending, form, made_at)
            VALUES (1, {api}, 'a1b2', {form}, {now});
        INSERT INTO sessions (id, token_prefix, token, user_id, created_at, authenticated_at,
            last_used_at) VALUES ('session', {cookie}, 'usr_ada', {now}, {now}, {now});"
    )
}

/// All that makes a SQLite database of these rows.
pub(crate) fn sqlite() -> String {
    format!(
        "{} CREATE TABLE changes (topic TEXT NOT NULL PRIMARY KEY, count INTEGER NOT NULL) STRICT;
        INSERT INTO changes VALUES ('clients', 0), ('users', 0);
        INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, zeroblob(32));
        {} PRAGMA user_version = {VERSION}",
        include_str!("../schemas/22.sql"),
        rows(|hex| format!("x'{hex}'")),
    )
}

/// What the store says of these rows, once it has opened the database.
pub(crate) async fn nothing_was_lost(store: Subject) {
    let found = async |user: &oauth::id::UserId| {
        let all = store.memberships_of_user(user).await.expect("read");
        all.into_iter().map(|(membership, _)| membership).collect::<Vec<_>>()
    };
    assert_eq!(store.find_user(&ada().id).await.expect("read"), Some(ada()));
    assert_eq!(found(&ada().id).await, [ada_in_northwind()]);
    assert_eq!(found(&ravi().id).await, [ravi_in_northwind()]);
    let kim = store.find_user_by_email("KIM@contoso.example").await.expect("read").expect("found");
    assert!(kim.disabled);
    let expected = Membership {
        user_id: kim.id.clone(),
        company_id: contoso(),
        role: Role::Administrator,
        job_title: None,
        active: true,
    };
    assert_eq!(found(&kim.id).await, [expected]);
    assert_eq!(store.sign_in_epoch(&ada().id).await.expect("read"), 3);

    let context = store.find_consent_context(&ada().id, &partner().id, &northwind(), NOW).await;
    let grant = context.expect("read").grant.expect("a grant");
    assert_eq!(grant.id, GrantId::new("grant a"));
    // Clients from before there was a choice are answered as before.
    let client = store.find_client(&partner().id).await.expect("read").expect("found");
    assert!(client.strict_scopes);
    let family = Family::new("a");
    let access = family.find_access(&store, 0, NOW).await.expect("a token");
    assert_eq!((access.company_id, access.role), (northwind(), Role::Administrator));
    let live = store.find_live_api_credential(&Digest::of("api token"), NOW).await.expect("read");
    assert_eq!(live.expect("an API token").role, Role::Administrator);
    assert_eq!(family.rotate(&store, 0, 1, NOW + MINUTE).await, Rotated::Now);
    assert!(family.renews(&store, 1, NOW + MINUTE).await);

    // Sessions end: people sign in once more, and go on.
    let cookie = Digest::of("cookie");
    assert_eq!(store.find_signed_in(&cookie).await.expect("read"), None);
    let begun = store
        .begin_session(&session("session", NOW, NOW + HOUR), &cookie, 3, None, Effects::NONE)
        .await;
    assert!(begun.expect("answered"));
    assert!(store.find_signed_in(&cookie).await.expect("read").is_some());
    let membership = Membership { company_id: contoso(), ..ada_in_northwind() };
    assert!(store.add_membership(&membership, Effects::NONE).await.expect("answered"));
}

/// What a database of a version from 28 on may lack: nothing was moved since.
pub(crate) const ADDED_SINCE: &str = "
    ALTER TABLE audit_head DROP COLUMN deleted_seq;
    ALTER TABLE audit_head DROP COLUMN deleted_hash;
    DROP TABLE upstream_sessions; DROP TABLE upstream_requests; DROP TABLE upstream_identities;
    DROP TABLE identity_provider_domains; DROP TABLE identity_providers;
    DROP TABLE wanted_addresses; DROP TABLE former_addresses;
    DROP TABLE metadata_documents; DROP TABLE company_hosts;
    DROP TABLE registration_tokens; DROP TABLE registrations;
    ALTER TABLE clients DROP COLUMN strict_scopes;
    ALTER TABLE clients DROP COLUMN jwks_uri;
    ALTER TABLE clients DROP COLUMN subject_type;
    ALTER TABLE clients DROP COLUMN id_token_algorithm;
    ALTER TABLE clients DROP COLUMN post_logout_redirect_uris;
    ALTER TABLE clients DROP COLUMN nonce_instead_of_pkce;
    DROP INDEX token_families_by_session;
    ALTER TABLE token_families DROP COLUMN ends_with_session;
    ALTER TABLE token_families DROP COLUMN session_id;
    ALTER TABLE codes DROP COLUMN nonce;
    ALTER TABLE codes DROP COLUMN id_token_claims;";

/// The versions that lack some of it.
pub(crate) const LACKING: [i64; 4] = [28, 29, 30, 31];

/// Of people, an app and its tokens.
pub(crate) async fn fill(store: Subject) {
    populate(&store).await;
    connect(&store, "a", "jobs_read").await;
}

pub(crate) async fn was_filled(store: Subject) {
    assert_eq!(store.find_user(&ada().id).await.expect("read"), Some(ada()));
    let client = store.find_client(&partner().id).await.expect("read").expect("found");
    assert!(client.strict_scopes && client.jwks_uri.is_none());
    let context = store.find_consent_context(&ada().id, &partner().id, &northwind(), NOW).await;
    assert!(context.expect("read").grant.is_some());
    let family = Family::new("a");
    assert!(family.opens(&store, 0, NOW).await);
    assert_eq!(family.rotate(&store, 0, 1, NOW + MINUTE).await, Rotated::Now);
    // What was added is there.
    assert_eq!(store.providers_of_user(&ada().id).await.expect("read"), []);
    assert_eq!(store.wanted_address(&ada().id).await.expect("read"), None);
}
