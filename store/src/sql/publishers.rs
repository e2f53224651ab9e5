//! Publishers that companies look after.

use async_trait::async_trait;
use oauth::client::domain::{Domain, DomainCheck};
use oauth::client::publisher::Publisher;
use oauth::id::{CompanyId, PublisherId};
use oauth::timestamp::Timestamp;

use super::clients::{find_publisher, put_publisher};
use super::driver::Driver;
use super::error::QueryError;
use super::row::{Columns, single};
use super::transaction::Transaction;
use super::value::params;
use crate::error::StoreError;
use crate::memory::Topic;
use crate::publishers::{DomainClaim, PublisherRecord, PublisherStore};

pub(crate) const FIND_PUBLISHER_OF: &str = "SELECT id FROM publishers WHERE company_id = ?1";

/// Reads as many as it lists, in the order of their ids.
const PUBLISHERS: &str = "SELECT id, company_id FROM publishers WHERE id > ?1 ORDER BY id LIMIT ?2";

const FIND_COMPANY: &str = "SELECT company_id FROM publishers WHERE id = ?1";

const SET_COMPANY: &str = "UPDATE publishers SET company_id = ?2 WHERE id = ?1";

const PUT_PUBLISHER_OF: &str = "
    INSERT INTO publishers (id, name, website, support_email, privacy_policy, terms, company_id)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
    ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, website = excluded.website, support_email = excluded.support_email,
        privacy_policy = excluded.privacy_policy, terms = excluded.terms";

const MARK_CHANGED: &str = "UPDATE clients SET changed_at = ?2 WHERE publisher_id = ?1";

pub(crate) const DOMAIN_CLAIMS: &str = "
    SELECT domain, value, checked_at, outcome FROM publisher_claims
    WHERE publisher_id = ?1 ORDER BY domain";

const INSERT_CLAIM: &str = "
    INSERT INTO publisher_claims (publisher_id, domain, value) VALUES (?1, ?2, ?3)
    ON CONFLICT DO NOTHING";

pub(crate) const SET_OUTCOME: &str = "
    UPDATE publisher_claims SET checked_at = ?3, outcome = ?4
    WHERE publisher_id = ?1 AND domain = ?2";

const VERIFY_DOMAIN: &str = "
    INSERT INTO publisher_domains (publisher_id, position, domain)
    SELECT ?1, coalesce(max(position) + 1, 0), ?2 FROM publisher_domains WHERE publisher_id = ?1
    HAVING count(*) FILTER (WHERE domain = ?2) = 0";

const DELETE_CLAIM: &str = "DELETE FROM publisher_claims WHERE publisher_id = ?1 AND domain = ?2";

const DELETE_DOMAIN: &str = "DELETE FROM publisher_domains WHERE publisher_id = ?1 AND domain = ?2";

#[async_trait]
impl<D: Driver> PublisherStore for D {
    async fn publishers(
        &self,
        after: Option<&PublisherId>,
        limit: u32,
    ) -> Result<Vec<PublisherRecord>, StoreError> {
        let after = after.map_or("", PublisherId::as_str);
        self.read("list publishers", |tx| async move {
            let row = |row: &mut Columns<'_>| Ok((row.next()?, row.next()?));
            let found = tx.find_all(PUBLISHERS, params![after, limit], row).await?;
            let mut records = Vec::with_capacity(found.len());
            for (id, company) in found {
                let publisher = find_publisher(&tx, &id).await?;
                records.extend(publisher.map(|publisher| PublisherRecord { publisher, company }));
            }
            Ok(records)
        })
        .await
    }

    async fn find_publisher(
        &self,
        id: &PublisherId,
    ) -> Result<Option<PublisherRecord>, StoreError> {
        self.read("find a publisher", |tx| async move {
            let company = tx.find_one(FIND_COMPANY, params![id], single).await?;
            let publisher = find_publisher(&tx, id).await?;
            let found = publisher.zip(company);
            Ok(found.map(|(publisher, company)| PublisherRecord { publisher, company }))
        })
        .await
    }

    async fn put_publisher(
        &self,
        record: &PublisherRecord,
        renamed_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let (doing, record) = ("keep a publisher", record.clone());
        self.write_announced(Topic::Clients, doing, record, move |tx, record| async move {
            let PublisherRecord { publisher, company } = &*record;
            put_publisher(&tx, publisher).await?;
            tx.execute(SET_COMPANY, params![&publisher.id, company.as_ref()]).await?;
            mark_changed(&tx, &publisher.id, renamed_at).await
        })
        .await
    }

    async fn publisher_of(&self, company: &CompanyId) -> Result<Option<Publisher>, StoreError> {
        self.read("find a company's publisher", |tx| async move {
            let id = tx.find_one(FIND_PUBLISHER_OF, params![company], single).await?;
            let Some(id) = id else { return Ok(None) };
            find_publisher(&tx, &id).await
        })
        .await
    }

    async fn put_publisher_of(
        &self,
        company: &CompanyId,
        publisher: &Publisher,
        renamed_at: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let (doing, args) = ("keep a company's publisher", (company.clone(), publisher.clone()));
        self.write_announced(Topic::Clients, doing, args, move |tx, args| async move {
            let (company, publisher) = &*args;
            let Publisher { id, name, website, support_email, privacy_policy, terms, .. } =
                publisher;
            let values = params![
                id,
                name,
                website.as_ref(),
                support_email.as_ref(),
                privacy_policy.as_ref(),
                terms.as_ref(),
                company,
            ];
            tx.execute(PUT_PUBLISHER_OF, values).await?;
            mark_changed(&tx, id, renamed_at).await
        })
        .await
    }

    async fn domain_claims(&self, publisher: &PublisherId) -> Result<Vec<DomainClaim>, StoreError> {
        self.read("list a publisher's domains", |tx| async move {
            tx.find_all(DOMAIN_CLAIMS, params![publisher], read_claim).await
        })
        .await
    }

    async fn claim_domain(
        &self,
        publisher: &PublisherId,
        claim: &DomainClaim,
    ) -> Result<(), StoreError> {
        let args = (publisher.clone(), claim.clone());
        self.write("claim a domain", args, |tx, args| async move {
            let (publisher, DomainClaim { domain, value, .. }) = &*args;
            tx.execute(INSERT_CLAIM, params![publisher, domain, value]).await?;
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
        let (doing, args) = ("note a look at a domain", (publisher.clone(), domain.clone()));
        self.write_announced(Topic::Clients, doing, args, move |tx, args| async move {
            let (publisher, domain) = &*args;
            let outcome = params![publisher, domain, at, found.as_str()];
            let is_claimed = tx.execute(SET_OUTCOME, outcome).await? == 1;
            if is_claimed && found.is_proven() {
                tx.execute(VERIFY_DOMAIN, params![publisher, domain]).await?;
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
        let args = (publisher.clone(), domain.clone());
        self.write_announced(Topic::Clients, "drop a domain", args, |tx, args| async move {
            let (publisher, domain) = &*args;
            for sql in [DELETE_CLAIM, DELETE_DOMAIN] {
                tx.execute(sql, params![publisher, domain]).await?;
            }
            Ok(())
        })
        .await
    }
}

/// The clients of a publisher that was renamed have changed for people.
async fn mark_changed(
    tx: &impl Transaction,
    publisher: &PublisherId,
    renamed_at: Option<Timestamp>,
) -> Result<(), QueryError> {
    if let Some(at) = renamed_at {
        tx.execute(MARK_CHANGED, params![publisher, at]).await?;
    }
    Ok(())
}

fn read_claim(row: &mut Columns<'_>) -> Result<DomainClaim, QueryError> {
    let table = "publisher_claims";
    Ok(DomainClaim {
        domain: Domain::parse(row.next()?)
            .map_err(|rule| QueryError::inconsistent(table, "domain", rule))?,
        value: row.next()?,
        checked: {
            let at = row.next::<Option<Timestamp>>()?;
            let (all, spell) = (&DomainCheck::ALL, DomainCheck::as_str);
            at.zip(row.optional_variant(all, spell, table, "outcome")?)
        },
    })
}
