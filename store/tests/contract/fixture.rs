//! People, clients and the usual course of things, for every contract.

use std::sync::Arc;
use std::time::Duration;

use oauth::audit::AuditEvent;
use oauth::authentication::{Authenticated, AuthenticationClass, AuthenticationMethod};
use oauth::authorize::pkce::{CodeChallenge, CodeVerifier};
use oauth::authorize::response_mode::ResponseMode;
use oauth::client::logout_uri::{BackChannelLogout, BackChannelLogoutUri};
use oauth::client::publisher::Publisher;
use oauth::client::redirect_uri::RedirectUri;
use oauth::client::{
    AccessTokenFormat, Client, ClientKind, ClientScope, GrantType, Profile, Requirement,
    ServiceIdentity,
};
use oauth::company::Company;
use oauth::consent::grant::{Grant, GrantEnd};
use oauth::consent::policy::{AppDecision, CompanyPolicy};
use oauth::credential::digest::Digest;
use oauth::credential::secret::PasswordHash;
use oauth::discovery::resource::Resources;
use oauth::id::{
    ClientId, CompanyId, GrantId, PublisherId, SessionId, TokenFamilyId, TransactionId, UserId,
};
use oauth::identity::claims::Claim;
use oauth::identity::subject::SubjectType;
use oauth::jose::algorithm::{IdTokenAlgorithm, SigningAlgorithm};
use oauth::jose::jwk;
use oauth::jose::thumbprint::Thumbprint;
use oauth::language::Language;
use oauth::membership::{Member, Membership};
use oauth::role::Role;
use oauth::scope::{Scope, ScopeSet};
use oauth::time_zone::TimeZone;
use oauth::timestamp::Timestamp;
use oauth::token::access_token::LiveAccessToken;
use oauth::user::User;
use store::answers::{Allowance, Answer, Answered, Basis, ScopeAnswer};
use store::grants::{ConsentContext, Wording};
use store::memberships::{MemberChange, StaffRule};
use store::policies::{DecisionChange, PolicyChange};
use store::publishers::PublisherChange;
use store::sessions::Session;
use store::sign_in::Counted;
use store::tokens::{
    CodeRedemption, NewAccessToken, NewRefreshToken, Redeemed, RefreshTokenRotation, Rotated,
    TokenSubject,
};
use store::users::UserChange;
use store::{Acting, Effects, Store, StoreError};

/// The store under test, shared between tasks.
pub(crate) type Subject = Arc<dyn Store>;

pub(crate) const MINUTE: Duration = Duration::from_mins(1);
pub(crate) const HOUR: Duration = Duration::from_hours(1);
pub(crate) const DAY: Duration = Duration::from_hours(24);

/// When every story begins.
pub(crate) const NOW: Timestamp = Timestamp(1_800_000_000);

/// How long a rotated token may be presented again.
pub(crate) const GRACE: Duration = MINUTE;

pub(crate) const ACCESS_LIFETIME: Duration = HOUR;
pub(crate) const REFRESH_LIFETIME: Duration = Duration::from_hours(90 * 24);
pub(crate) const GRANT_LIFETIME: Duration = Duration::from_hours(365 * 24);
/// As long, so that disuse ends no story that is not about it.
pub(crate) const UNUSED_LIFETIME: Duration = GRANT_LIFETIME;

pub(crate) fn scopes(text: &str) -> ScopeSet {
    ScopeSet::try_from(text.to_owned()).expect("scopes")
}

pub(crate) fn northwind() -> CompanyId {
    CompanyId::new("northwind")
}

pub(crate) fn contoso() -> CompanyId {
    CompanyId::new("contoso")
}

/// An administrator of Northwind.
pub(crate) fn ada() -> User {
    User {
        id: UserId::new("usr_ada"),
        email: "ada@northwind.example".to_owned(),
        first_name: "Ada".to_owned(),
        last_name: "Northwind".to_owned(),
        language: None,
        password_hash: Some(PasswordHash::new("$argon2id$ada")),
        disabled: false,
    }
}

pub(crate) fn ada_in_northwind() -> Membership {
    Membership {
        user_id: ada().id,
        company_id: northwind(),
        role: Role::Administrator,
        job_title: None,
        active: true,
    }
}

/// A recruiter of Northwind.
pub(crate) fn ravi() -> User {
    User {
        id: UserId::new("usr_ravi"),
        email: "ravi@northwind.example".to_owned(),
        first_name: "Ravi".to_owned(),
        last_name: "Patel".to_owned(),
        language: Some(Language::German),
        password_hash: Some(PasswordHash::new("$argon2id$ravi")),
        disabled: false,
    }
}

pub(crate) fn ravi_in_northwind() -> Membership {
    Membership {
        user_id: ravi().id,
        company_id: northwind(),
        role: Role::Standard,
        job_title: Some("Recruiter".to_owned()),
        active: true,
    }
}

pub(crate) fn brightwork() -> Publisher {
    Publisher {
        id: PublisherId::new("brightwork"),
        name: "Brightwork Labs".to_owned(),
        verified_domains: vec!["brightwork.example".to_owned(), "a.example".to_owned()],
        website: Some("https://brightwork.example".to_owned()),
        support_email: None,
        privacy_policy: Some("https://brightwork.example/privacy".to_owned()),
        terms: None,
        review: None,
    }
}

/// Resources, as they are stored.
pub(crate) fn resources(text: &str) -> Resources {
    text.parse().expect("resources")
}

/// A key's thumbprint, made from a name.
pub(crate) fn key(name: &str) -> Thumbprint {
    let challenge = CodeChallenge::of(&CodeVerifier::from_bytes(Digest::of(name).as_bytes()));
    Thumbprint::parse(challenge.as_str()).expect("43 characters")
}

/// The keys of RFC 7517 §A.1 and RFC 8037 §A.2 with which a client may sign.
const JWKS: &str = r#"{"keys":[
    {"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
     "y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","use":"sig","kid":"1"},
    {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#;

/// A client with something in every field that people can allow.
pub(crate) fn partner() -> Client {
    Client {
        id: ClientId::new("partner"),
        name: "Partner".to_owned(),
        description: Some("Fills jobs.".to_owned()),
        publisher: Some(brightwork()),
        kind: ClientKind::Confidential,
        native: false,
        profile: Profile::Standard,
        secrets: vec![Digest::of("secret 2"), Digest::of("secret 1")],
        managed_secrets: Vec::new(),
        keys: jwk::parse_set(JWKS).expect("keys"),
        jwks_uri: None,
        grant_types: vec![GrantType::RefreshToken, GrantType::AuthorizationCode],
        redirect_uris: ["https://b.example/callback", "https://a.example/callback"]
            .map(|uri| RedirectUri::register(uri).expect("valid"))
            .to_vec(),
        response_modes: vec![ResponseMode::FormPost, ResponseMode::Query],
        requires_pushed_requests: true,
        strict_scopes: true,
        requires_dpop: true,
        scopes: vec![
            client_scope("jobs_read", Requirement::Required, true, Some("To list jobs.")),
            client_scope("candidates_read", Requirement::Optional, false, None),
        ],
        service: None,
        access_token_format: AccessTokenFormat::Opaque,
        may_introspect: false,
        serves: Resources::default(),
        subject_type: SubjectType::Pairwise,
        id_token_algorithm: IdTokenAlgorithm::Es256,
        nonce_instead_of_pkce: true,
        default_max_age: Some(Duration::from_hours(1)),
        default_class: Some(AuthenticationClass::TwoFactors),
        initiate_login_uri: Some("https://a.example/login".to_owned()),
        post_logout_redirect_uris: ["https://a.example/bye", "https://a.example/bye?x=y"]
            .map(|uri| RedirectUri::register(uri).expect("valid"))
            .to_vec(),
        backchannel_logout: Some(BackChannelLogout {
            uri: BackChannelLogoutUri::register("https://a.example/logout").expect("valid"),
            session_required: true,
        }),
        logo: None,
        registered_at: NOW,
        changed_at: None,
        disabled: false,
        access_epoch: 0,
    }
}

/// A service of Northwind.
pub(crate) fn service() -> Client {
    Client {
        id: ClientId::new("service"),
        name: "Service".to_owned(),
        description: None,
        publisher: None,
        kind: ClientKind::Confidential,
        native: false,
        profile: Profile::Standard,
        secrets: Vec::new(),
        managed_secrets: Vec::new(),
        keys: Vec::new(),
        jwks_uri: None,
        grant_types: vec![GrantType::ClientCredentials],
        redirect_uris: Vec::new(),
        response_modes: Vec::new(),
        requires_pushed_requests: false,
        strict_scopes: false,
        requires_dpop: false,
        scopes: vec![
            client_scope("candidates_read", Requirement::Required, true, None),
            client_scope("jobs_read", Requirement::Required, true, None),
        ],
        service: Some(ServiceIdentity { company_id: northwind(), role: Role::Administrator }),
        access_token_format: AccessTokenFormat::Jwt(SigningAlgorithm::EdDsa),
        may_introspect: true,
        serves: resources("https://api.example/ https://files.example/"),
        subject_type: SubjectType::Public,
        id_token_algorithm: IdTokenAlgorithm::EdDsa,
        nonce_instead_of_pkce: false,
        default_max_age: None,
        default_class: None,
        initiate_login_uri: None,
        post_logout_redirect_uris: Vec::new(),
        backchannel_logout: None,
        logo: None,
        registered_at: NOW,
        changed_at: None,
        disabled: false,
        access_epoch: 0,
    }
}

pub(crate) fn client_scope(
    scope: &str,
    requirement: Requirement,
    is_default: bool,
    purpose: Option<&str>,
) -> ClientScope {
    let scope = scope.parse().expect("a scope");
    ClientScope { scope, requirement, is_default, purpose: purpose.map(str::to_owned) }
}

/// Keeps all of the above, at once: a store groups what comes together.
pub(crate) async fn populate(store: &Subject) {
    for (id, name) in [(northwind(), "Northwind Staffing"), (contoso(), "Contoso Talent")] {
        let company = Company {
            id,
            name: name.to_owned(),
            time_zone: TimeZone::UTC,
            requires_second_factor: false,
        };
        store.create_company(&company, Effects::NONE).await.expect("kept");
    }
    let registered = store.create_publisher(&brightwork(), None, Effects::NONE).await;
    assert!(registered.expect("registered"));
    let (ada, ravi, partner, service) = (ada(), ravi(), partner(), service());
    let (of_ada, of_ravi) = ([ada_in_northwind()], [ravi_in_northwind()]);
    let (ada, ravi, partner, service) = tokio::join!(
        store.create_user(&ada, &of_ada, Effects::NONE),
        store.create_user(&ravi, &of_ravi, Effects::NONE),
        store.create_client(&partner, Effects::NONE),
        store.create_client(&service, Effects::NONE),
    );
    for is_created in [ada, ravi, partner, service] {
        assert!(is_created.expect("kept"));
    }
}

/// Ada, as she makes credentials.
pub(crate) fn maker() -> Acting {
    Acting { user: ada().id, company: northwind(), role: Role::Administrator, session: None }
}

/// Ada's decision about an app, whatever that is now.
pub(crate) fn decision_change(decision: Option<AppDecision>) -> DecisionChange {
    DecisionChange { decision, seen: None, by: ada().id, at: NOW }
}

/// Writes something that no one looks at.
pub(crate) async fn change(
    store: &Subject,
    name: &str,
    effects: Effects,
) -> Result<(), StoreError> {
    let company = Company {
        id: CompanyId::new(name),
        name: name.to_owned(),
        time_zone: TimeZone::UTC,
        requires_second_factor: false,
    };
    store.create_company(&company, effects).await.map(drop)
}

/// Adds an entry to the audit log, about whatever.
pub(crate) async fn append(store: &Subject, event: &AuditEvent) {
    let (policy, by) = (CompanyPolicy::default(), ada().id);
    let change = PolicyChange { policy, seen: None, by, at: NOW };
    let set = store.set_company_policy(&northwind(), &change, event.clone().into()).await;
    assert!(set.expect("set"));
}

/// Changes a client to this.
pub(crate) async fn set_client(store: &Subject, client: &Client) {
    let found = store.find_client_to_change(&client.id).await.expect("read");
    let (before, seen) = found.expect("registered");
    assert!(store.change_client(client, seen, Effects::NONE).await.expect("changed"));
    if client.disabled != before.disabled {
        let set = store.set_client_disabled(&client.id, client.disabled, NOW, Effects::NONE).await;
        assert!(set.expect("set"));
    }
}

/// What happens to a user: to their account, or to what they are in Northwind.
#[derive(Clone, Debug)]
pub(crate) enum Fate {
    Account(UserChange),
    Member(MemberChange),
    Joins(CompanyId, Role),
    Leaves(CompanyId),
}

impl From<UserChange> for Fate {
    fn from(change: UserChange) -> Self {
        Self::Account(change)
    }
}

impl From<MemberChange> for Fate {
    fn from(change: MemberChange) -> Self {
        Self::Member(change)
    }
}

pub(crate) async fn set_user(store: &Subject, id: &UserId, fate: impl Into<Fate>) -> User {
    let by = StaffRule::AsTheOperatorSays;
    match fate.into() {
        Fate::Account(change) => {
            let changed = store.change_user(id, &change, NOW, Effects::NONE).await;
            return changed.expect("changed").expect("found");
        }
        Fate::Member(change) => {
            set_member(store, id, &northwind(), change).await;
        }
        Fate::Joins(company, role) => {
            let membership = Membership {
                user_id: id.clone(),
                company_id: company,
                role,
                job_title: None,
                active: true,
            };
            let added = store.add_membership(&membership, Effects::NONE).await;
            assert!(added.expect("answered"));
        }
        Fate::Leaves(company) => {
            let removed = store.remove_membership(&company, id, by, NOW, Effects::NONE).await;
            removed.expect("answered").expect("removed");
        }
    }
    store.find_user(id).await.expect("read").expect("found")
}

pub(crate) async fn set_member(
    store: &Subject,
    id: &UserId,
    company: &CompanyId,
    change: MemberChange,
) -> Member {
    let rule = StaffRule::AsTheOperatorSays;
    let changed = store.change_member(company, id, &change, rule, NOW, Effects::NONE).await;
    changed.expect("answered").expect("a member")
}

pub(crate) fn disabled(disabled: bool) -> Fate {
    UserChange { disabled: Some(disabled), ..UserChange::default() }.into()
}

/// In Northwind.
pub(crate) fn active(active: bool) -> Fate {
    MemberChange { active: Some(active), ..MemberChange::default() }.into()
}

/// In Northwind.
pub(crate) fn role(role: Role) -> Fate {
    MemberChange { role: Some(role), ..MemberChange::default() }.into()
}

/// A publisher from now on, with its domains.
pub(crate) fn publisher_change(publisher: Publisher) -> PublisherChange {
    let (company, seen, renamed_at) = (None, None, None);
    PublisherChange { publisher, sets_domains: true, company, seen, renamed_at }
}

pub(crate) async fn set_publisher(store: &Subject, publisher: &Publisher) {
    let change = publisher_change(publisher.clone());
    assert!(store.change_publisher(&change, Effects::NONE).await.expect("changed"));
}

/// As everybody signed in who allows.
pub(crate) fn authenticated() -> Authenticated {
    let Ok(methods) = "pwd otp mfa".parse();
    Authenticated { at: NOW - MINUTE, methods }
}

/// An allowance by Ada for `partner` of which every id is made from `name`.
pub(crate) fn allowance(name: &str, asked: &str, allowed: &str, at: Timestamp) -> Allowance {
    Allowance {
        answer: Answer {
            transaction_id: TransactionId::new(format!("transaction {name}")),
            session_id: SessionId::new("session"),
            user_id: ada().id,
            client_id: partner().id,
            allowed: Some(scopes(allowed)),
            answered_at: at,
        },
        company_id: northwind(),
        scopes: scope_answers(asked, allowed),
        new_grant_id: GrantId::new(format!("grant {name}")),
        grant_end: GrantEnd::At(at + GRANT_LIFETIME),
        unused_ends_at: at + UNUSED_LIFETIME,
        code: code(name),
        redirect_uri: "https://a.example/callback".to_owned(),
        code_challenge: Some(challenge()),
        dpop_key: Some(key("the request")),
        resources: resources("https://api.example/"),
        code_expires_at: at + MINUTE,
        nonce: Some("a nonce + \"more\"".to_owned()),
        id_token_claims: vec![Claim::Name, Claim::Email],
        authenticated: authenticated(),
        basis: Basis {
            client: Arc::new(partner()),
            role: ada_in_northwind().role,
            policy: CompanyPolicy::default(),
            decision: None,
            session: None,
        },
    }
}

/// What is answered when `asked` is asked about, and `allowed` is allowed.
pub(crate) fn scope_answers(asked: &str, allowed: &str) -> Vec<ScopeAnswer> {
    let allowed = scopes(allowed);
    let answer = |scope: &Scope| ScopeAnswer {
        scope: scope.clone(),
        allowed: allowed.contains(scope),
        wording: wording(scope),
    };
    scopes(asked).union(&allowed).iter().map(answer).collect()
}

pub(crate) fn wording(scope: &Scope) -> Wording {
    Wording {
        language: "en".to_owned(),
        prompt: format!("Access {scope}"),
        sentence: format!("See {scope}."),
    }
}

pub(crate) fn challenge() -> CodeChallenge {
    CodeChallenge::parse("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM").expect("valid")
}

pub(crate) fn code(name: &str) -> Digest {
    Digest::of(&format!("code {name}"))
}

/// Ada allows all that is asked.
pub(crate) async fn allow(store: &Subject, name: &str, allowed: &str, at: Timestamp) {
    let mut allowance = allowance(name, allowed, allowed, at);
    // As it is now, and past what the store remembers.
    let client = store.find_client_to_change(&allowance.answer.client_id).await.expect("read");
    allowance.basis.client = Arc::new(client.expect("registered").0);
    let answered = store.issue_code(&allowance, Effects::NONE).await;
    assert_eq!(answered.expect("issued"), Answered::Recorded);
}

/// What stands between Ada and `partner` now.
pub(crate) async fn consent_context(
    store: &Subject,
    now: Timestamp,
) -> Result<ConsentContext, StoreError> {
    let (user, client) = (ada().id, partner().id);
    store.find_consent_context(&user, &client, &northwind(), now).await
}

/// What Ada allows `partner` now.
pub(crate) async fn grant(store: &Subject, now: Timestamp) -> Option<Grant> {
    consent_context(store, now).await.expect("read").grant
}

/// The tokens that descend from the code of that name.
#[derive(Clone)]
pub(crate) struct Family {
    name: String,
    pub(crate) grant_id: GrantId,
}

impl Family {
    /// Of the grant that was made with the code.
    pub(crate) fn new(name: &str) -> Self {
        Self::of_grant(name, &format!("grant {name}"))
    }

    /// Of a grant that was there before.
    pub(crate) fn of_grant(name: &str, grant: &str) -> Self {
        Self { name: name.to_owned(), grant_id: GrantId::new(grant) }
    }

    pub(crate) fn id(&self) -> TokenFamilyId {
        TokenFamilyId::new(format!("family {}", self.name))
    }

    /// The access token issued as the n-th.
    pub(crate) fn access(&self, number: usize) -> Digest {
        Digest::of(&format!("access {} {number}", self.name))
    }

    pub(crate) fn refresh(&self, generation: u32) -> Digest {
        Digest::of(&format!("refresh {} {generation}", self.name))
    }

    pub(crate) fn new_access(&self, number: usize, scope: &str, at: Timestamp) -> NewAccessToken {
        NewAccessToken {
            token: Some(self.access(number)),
            client_id: partner().id,
            scopes: scopes(scope),
            resources: resources("https://api.example/"),
            bound_to: Some(key("the access token")),
            subject: TokenSubject::User {
                user_id: ada().id,
                company_id: northwind(),
                grant_id: self.grant_id.clone(),
                family_id: self.id(),
                authenticated: authenticated(),
            },
            issued_at: at,
            expires_at: at + ACCESS_LIFETIME,
        }
    }

    pub(crate) fn new_refresh(&self, generation: u32, at: Timestamp) -> NewRefreshToken {
        NewRefreshToken {
            token: self.refresh(generation),
            generation,
            issued_at: at,
            expires_at: at + REFRESH_LIFETIME,
        }
    }

    /// The code's exchange for access token 0 and refresh token 0.
    pub(crate) fn redemption(&self, scope: &str, at: Timestamp) -> CodeRedemption {
        CodeRedemption {
            code: code(&self.name),
            family_id: self.id(),
            access_token: self.new_access(0, scope, at),
            refresh_token: Some(self.new_refresh(0, at)),
            refresh_bound_to: Some(key("the refresh token")),
            ends_with_session: scope == "openid",
            unused_ends_at: at + UNUSED_LIFETIME,
            at,
        }
    }

    /// The exchange of a refresh token for its successor, and access token
    /// `number`.
    pub(crate) fn rotation(
        &self,
        generation: u32,
        number: usize,
        at: Timestamp,
    ) -> RefreshTokenRotation {
        RefreshTokenRotation {
            presented: self.refresh(generation),
            successor: self.new_refresh(generation + 1, at),
            access_token: self.new_access(number, "jobs_read", at),
            grace: GRACE,
            unused_ends_at: at + UNUSED_LIFETIME,
            at,
        }
    }

    pub(crate) async fn redeem(&self, store: &Subject, scope: &str, at: Timestamp) -> Redeemed {
        store.redeem_code(&self.redemption(scope, at)).await.expect("redeemed")
    }

    pub(crate) async fn rotate(
        &self,
        store: &Subject,
        generation: u32,
        number: usize,
        at: Timestamp,
    ) -> Rotated {
        let rotation = self.rotation(generation, number, at);
        store.rotate_refresh_token(&rotation).await.expect("rotated")
    }

    pub(crate) async fn find_access(
        &self,
        store: &Subject,
        number: usize,
        now: Timestamp,
    ) -> Option<LiveAccessToken> {
        store.find_access_token(&self.access(number), now).await.expect("read")
    }

    /// Whether the access token is good.
    pub(crate) async fn opens(&self, store: &Subject, number: usize, now: Timestamp) -> bool {
        self.find_access(store, number, now).await.is_some()
    }

    /// Whether the refresh token is known and not taken back.
    pub(crate) async fn renews(&self, store: &Subject, generation: u32, now: Timestamp) -> bool {
        store.find_refresh_token(&self.refresh(generation), now).await.expect("read").is_some()
    }
}

/// Allows and redeems at [`NOW`], as new.
pub(crate) async fn connect(store: &Subject, name: &str, scope: &str) -> Family {
    allow(store, name, scope, NOW).await;
    let grant = grant(store, NOW).await.expect("granted");
    let family = Family::of_grant(name, grant.id.as_str());
    assert_eq!(family.redeem(store, scope, NOW).await, Redeemed::Now);
    family
}

/// Does the same 64 times at once, and collects what came of it.
pub(crate) async fn at_once<T, F>(work: impl Fn(usize) -> F) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let tasks: Vec<_> = (0..64).map(|number| tokio::spawn(work(number))).collect();
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.expect("does not panic"));
    }
    results
}

/// How many equal `wanted`.
pub(crate) fn count<T: PartialEq>(results: &[T], wanted: &T) -> usize {
    results.iter().filter(|result| *result == wanted).count()
}

/// Of Ada, who gave her password at that time.
pub(crate) fn session(id: &str, began: Timestamp, used: Timestamp) -> Session {
    Session {
        id: SessionId::new(id),
        user_id: ada().id,
        company_id: northwind(),
        created_at: began,
        authenticated_at: began,
        methods: [AuthenticationMethod::Password].into_iter().collect(),
        provider: None,
        user_agent: Some("Browser/1.0".to_owned()),
        ends_at: None,
        network: Some("192.0.2.1".to_owned()),
        last_used_at: used,
    }
}

/// Under what the failures of a try are counted.
pub(crate) fn counted(account: &str, address: &str) -> Counted {
    Counted { account: Digest::of(account), address: Digest::of(address) }
}
