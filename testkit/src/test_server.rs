//! The real router on a real database, with a clock that tests move.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request};
use demo::Demo;
use oauth::client::Client;
use oauth::id::{ClientId, CompanyId, UserId};
use oauth::membership::Membership;
use oauth::role::Role;
use oauth::user::User;
use provider::Provider;
use provider::clock::ManualClock;
use provider::keys::purpose::KeyGroup;
use provider::keys::rotation::KeyRecord;
use provider::upstream::UpstreamService;
use server::assets::Assets;
use server::middleware::rate_limit::RateLimiter;
use server::outbound::domain_lookup::SystemDomainLookup;
use server::state::AppState;
use store::Effects;
use store::memberships::{MemberChange, StaffRule};
use store::publishers::PublisherChange;
use store::users::UserChange;
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::Answer;
use crate::setup::{DATABASE, START, Setup, open_provider};
use crate::template::template;

pub struct TestServer {
    pub provider: Provider,
    upstream: UpstreamService,
    demo: Option<Demo>,
    router: Router,
    clock: Arc<ManualClock>,
    folder: Arc<TempDir>,
}

impl TestServer {
    pub async fn start() -> Self {
        Self::start_with(Setup::default()).await
    }

    pub async fn start_with(setup: Setup) -> Self {
        let folder = Arc::new(tempfile::tempdir().expect("a folder"));
        let clock = Arc::new(ManualClock::new(START));
        if !setup.has_the_demo_as_it_is() {
            let server = Self::open(folder, clock, setup, 1).await;
            demo::seed::seed(&server.provider).await.expect("seeded");
            return server;
        }
        let database = folder.path().join(DATABASE);
        std::fs::copy(template().await, &database).expect("copied");
        Self::open(folder, clock, setup, 1).await
    }

    /// At the same time.
    pub async fn beside(&self) -> Self {
        self.beside_with(Setup::default()).await
    }

    /// Another node, or the same after its settings were changed.
    pub async fn beside_with(&self, setup: Setup) -> Self {
        let (folder, clock) = (Arc::clone(&self.folder), Arc::clone(&self.clock));
        Self::open(folder, clock, setup, 2).await
    }

    async fn open(folder: Arc<TempDir>, clock: Arc<ManualClock>, setup: Setup, seed: u64) -> Self {
        let site = folder.path().join("site");
        std::fs::create_dir_all(site.join("pkg")).expect("made");
        for name in [
            "countersign.css",
            "consent.css",
            "step.css",
            "countersign.js",
            "countersign.wasm",
            "passkeys.js",
        ] {
            std::fs::write(site.join("pkg").join(name), "").expect("written");
        }
        let database = folder.path().join(DATABASE);
        let provider = open_provider(&database, &clock, &setup, seed).await;
        let demo = if setup.demo {
            Some(Demo::open(provider.clone(), None).await.expect("opens"))
        } else {
            None
        };
        let domains = setup.domains.unwrap_or_else(|| {
            let system = Arc::new(SystemDomainLookup::default());
            match &demo {
                Some(demo) => Arc::new(demo.domains(system)),
                None => system,
            }
        });
        let playground = setup.playground.unwrap_or(setup.demo);
        let assets = Assets::find(Some(&site)).expect("a site");
        let state = AppState::new(
            provider.clone(),
            assets,
            setup.brand,
            demo.clone(),
            playground,
            domains,
            setup.upstream,
        );
        let upstream = state.upstream.clone();
        let traffic = RateLimiter::new(setup.limits, setup.trusted_proxies);
        let router = server::router::router(state, traffic);
        Self { provider, upstream, demo, router, clock, folder }
    }

    pub fn upstream(&self) -> &UpstreamService {
        &self.upstream
    }

    /// To be served over a real connection.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
    }

    /// The wall clock jumps, and no time passes.
    pub fn set_ahead(&self, by: Duration) {
        self.clock.set_ahead(by);
    }

    /// As [`Self::set_ahead`].
    pub fn go_back(&self, by: Duration) {
        self.clock.go_back(by);
    }

    /// But for the last second.
    pub fn advance_almost(&self, by: Duration) {
        self.advance(by.saturating_sub(Duration::from_secs(1)));
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.expect("infallible");
        Answer::read(response).await
    }

    /// Without cookies, as a program does it.
    pub async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header("host", "localhost:3000").body(Body::empty());
        self.send(request.expect("a request")).await
    }

    /// Of something that is no text.
    pub async fn download(&self, path: &str) -> (HeaderMap, Bytes) {
        let request = Request::get(path).header("host", "localhost:3000").body(Body::empty());
        let request = request.expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("infallible");
        assert_eq!(response.status(), 200, "{path}");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 4 * 1024 * 1024).await.expect("a whole body");
        (parts.headers, bytes)
    }

    pub async fn call(&self, path: &str, token: &str) -> Answer {
        let request = Request::get(path).header("authorization", format!("Bearer {token}"));
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    /// Of all tables together that an authorization could write to, asked of the file itself.
    pub fn rows(&self) -> i64 {
        ["answers", "grants", "grant_answers", "codes", "token_families", "access_tokens"]
            .into_iter()
            .chain(["refresh_tokens", "sessions", "sign_in_failures"])
            .map(|table| self.count(table))
            .sum()
    }

    pub fn count(&self, table: &str) -> i64 {
        let query = format!("SELECT count(*) FROM {table}");
        self.database().query_row(&query, (), |row| row.get(0)).expect("a number")
    }

    pub fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.folder.path().join(DATABASE)).expect("opens")
    }

    /// In the file itself.
    pub fn meddle(&self, sql: &str) {
        self.database().execute_batch(sql).expect("changes");
    }

    /// For what must not be in the database's files.
    pub fn everything_stored(&self) -> String {
        let files = [DATABASE, "countersign.db-wal"].iter();
        let bytes = files.filter_map(|name| std::fs::read(self.folder.path().join(name)).ok());
        String::from_utf8_lossy(&bytes.flatten().collect::<Vec<u8>>()).into_owned()
    }

    pub fn bytes_written(&self) -> u64 {
        [DATABASE, "countersign.db-wal"]
            .iter()
            .filter_map(|name| std::fs::metadata(self.folder.path().join(name)).ok())
            .map(|file| file.len())
            .sum()
    }

    pub async fn count_in_demo(&self, kind: &str) -> usize {
        let state = self.demo.as_ref().expect("a demo").to_json().await;
        let entries = &state[kind];
        entries.as_array().map(Vec::len).or_else(|| Some(entries.as_object()?.len())).expect(kind)
    }

    pub async fn rotate_signing_keys(&self) -> Vec<KeyRecord> {
        self.provider.keys().rotate(KeyGroup::Signing).await.expect("rotated")
    }

    pub async fn change_client(&self, id: &str, change: impl FnOnce(&mut Client)) {
        let (store, id, now) = (self.provider.store(), ClientId::new(id), self.provider.now());
        let found = store.find_client_to_change(&id).await.expect("read");
        let (before, _) = found.expect("a client of the demo");
        let mut client = before.clone();
        change(&mut client);
        if let Some(publisher) = &client.publisher {
            let change = PublisherChange {
                publisher: publisher.clone(),
                sets_domains: true,
                company: None,
                seen: None,
                renamed_at: None,
            };
            if !store.change_publisher(&change, Effects::NONE).await.expect("kept") {
                store.create_publisher(publisher, None, Effects::NONE).await.expect("kept");
            }
        }
        // Its publisher's change is one of the client.
        let found = store.find_client_to_change(&id).await.expect("read");
        let (_, seen) = found.expect("a client of the demo");
        assert!(store.change_client(&client, seen, Effects::NONE).await.expect("kept"));
        if client.disabled != before.disabled {
            let set = store.set_client_disabled(&id, client.disabled, now, Effects::NONE).await;
            assert!(set.expect("kept"));
        }
        if client.logo != before.logo {
            assert_eq!(client.logo, None, "a logo is given by its picture");
            let taken = store.set_client_logo(&id, None, None, Effects::NONE).await;
            assert!(taken.expect("kept"));
        }
    }

    pub async fn change_user(&self, id: &str, change: impl FnOnce(&mut User)) {
        let (store, id) = (self.provider.store(), UserId::new(id));
        let mut user = store.find_user(&id).await.expect("read").expect("a user");
        change(&mut user);
        let change = UserChange {
            first_name: Some(user.first_name),
            last_name: Some(user.last_name),
            password_hash: user.password_hash,
            disabled: Some(user.disabled),
            event: None,
        };
        store.change_user(&id, &change, self.provider.now(), Effects::NONE).await.expect("kept");
    }

    /// In the company that they belong to.
    pub async fn set_role(&self, id: &str, role: Role) {
        let all = self.provider.store().memberships_of_user(&UserId::new(id)).await.expect("read");
        let company = all.first().expect("a membership").0.company_id.clone();
        let change = MemberChange { role: Some(role), ..MemberChange::default() };
        self.change_member(id, company.as_str(), change).await;
    }

    /// What a person is in that company.
    pub async fn change_member(&self, id: &str, company: &str, change: MemberChange) {
        let (store, id, company) =
            (self.provider.store(), UserId::new(id), CompanyId::new(company));
        let (rule, now) = (StaffRule::AsTheOperatorSays, self.provider.now());
        let changed = store.change_member(&company, &id, &change, rule, now, Effects::NONE).await;
        changed.expect("answered").expect("a member");
    }

    /// Lets a person belong to one more company.
    pub async fn add_member(&self, id: &str, company: &str, role: Role) {
        let membership = Membership {
            user_id: UserId::new(id),
            company_id: CompanyId::new(company),
            role,
            job_title: None,
            active: true,
        };
        let added = self.provider.store().add_membership(&membership, Effects::NONE).await;
        assert!(added.expect("answered"), "{id} belongs to {company} already");
    }

    pub async fn remove_member(&self, id: &str, company: &str) {
        let (store, id, company) =
            (self.provider.store(), UserId::new(id), CompanyId::new(company));
        let (rule, now) = (StaffRule::AsTheOperatorSays, self.provider.now());
        let removed = store.remove_membership(&company, &id, rule, now, Effects::NONE).await;
        removed.expect("answered").expect("a member");
    }
}
