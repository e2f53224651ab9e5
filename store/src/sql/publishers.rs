//! Publishers.

use async_trait::async_trait;
use oauth::client::domain::{Domain, DomainCheck};
use oauth::client::publisher::Publisher;
use oauth::client::review::NameReview;
use oauth::id::{CompanyId, PublisherId};
use oauth::timestamp::Timestamp;

use super::driver::Driver;
use super::error::QueryError;
use super::name_reviews::{self, REDIRECT_URIS, count_change_of_clients, end_stale};
use super::publisher_rows::{
    FIND_PUBLISHER, all_with_domains, publisher, read_publisher, with_domains,
};
use super::row::{Columns, single};
use super::transaction::Transaction;
use super::value::{Value, params};
use crate::effects::Effects;
use crate::error::StoreError;
use crate::memory::Topic;
use crate::publishers::{DomainClaim, PublisherChange, PublisherRecord, PublisherStore};
use crate::slice::Slice;

pub(crate) const FIND_PUBLISHER_OF: &str = publisher!("WHERE company_id = ?1");

/// Reads as many as it lists, in the order of their ids.
const PUBLISHERS: &str = publisher!("WHERE id > ?1 ORDER BY id LIMIT ?2");

/// What is stored of a review is of what is stored of the publisher.
const REVIEWABLE_PUBLISHERS: &str = publisher!(
    "WHERE EXISTS (SELECT 1 FROM publisher_domains WHERE publisher_id = publishers.id)
    ORDER BY review IS NOT NULL, id LIMIT ?1 OFFSET ?2"
);

const COUNT_REVIEWABLE_PUBLISHERS: &str =
    "SELECT count(DISTINCT publisher_id) FROM publisher_domains";

/// Reads whole tables: it is asked at registrations only. Of the apps of a reviewed publisher, an
/// operator has registered those that are no company's, and a reviewer has read the names of those
/// that are in the Marketplace.
const REVIEWED_NAMES: &str = "
    WITH reviewed AS (SELECT id, name FROM publishers WHERE review IS NOT NULL)
    SELECT id, name FROM reviewed
    UNION
    SELECT reviewed.id, clients.name FROM clients
    JOIN reviewed ON reviewed.id = clients.publisher_id
    LEFT JOIN apps ON apps.id = clients.id
    WHERE apps.id IS NULL OR apps.listing = 'listed'";

const INSERT_PUBLISHER: &str = "
    INSERT INTO publishers (id, name, website, support_email, privacy_policy, terms, company_id,
        version)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)
    ON CONFLICT DO NOTHING";

pub(crate) const CHANGE_PUBLISHER: &str = "
    UPDATE publishers SET name = ?2, website = ?3, support_email = ?4, privacy_policy = ?5,
        terms = ?6, company_id = coalesce(?7, company_id), version = version + 1
    WHERE id = ?1 AND version = coalesce(?8, version)";

/// Its domains have changed.
pub(crate) const COUNT_CHANGE: &str = "UPDATE publishers SET version = version + 1 WHERE id = ?1";

const DELETE_DOMAINS: &str = "DELETE FROM publisher_domains WHERE publisher_id = ?1";

const INSERT_DOMAIN: &str =
    "INSERT INTO publisher_domains (publisher_id, position, domain) VALUES (?1, ?2, ?3)";

/// The Marketplace has looked at them under another name of their publisher.
pub(crate) const SUBMIT_APPS_AGAIN: &str = "
    UPDATE apps SET listing = 'submitted', listing_since = ?2
    WHERE listing = 'listed' AND id IN (SELECT id FROM clients WHERE publisher_id = ?1)";

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
            let found = tx.find_all(PUBLISHERS, params![after, limit], read_publisher).await?;
            all_with_domains(&tx, found).await
        })
        .await
    }

    async fn reviewable_publishers(
        &self,
        slice: Slice,
    ) -> Result<Vec<PublisherRecord>, StoreError> {
        self.read("list publishers to review", |tx| async move {
            let params = params![slice.limit, slice.offset];
            let found = tx.find_all(REVIEWABLE_PUBLISHERS, params, read_publisher).await?;
            all_with_domains(&tx, found).await
        })
        .await
    }

    async fn count_reviewable_publishers(&self) -> Result<u32, StoreError> {
        let doing = "count publishers to review";
        let count = self.find_one(doing, COUNT_REVIEWABLE_PUBLISHERS, params![], single).await?;
        Ok(count.unwrap_or_default())
    }

    async fn find_publisher(
        &self,
        id: &PublisherId,
    ) -> Result<Option<PublisherRecord>, StoreError> {
        self.read("find a publisher", |tx| async move {
            with_domains(&tx, tx.find_one(FIND_PUBLISHER, params![id], read_publisher).await?).await
        })
        .await
    }

    async fn publisher_of(
        &self,
        company: &CompanyId,
    ) -> Result<Option<PublisherRecord>, StoreError> {
        self.read("find a company's publisher", |tx| async move {
            let found = tx.find_one(FIND_PUBLISHER_OF, params![company], read_publisher).await?;
            with_domains(&tx, found).await
        })
        .await
    }

    async fn create_publisher(
        &self,
        publisher: &Publisher,
        company: Option<&CompanyId>,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("register a publisher", (publisher.clone(), company.cloned()));
        self.write_with(Topic::Clients, effects, doing, args, |tx, args| async move {
            let (publisher, company) = &*args;
            if tx.execute(INSERT_PUBLISHER, &description(publisher, company.as_ref())).await? == 0 {
                return Ok(false);
            }
            insert_domains(&tx, publisher).await?;
            Ok(true)
        })
        .await
    }

    async fn change_publisher(
        &self,
        change: &PublisherChange,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, change) = ("change a publisher", change.clone());
        self.write_with(Topic::Clients, effects, doing, change, |tx, change| async move {
            let PublisherChange { publisher, sets_domains, company, seen, renamed_at } = &*change;
            let mut values = description(publisher, company.as_ref());
            values.push((*seen).into());
            if tx.execute(CHANGE_PUBLISHER, &values).await? == 0 {
                return Ok(false);
            }
            if *sets_domains {
                tx.execute(DELETE_DOMAINS, params![&publisher.id]).await?;
                insert_domains(&tx, publisher).await?;
            }
            count_change_of_clients(&tx, &publisher.id, *renamed_at).await?;
            if renamed_at.is_some() {
                tx.execute(SUBMIT_APPS_AGAIN, params![&publisher.id, *renamed_at]).await?;
            }
            end_stale(&tx, &publisher.id).await?;
            Ok(true)
        })
        .await
    }

    async fn reviewed_names(&self) -> Result<Vec<(PublisherId, String)>, StoreError> {
        self.read("list the names that were reviewed", |tx| async move {
            let row = |row: &mut Columns<'_>| Ok((row.next()?, row.next()?));
            tx.find_all(REVIEWED_NAMES, params![], row).await
        })
        .await
    }

    async fn domain_claims(&self, publisher: &PublisherId) -> Result<Vec<DomainClaim>, StoreError> {
        self.find_all("list a publisher's domains", DOMAIN_CLAIMS, params![publisher], read_claim)
            .await
    }

    async fn claim_domain(
        &self,
        publisher: &PublisherId,
        claim: &DomainClaim,
        effects: Effects,
    ) -> Result<(), StoreError> {
        let args = (publisher.clone(), claim.clone());
        self.write_with(None, effects, "claim a domain", args, |tx, args| async move {
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
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("note a look at a domain", (publisher.clone(), domain.clone()));
        self.write_with(Topic::Clients, effects, doing, args, move |tx, args| async move {
            let (publisher, domain) = &*args;
            let outcome = params![publisher, domain, at, found.as_str()];
            let is_claimed = tx.execute(SET_OUTCOME, outcome).await? == 1;
            if is_claimed
                && found.is_proven()
                && tx.execute(VERIFY_DOMAIN, params![publisher, domain]).await? == 1
            {
                count_change(&tx, publisher).await?;
            }
            Ok(is_claimed)
        })
        .await
    }

    async fn drop_domain(
        &self,
        publisher: &PublisherId,
        domain: &Domain,
        effects: Effects,
    ) -> Result<(), StoreError> {
        let (doing, args) = ("drop a domain", (publisher.clone(), domain.clone()));
        self.write_with(Topic::Clients, effects, doing, args, |tx, args| async move {
            let (publisher, domain) = &*args;
            tx.execute(DELETE_CLAIM, params![publisher, domain]).await?;
            if tx.execute(DELETE_DOMAIN, params![publisher, domain]).await? == 1 {
                count_change(&tx, publisher).await?;
            }
            Ok(())
        })
        .await
    }

    async fn redirect_uris_of_publisher(
        &self,
        publisher: &PublisherId,
    ) -> Result<Vec<String>, StoreError> {
        let doing = "list the redirect URIs of a publisher's clients";
        self.find_all(doing, REDIRECT_URIS, params![publisher], single).await
    }

    async fn review_publisher(
        &self,
        publisher: &PublisherId,
        review: &NameReview,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("review a publisher's name", (publisher.clone(), review.clone()));
        self.write_with(Topic::Clients, effects, doing, args, |tx, args| async move {
            name_reviews::review(&tx, &args.0, &args.1).await
        })
        .await
    }

    async fn end_publisher_review(
        &self,
        publisher: &PublisherId,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, publisher) = ("end the review of a publisher's name", publisher.clone());
        self.write_with(Topic::Clients, effects, doing, publisher, |tx, publisher| async move {
            name_reviews::end(&tx, &publisher).await
        })
        .await
    }
}

/// The domains of a publisher have changed.
async fn count_change(tx: &impl Transaction, id: &PublisherId) -> Result<(), QueryError> {
    tx.execute(COUNT_CHANGE, params![id]).await?;
    count_change_of_clients(tx, id, None).await?;
    end_stale(tx, id).await
}

async fn insert_domains(tx: &impl Transaction, publisher: &Publisher) -> Result<(), QueryError> {
    for (position, domain) in (0_i64..).zip(&publisher.verified_domains) {
        tx.execute(INSERT_DOMAIN, params![&publisher.id, position, domain]).await?;
    }
    Ok(())
}

/// A publisher but for its domains, in the order of [`INSERT_PUBLISHER`].
fn description<'a>(publisher: &'a Publisher, company: Option<&'a CompanyId>) -> Vec<Value<'a>> {
    let Publisher { id, name, website, support_email, privacy_policy, terms, .. } = publisher;
    let links = [website, support_email, privacy_policy, terms];
    let mut values = vec![id.into(), name.into()];
    values.extend(links.map(|link| Value::from(link.as_ref())));
    values.push(company.into());
    values
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
