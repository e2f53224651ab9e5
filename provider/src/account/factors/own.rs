//! One passkey or authenticator app of a person: what it is called, and that it is removed.

use oauth::audit::AuditAction;
use oauth::id::IdentityProviderId;
use store::Effects;
use store::outbox::{FactorRef, SignInChange};
use store::upstream_people::Unlinked;
use thiserror::Error;

use super::{Change, checked_name};
use crate::account::AccountService;
use crate::account::session::Principal;
use crate::caller::Caller;
use crate::error::{ProviderError, internal_store_error};

#[derive(Debug, Error)]
pub enum FactorError {
    #[error("the person has no such passkey or app")]
    NotFound,
    #[error("it has no name")]
    NoName,
    #[error("it is the only way to sign in to the account")]
    OnlyWayIn,
    #[error(transparent)]
    Internal(#[from] ProviderError),
}

internal_store_error!(FactorError);

impl AccountService {
    /// What it is called.
    pub async fn factor_name(
        &self,
        principal: &Principal,
        factor: &FactorRef,
    ) -> Result<String, FactorError> {
        let (store, user) = (&self.shared.store, &principal.user.id);
        let name = match factor {
            FactorRef::Passkey(id) => {
                let own = store.passkeys_of_user(user).await?;
                own.into_iter().find(|own| own.id == *id).map(|own| own.name)
            }
            FactorRef::Authenticator(id) => {
                let own = store.authenticators_of_user(user).await?;
                own.into_iter().find(|own| own.id == *id).map(|own| own.name)
            }
            FactorRef::Identity(provider) => {
                let own = store.providers_of_user(user).await?;
                own.into_iter().find(|(id, _)| id == provider).map(|(_, name)| name)
            }
        };
        name.ok_or(FactorError::NotFound)
    }

    pub async fn rename_factor(
        &self,
        principal: &Principal,
        factor: &FactorRef,
        name: &str,
    ) -> Result<(), FactorError> {
        let name = checked_name(name).ok_or(FactorError::NoName)?;
        let (store, user, effects) = (&self.shared.store, &principal.user.id, Effects::NONE);
        let found = match factor {
            FactorRef::Passkey(id) => store.rename_passkey(user, id, &name, effects).await?,
            FactorRef::Authenticator(id) => {
                store.rename_authenticator(user, id, &name, effects).await?
            }
            // Its company names it.
            FactorRef::Identity(_) => false,
        };
        found.then_some(()).ok_or(FactorError::NotFound)
    }

    /// The identity providers with which the user signs in; and whether they have no other way in.
    pub async fn linked_providers(
        &self,
        principal: &Principal,
    ) -> Result<(Vec<(IdentityProviderId, String)>, bool), ProviderError> {
        let (store, user) = (&self.shared.store, &principal.user);
        let linked = store.providers_of_user(&user.id).await?;
        let is_only = linked.len() == 1
            && user.password_hash.is_none()
            && store.own_factors(&user.id).await?.passkeys == 0;
        Ok((linked, is_only))
    }

    /// A person unlinks a provider from their account, if there is another way in.
    pub async fn unlink_provider(
        &self,
        caller: Caller<'_>,
        provider: &IdentityProviderId,
    ) -> Result<(), FactorError> {
        self.remove(caller, &FactorRef::Identity(provider.clone()), true).await
    }

    pub async fn remove_factor(
        &self,
        caller: Caller<'_>,
        factor: &FactorRef,
    ) -> Result<(), FactorError> {
        self.remove(caller, factor, false).await
    }

    async fn remove(
        &self,
        caller: Caller<'_>,
        factor: &FactorRef,
        needs_another_way: bool,
    ) -> Result<(), FactorError> {
        let name = self.factor_name(caller.principal, factor).await?;
        let (kind, id, action, mail) = match factor {
            FactorRef::Passkey(id) => {
                let mail = SignInChange::PasskeyRemoved;
                ("passkey", id.as_str(), AuditAction::PasskeyRemoved, mail)
            }
            FactorRef::Authenticator(id) => {
                let mail = SignInChange::AuthenticatorRemoved;
                ("authenticator", id.as_str(), AuditAction::AuthenticatorRemoved, mail)
            }
            FactorRef::Identity(provider) => {
                let mail = SignInChange::IdentityUnlinked;
                ("identity_provider", provider.as_str(), AuditAction::IdentityUnlinked, mail)
            }
        };
        let change = Change { action, kind, id, name: &name, mail, added: None };
        let effects = self.effects_of(caller, change).await?;
        let (store, user) = (&self.shared.store, &caller.user.id);
        let removed = match factor {
            FactorRef::Passkey(id) => store.remove_passkey(user, id, effects).await?,
            FactorRef::Authenticator(id) => store.remove_authenticator(user, id, effects).await?,
            FactorRef::Identity(provider) => {
                let unlinked =
                    store.unlink_upstream_identity(provider, user, needs_another_way, effects);
                match unlinked.await? {
                    Unlinked::Done => true,
                    Unlinked::WasNot => false,
                    Unlinked::OnlyWayIn => return Err(FactorError::OnlyWayIn),
                }
            }
        };
        removed.then_some(()).ok_or(FactorError::NotFound)
    }
}
