//! Everything that is stored, as one trait.

use crate::{
    accounts, addresses, answers, api_credentials, apps, audit, clients, devices, gauges, grants,
    identity_providers, introductions, keys, logos, logouts, memberships, outbox, own_login,
    passkeys, policies, publishers, replay, request_counts, second_factors, sessions, sign_in,
    tokens, upstream_people, users,
};

macro_rules! store {
    ($($trait:path),+ $(,)?) => {
        /// Everything that is stored.
        pub trait Store: $($trait +)+ Send + Sync + 'static {}
        impl<T: $($trait +)+ Send + Sync + 'static> Store for T {}
    };
}

store! {
    accounts::AccountStore,
    addresses::AddressStore,
    answers::AnswerStore,
    api_credentials::ApiCredentialStore,
    apps::AppStore,
    audit::AuditStore,
    gauges::GaugeStore,
    clients::ClientStore,
    devices::DeviceStore,
    grants::GrantStore,
    identity_providers::IdentityProviderStore,
    introductions::IntroductionStore,
    keys::KeyStore,
    logos::LogoStore,
    logouts::LogoutStore,
    memberships::MembershipStore,
    outbox::OutboxStore,
    own_login::OwnLoginStore,
    passkeys::PasskeyStore,
    policies::PolicyStore,
    publishers::PublisherStore,
    replay::ReplayStore,
    request_counts::RequestCountStore,
    second_factors::SecondFactorStore,
    sessions::SessionStore,
    sign_in::SignInStore,
    tokens::TokenStore,
    upstream_people::UpstreamPeopleStore,
    users::UserStore,
}
