//! Identity providers of companies.

use async_trait::async_trait;
use oauth::client::domain::Domain;
use oauth::id::{CompanyId, IdentityProviderId, UserId};
use oauth::timestamp::Timestamp;
use oauth::upstream::IdentityProvider;

use super::driver::Driver;
use super::error::QueryError;
use super::row::{Columns, single};
use super::session_ends::{self, AT_PROVIDER};
use super::transaction::Transaction;
use super::value::params;
use crate::effects::Effects;
use crate::error::StoreError;
use crate::identity_providers::{IdentityProviderStore, ProviderRecord, SaveProvider};
use crate::memory::Topic;
use crate::version::Version;

macro_rules! providers {
    ($rest:literal) => {
        concat!(
            "SELECT id, company_id, name, issuer, settings, by_operator, demanded, version, metadata,
                checked_at, fault
            FROM identity_providers ",
            $rest
        )
    };
}

const PROVIDERS: &str = providers!("ORDER BY id");

pub(crate) const PROVIDERS_OF_COMPANY: &str = providers!("WHERE company_id = ?1 ORDER BY id");

pub(crate) const FIND_PROVIDER: &str = providers!("WHERE id = ?1");

pub(crate) const PROVIDER_OF_DOMAIN: &str =
    providers!("WHERE id = (SELECT provider_id FROM identity_provider_domains WHERE domain = ?1)");

pub(crate) const WITH_BUTTON: &str = "
    SELECT id, name FROM identity_providers WHERE has_button ORDER BY name, id LIMIT ?1";

const ANY: &str = "SELECT 1 FROM identity_providers LIMIT 1";

pub(crate) const DOMAINS_OF_PROVIDER: &str = "
    SELECT domain FROM identity_provider_domains WHERE provider_id = ?1 ORDER BY domain";

const INSERT_PROVIDER: &str = "
    INSERT INTO identity_providers (id, company_id, name, issuer, settings, by_operator, has_button,
        demanded, version)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, FALSE, 1)";

pub(crate) const CHANGE_PROVIDER: &str = "
    UPDATE identity_providers SET
        name = ?2, settings = ?4, has_button = ?5, version = version + 1,
        metadata = CASE WHEN issuer = ?3 THEN metadata ELSE NULL END, issuer = ?3
    WHERE id = ?1 AND version = coalesce(?6, version)";

const INSERT_DOMAIN: &str = "
    INSERT INTO identity_provider_domains (domain, provider_id) VALUES (?1, ?2)
    ON CONFLICT DO NOTHING";

pub(crate) const DOMAIN_OF_ANOTHER: &str = "
    SELECT 1 FROM identity_provider_domains WHERE domain = ?1 AND provider_id <> ?2";

/// What refers to a provider, before the provider.
pub(crate) const REMOVE_PROVIDER: [&str; 4] = [
    // Left by sessions that have signed in another way since.
    "DELETE FROM upstream_sessions WHERE provider_id = ?1",
    "DELETE FROM upstream_identities WHERE provider_id = ?1",
    DELETE_DOMAINS,
    "DELETE FROM identity_providers WHERE id = ?1",
];

pub(crate) const DELETE_DOMAINS: &str =
    "DELETE FROM identity_provider_domains WHERE provider_id = ?1";

pub(crate) const NOTE_DISCOVERY: &str = "
    UPDATE identity_providers SET metadata = coalesce(?2, metadata), checked_at = ?3, fault = ?4
    WHERE id = ?1";

pub(crate) const DEMANDED: &str =
    "SELECT id FROM identity_providers WHERE company_id = ?1 AND demanded";

pub(crate) const COMPANY_THAT_DEMANDS_NONE: &str = "
    SELECT company_id FROM memberships WHERE user_id = ?1 AND active AND NOT EXISTS (
        SELECT 1 FROM identity_providers
        WHERE identity_providers.company_id = memberships.company_id AND demanded)
    ORDER BY coalesce(chosen_at, 0) DESC, company_id LIMIT 1";

pub(crate) const DEMAND_NO_OTHER: &str = "
    UPDATE identity_providers SET demanded = FALSE, version = version + 1
    WHERE company_id = ?1 AND demanded AND id <> coalesce(?2, '')";

pub(crate) const DEMAND: &str = "
    UPDATE identity_providers SET demanded = TRUE, version = version + 1
    WHERE company_id = ?1 AND id = ?2 AND NOT demanded";

#[async_trait]
impl<D: Driver> IdentityProviderStore for D {
    async fn identity_providers(
        &self,
        company: Option<&CompanyId>,
    ) -> Result<Vec<ProviderRecord>, StoreError> {
        self.read("list identity providers", |tx| async move {
            let mut all = match company {
                Some(company) => {
                    tx.find_all(PROVIDERS_OF_COMPANY, params![company], read_provider).await?
                }
                None => tx.find_all(PROVIDERS, params![], read_provider).await?,
            };
            for record in &mut all {
                record.provider.domains = domains(&tx, &record.provider.id).await?;
            }
            Ok(all)
        })
        .await
    }

    async fn find_identity_provider(
        &self,
        id: &IdentityProviderId,
    ) -> Result<Option<ProviderRecord>, StoreError> {
        self.read("find an identity provider", |tx| async move {
            with_domains(&tx, tx.find_one(FIND_PROVIDER, params![id], read_provider).await?).await
        })
        .await
    }

    async fn identity_provider_of(
        &self,
        domain: &Domain,
    ) -> Result<Option<ProviderRecord>, StoreError> {
        self.read("find a domain's identity provider", |tx| async move {
            let found = tx.find_one(PROVIDER_OF_DOMAIN, params![domain], read_provider).await?;
            with_domains(&tx, found).await
        })
        .await
    }

    async fn identity_providers_with_button(
        &self,
        limit: u32,
    ) -> Result<Vec<(IdentityProviderId, String)>, StoreError> {
        let doing = "list the identity providers that have a button";
        self.find_all(doing, WITH_BUTTON, params![limit], |row| Ok((row.next()?, row.next()?)))
            .await
    }

    async fn has_identity_providers(&self) -> Result<bool, StoreError> {
        let doing = "see whether there is an identity provider";
        Ok(self.find_one(doing, ANY, params![], |_| Ok(())).await?.is_some())
    }

    async fn create_identity_provider(
        &self,
        provider: &IdentityProvider,
        effects: Effects,
    ) -> Result<SaveProvider, StoreError> {
        let doing = "add an identity provider";
        self.write_with(None, effects, doing, provider.clone(), |tx, provider| async move {
            if is_domain_taken(&tx, &provider).await? {
                return Ok(SaveProvider::DomainTaken);
            }
            let IdentityProvider { id, company_id, name, issuer, settings, .. } = &*provider;
            let json = write_settings(&provider)?;
            let values = params![
                id,
                company_id,
                name,
                issuer,
                json,
                provider.by_operator,
                settings.has_button
            ];
            tx.execute(INSERT_PROVIDER, values).await?;
            insert_domains(&tx, &provider).await?;
            Ok(SaveProvider::Saved)
        })
        .await
    }

    async fn change_identity_provider(
        &self,
        provider: &IdentityProvider,
        seen: Option<Version>,
        effects: Effects,
    ) -> Result<SaveProvider, StoreError> {
        let (doing, args) = ("change an identity provider", provider.clone());
        self.write_with(None, effects, doing, args, move |tx, provider| async move {
            if is_domain_taken(&tx, &provider).await? {
                return Ok(SaveProvider::DomainTaken);
            }
            let IdentityProvider { id, name, issuer, settings, .. } = &*provider;
            let json = write_settings(&provider)?;
            let values = params![id, name, issuer, json, settings.has_button, seen];
            if tx.execute(CHANGE_PROVIDER, values).await? == 0 {
                return Ok(SaveProvider::Edited);
            }
            tx.execute(DELETE_DOMAINS, params![id]).await?;
            insert_domains(&tx, &provider).await?;
            Ok(SaveProvider::Saved)
        })
        .await
    }

    async fn remove_identity_provider(
        &self,
        id: &IdentityProviderId,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("remove an identity provider", id.clone());
        self.write_with(Topic::Users, effects, doing, args, |tx, id| async move {
            if !tx.exists(FIND_PROVIDER, params![&*id]).await? {
                return Ok(false);
            }
            let all = params![&*id, None::<&str>, None::<&str>];
            session_ends::end(&tx, &AT_PROVIDER, all).await?;
            for sql in REMOVE_PROVIDER {
                tx.execute(sql, params![&*id]).await?;
            }
            Ok(true)
        })
        .await
    }

    async fn note_discovery(
        &self,
        id: &IdentityProviderId,
        at: Timestamp,
        found: Result<String, String>,
    ) -> Result<(), StoreError> {
        let args = (id.clone(), found);
        self.write("note what discovery found", args, move |tx, args| async move {
            let (id, found) = &*args;
            let values = params![id, found.as_ref().ok(), at, found.as_ref().err()];
            tx.execute(NOTE_DISCOVERY, values).await?;
            Ok(())
        })
        .await
    }

    async fn demanded_provider(
        &self,
        company: &CompanyId,
    ) -> Result<Option<IdentityProviderId>, StoreError> {
        self.find_one("find what a company demands", DEMANDED, params![company], single).await
    }

    async fn company_that_demands_none(
        &self,
        user: &UserId,
    ) -> Result<Option<CompanyId>, StoreError> {
        let doing = "find the company to begin with that demands no identity provider";
        self.find_one(doing, COMPANY_THAT_DEMANDS_NONE, params![user], single).await
    }

    async fn demand_provider(
        &self,
        company: &CompanyId,
        id: Option<&IdentityProviderId>,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("demand an identity provider", (company.clone(), id.cloned()));
        // Sessions are remembered with what their company demands.
        self.write_with(Topic::Users, effects, doing, args, |tx, args| async move {
            let (company, id) = &*args;
            let others = tx.execute(DEMAND_NO_OTHER, params![company, id.as_ref()]).await?;
            let own = match id {
                Some(id) => tx.execute(DEMAND, params![company, id]).await?,
                None => 0,
            };
            Ok(others + own > 0)
        })
        .await
    }
}

fn write_settings(provider: &IdentityProvider) -> Result<String, QueryError> {
    serde_json::to_string(&provider.settings)
        .map_err(|_| QueryError::Misuse("settings that are no JSON"))
}

async fn is_domain_taken(
    tx: &impl Transaction,
    provider: &IdentityProvider,
) -> Result<bool, QueryError> {
    for domain in &provider.domains {
        if tx.exists(DOMAIN_OF_ANOTHER, params![domain, &provider.id]).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn insert_domains(
    tx: &impl Transaction,
    provider: &IdentityProvider,
) -> Result<(), QueryError> {
    for domain in &provider.domains {
        tx.execute(INSERT_DOMAIN, params![domain, &provider.id]).await?;
    }
    Ok(())
}

async fn domains(
    tx: &impl Transaction,
    id: &IdentityProviderId,
) -> Result<Vec<Domain>, QueryError> {
    tx.find_all(DOMAINS_OF_PROVIDER, params![id], |row| {
        let rule = |rule| QueryError::inconsistent("identity_provider_domains", "domain", rule);
        Domain::parse(row.next()?).map_err(rule)
    })
    .await
}

async fn with_domains(
    tx: &impl Transaction,
    found: Option<ProviderRecord>,
) -> Result<Option<ProviderRecord>, QueryError> {
    let Some(mut record) = found else { return Ok(None) };
    record.provider.domains = domains(tx, &record.provider.id).await?;
    Ok(Some(record))
}

/// But for its domains.
fn read_provider(row: &mut Columns<'_>) -> Result<ProviderRecord, QueryError> {
    let (id, company_id, name, issuer) = (row.next()?, row.next()?, row.next()?, row.next()?);
    let settings = serde_json::from_str(row.next()?)
        .map_err(|rule| QueryError::inconsistent("identity_providers", "settings", rule))?;
    let by_operator = row.next()?;
    Ok(ProviderRecord {
        provider: IdentityProvider {
            id,
            company_id,
            name,
            issuer,
            domains: Vec::new(),
            settings,
            by_operator,
        },
        is_demanded: row.next()?,
        version: row.next()?,
        metadata: row.next()?,
        checked: {
            let (at, fault) = (row.next::<Option<Timestamp>>()?, row.next()?);
            at.map(|at| (at, fault))
        },
    })
}
