//! Publishers that companies look after.

use async_trait::async_trait;
use oauth::client::domain::{Domain, DomainCheck};
use oauth::client::publisher::Publisher;
use oauth::id::{CompanyId, PublisherId};
use oauth::timestamp::Timestamp;
use rusqlite::{Connection, Row};

use super::SqliteStore;
use super::clients::{find_publisher, put_publisher};
use super::rows::{Columns, Fault, Seconds, change, find_all, find_one, word};
use crate::StoreError;
use crate::publishers::{DomainClaim, PublisherRecord, PublisherStore};

pub(super) const FIND_PUBLISHER_OF: &str = "SELECT id FROM publishers WHERE company_id = ?1";

/// Reads as many as it lists: they stand in the order of their ids.
const PUBLISHERS: &str = "SELECT id, company_id FROM publishers WHERE id > ?1 ORDER BY id LIMIT ?2";

const COMPANY_OF_PUBLISHER: &str = "SELECT id, company_id FROM publishers WHERE id = ?1";

const PUT_COMPANY_OF_PUBLISHER: &str = "UPDATE publishers SET company_id = ?2 WHERE id = ?1";

const PUT_PUBLISHER_OF: &str = "
    INSERT INTO publishers (id, name, website, support_email, privacy_policy, terms, company_id)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, website = excluded.website, support_email = excluded.support_email,
        privacy_policy = excluded.privacy_policy, terms = excluded.terms";

/// Reads all clients: a publisher is seldom renamed.
const NOTE_RENAMED: &str = "UPDATE clients SET changed_at = ?2 WHERE publisher_id = ?1";

pub(super) const DOMAIN_CLAIMS: &str = "
    SELECT domain, value, checked_at, outcome FROM publisher_claims
    WHERE publisher_id = ?1 ORDER BY domain";

const CLAIM_DOMAIN: &str = "
    INSERT INTO publisher_claims (publisher_id, domain, value) VALUES (?1, ?2, ?3)
    ON CONFLICT DO NOTHING";

pub(super) const NOTE_CHECK: &str = "
    UPDATE publisher_claims SET checked_at = ?3, outcome = ?4
    WHERE publisher_id = ?1 AND domain = ?2";

const VERIFY_DOMAIN: &str = "
    INSERT INTO publisher_domains (publisher_id, position, domain)
    SELECT ?1, coalesce(max(position) + 1, 0), ?2 FROM publisher_domains WHERE publisher_id = ?1
    HAVING coalesce(sum(domain = ?2), 0) = 0";

const DROP_CLAIM: &str = "DELETE FROM publisher_claims WHERE publisher_id = ?1 AND domain = ?2";

const DROP_DOMAIN: &str = "DELETE FROM publisher_domains WHERE publisher_id = ?1 AND domain = ?2";

#[async_trait]
impl PublisherStore for SqliteStore {
    async fn publishers(
        &self,
        after: Option<&PublisherId>,
        limit: u32,
    ) -> Result<Vec<PublisherRecord>, StoreError> {
        self.read("list publishers", |connection| {
            let after = after.map_or("", PublisherId::as_str);
            let found = find_all(connection, PUBLISHERS, (after, limit), id_and_company)?;
            let record = |(id, company): (String, _)| with_company(connection, &id, company);
            found.into_iter().filter_map(|row| record(row).transpose()).collect()
        })
    }

    async fn find_publisher(
        &self,
        id: &PublisherId,
    ) -> Result<Option<PublisherRecord>, StoreError> {
        self.read("find a publisher", |connection| {
            let found = find_one(connection, COMPANY_OF_PUBLISHER, (id.as_str(),), id_and_company)?;
            found.map_or(Ok(None), |(id, company)| with_company(connection, &id, company))
        })
    }

    async fn put_publisher(
        &self,
        record: &PublisherRecord,
        renamed_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let PublisherRecord { publisher, company } = record.clone();
        self.write_counted(&self.clients, "keep a publisher", move |connection| {
            put_publisher(connection, &publisher)?;
            let id = publisher.id.as_str();
            let company = company.as_ref().map(CompanyId::as_str);
            change(connection, PUT_COMPANY_OF_PUBLISHER, (id, company))?;
            if let Some(at) = renamed_at {
                change(connection, NOTE_RENAMED, (id, Seconds(at)))?;
            }
            Ok(())
        })
        .await
    }

    async fn publisher_of(&self, company: &CompanyId) -> Result<Option<Publisher>, StoreError> {
        self.read("find a company's publisher", |connection| {
            let id = find_one(connection, FIND_PUBLISHER_OF, (company.as_str(),), |row| {
                Ok(row.get::<_, String>(0)?)
            })?;
            id.map_or(Ok(None), |id| find_publisher(connection, &id))
        })
    }

    async fn put_publisher_of(
        &self,
        company: &CompanyId,
        publisher: &Publisher,
        renamed_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let (company, publisher) = (company.clone(), publisher.clone());
        self.write_counted(&self.clients, "keep a company's publisher", move |connection| {
            let Publisher { id, name, website, support_email, privacy_policy, terms, .. } =
                &publisher;
            let (id, company) = (id.as_str(), company.as_str());
            let params = (id, name, website, support_email, privacy_policy, terms, company);
            change(connection, PUT_PUBLISHER_OF, params)?;
            if let Some(at) = renamed_at {
                change(connection, NOTE_RENAMED, (id, Seconds(at)))?;
            }
            Ok(())
        })
        .await
    }

    async fn domain_claims(&self, publisher: &PublisherId) -> Result<Vec<DomainClaim>, StoreError> {
        self.read("list a publisher's domains", |connection| {
            find_all(connection, DOMAIN_CLAIMS, (publisher.as_str(),), read)
        })
    }

    async fn claim_domain(
        &self,
        publisher: &PublisherId,
        claim: &DomainClaim,
    ) -> Result<(), StoreError> {
        let (publisher, claim) = (publisher.clone(), claim.clone());
        self.write("claim a domain", move |connection| {
            let params = (publisher.as_str(), claim.domain.as_str(), &claim.value);
            change(connection, CLAIM_DOMAIN, params)?;
            Ok(())
        })
        .await
    }

    async fn note_domain_check(
        &self,
        publisher: &PublisherId,
        domain: &Domain,
        at: Timestamp,
        found: DomainCheck,
    ) -> Result<bool, StoreError> {
        let (publisher, domain) = (publisher.clone(), domain.clone());
        self.write_counted(&self.clients, "note a look at a domain", move |connection| {
            let (publisher, domain) = (publisher.as_str(), domain.as_str());
            let params = (publisher, domain, Seconds(at), found.as_str());
            let is_claimed = change(connection, NOTE_CHECK, params)? == 1;
            if is_claimed && found.is_proven() {
                change(connection, VERIFY_DOMAIN, (publisher, domain))?;
            }
            Ok(is_claimed)
        })
        .await
    }

    async fn drop_domain(
        &self,
        publisher: &PublisherId,
        domain: &Domain,
    ) -> Result<(), StoreError> {
        let (publisher, domain) = (publisher.clone(), domain.clone());
        self.write_counted(&self.clients, "drop a domain", move |connection| {
            let params = (publisher.as_str(), domain.as_str());
            change(connection, DROP_CLAIM, params)?;
            change(connection, DROP_DOMAIN, params)?;
            Ok(())
        })
        .await
    }
}

fn id_and_company(row: &Row<'_>) -> Result<(String, Option<CompanyId>), Fault> {
    let columns = &mut Columns::of(row);
    let id = columns.next()?;
    Ok((id, columns.next::<Option<String>>()?.map(CompanyId::new)))
}

fn with_company(
    connection: &Connection,
    id: &str,
    company: Option<CompanyId>,
) -> Result<Option<PublisherRecord>, Fault> {
    let found = find_publisher(connection, id)?;
    Ok(found.map(|publisher| PublisherRecord { publisher, company }))
}

fn read(row: &Row<'_>) -> Result<DomainClaim, Fault> {
    let columns = &mut Columns::of(row);
    let table = "publisher_claims";
    let domain = columns.next::<String>()?;
    Ok(DomainClaim {
        domain: Domain::parse(&domain)
            .map_err(|rule| Fault::inconsistent(table, "domain", rule))?,
        value: columns.next()?,
        checked: {
            let at = columns.next::<Option<Seconds>>()?;
            let outcome = columns.next::<Option<String>>()?;
            let outcome = outcome
                .map(|text| word(&text, &DomainCheck::ALL, DomainCheck::as_str, table, "outcome"))
                .transpose()?;
            at.map(|seconds| seconds.0).zip(outcome)
        },
    })
}
