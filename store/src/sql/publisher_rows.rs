//! Publishers as they are stored, for all that reads them.

use oauth::client::publisher::Publisher;
use oauth::id::PublisherId;

use super::error::QueryError;
use super::row::{Columns, single};
use super::transaction::Transaction;
use super::value::params;
use crate::publishers::PublisherRecord;

/// A publisher as [`read_publisher`] reads it.
macro_rules! publisher {
    ($rest:literal) => {
        concat!(
            "SELECT id, name, website, support_email, privacy_policy, terms, review, company_id,
                version
            FROM publishers ",
            $rest
        )
    };
}

pub(super) use publisher;

pub(crate) const FIND_PUBLISHER: &str = publisher!("WHERE id = ?1");

pub(crate) const DOMAINS: &str = "
    SELECT domain FROM publisher_domains WHERE publisher_id = ?1 ORDER BY position";

/// A publisher with its verified domains.
pub(super) async fn find_publisher(
    tx: &impl Transaction,
    id: &PublisherId,
) -> Result<Option<Publisher>, QueryError> {
    let found = tx.find_one(FIND_PUBLISHER, params![id], read_publisher).await?;
    Ok(with_domains(tx, found).await?.map(|record| record.publisher))
}

pub(super) async fn with_domains(
    tx: &impl Transaction,
    found: Option<PublisherRecord>,
) -> Result<Option<PublisherRecord>, QueryError> {
    let Some(mut record) = found else { return Ok(None) };
    record.publisher.verified_domains = domains(tx, &record.publisher.id).await?;
    Ok(Some(record))
}

pub(super) async fn all_with_domains(
    tx: &impl Transaction,
    mut found: Vec<PublisherRecord>,
) -> Result<Vec<PublisherRecord>, QueryError> {
    for PublisherRecord { publisher, .. } in &mut found {
        publisher.verified_domains = domains(tx, &publisher.id).await?;
    }
    Ok(found)
}

async fn domains(tx: &impl Transaction, id: &PublisherId) -> Result<Vec<String>, QueryError> {
    tx.find_all(DOMAINS, params![id], single).await
}

/// Reads a publisher without its domains.
pub(super) fn read_publisher(row: &mut Columns<'_>) -> Result<PublisherRecord, QueryError> {
    Ok(PublisherRecord {
        publisher: Publisher {
            id: row.next()?,
            name: row.next()?,
            website: row.next()?,
            support_email: row.next()?,
            privacy_policy: row.next()?,
            terms: row.next()?,
            review: row
                .next::<Option<&str>>()?
                .map(serde_json::from_str)
                .transpose()
                .map_err(|rule| QueryError::inconsistent("publishers", "review", rule))?,
            verified_domains: Vec::new(),
        },
        company: row.next()?,
        version: row.next()?,
    })
}
