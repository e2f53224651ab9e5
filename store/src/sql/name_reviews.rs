//! Reviews of publishers' names.

use std::collections::BTreeSet;

use oauth::client::Client;
use oauth::client::review::{NameReview, ReviewedFacts};
use oauth::id::{ClientId, PublisherId};
use oauth::timestamp::Timestamp;

use super::error::QueryError;
use super::publisher_rows::find_publisher;
use super::row::single;
use super::transaction::Transaction;
use super::value::params;

/// Of all clients of a publisher.
pub(crate) const REDIRECT_URIS: &str = "
    SELECT uri FROM clients JOIN client_redirect_uris ON client_id = id WHERE publisher_id = ?1";

// Locks the row: who reviews, and who changes what is reviewed, wait for each other.
const FIND_REVIEW_TO_CHANGE: &str = "SELECT review FROM publishers WHERE id = ?1 /*pg FOR UPDATE*/";

pub(crate) const SET_REVIEW: &str = "
    UPDATE publishers SET review = ?2, version = version + 1 WHERE id = ?1";

/// What a client is known by has changed with its publisher.
pub(crate) const COUNT_CHANGE_OF_CLIENTS: &str = "
    UPDATE clients SET changed_at = coalesce(?2, changed_at), version = version + 1
    WHERE publisher_id = ?1";

pub(crate) const FIND_PUBLISHER_ID: &str = "SELECT publisher_id FROM clients WHERE id = ?1";

/// Stores a review, if it is of what is stored.
pub(super) async fn review(
    tx: &impl Transaction,
    id: &PublisherId,
    review: &NameReview,
) -> Result<bool, QueryError> {
    tx.find_one(FIND_REVIEW_TO_CHANGE, params![id], single::<Option<String>>).await?;
    if facts(tx, id).await?.as_ref() != Some(&review.facts) {
        return Ok(false);
    }
    // Texts and a time: nothing that JSON has not.
    let review = serde_json::to_string(review).unwrap_or_default();
    tx.execute(SET_REVIEW, params![id, review]).await?;
    count_change_of_clients(tx, id, None).await?;
    Ok(true)
}

/// Ends a review; whether there was one.
pub(super) async fn end(tx: &impl Transaction, id: &PublisherId) -> Result<bool, QueryError> {
    if find(tx, id).await?.is_none() {
        return Ok(false);
    }
    let none: Option<&String> = None;
    tx.execute(SET_REVIEW, params![id, none]).await?;
    count_change_of_clients(tx, id, None).await?;
    Ok(true)
}

/// Ends a review that is not of what is stored now: the last step of whatever may have changed
/// that.
pub(super) async fn end_stale(tx: &impl Transaction, id: &PublisherId) -> Result<(), QueryError> {
    let Some(review) = find(tx, id).await? else { return Ok(()) };
    // What cannot be read is a review of nothing.
    let review: Option<NameReview> = serde_json::from_str(&review).ok();
    if facts(tx, id).await? != review.map(|review| review.facts) {
        end(tx, id).await?;
    }
    Ok(())
}

/// Before a client refers to its publisher: who changes what is reviewed of it, or adds another
/// client, waits. Two that both had the lock of a reference could not both strengthen it.
pub(super) async fn lock_publishers_of(
    tx: &impl Transaction,
    publisher_before: Option<&PublisherId>,
    client: &Client,
) -> Result<(), QueryError> {
    let now = client.publisher.as_ref().map(|publisher| &publisher.id);
    // In one order, or two that exchange their publishers would wait for each other.
    let publishers: BTreeSet<_> = publisher_before.into_iter().chain(now).collect();
    for publisher in publishers {
        find(tx, publisher).await?;
    }
    Ok(())
}

/// [`end_stale`], after a client was stored, which may have had another publisher.
pub(super) async fn end_stale_of_client(
    tx: &impl Transaction,
    publisher_before: Option<&PublisherId>,
    client: &Client,
) -> Result<(), QueryError> {
    let publisher = client.publisher.as_ref().map(|publisher| &publisher.id);
    if let Some(before) = publisher_before.filter(|before| Some(*before) != publisher) {
        end_stale(tx, before).await?;
    }
    match publisher {
        Some(publisher) => end_stale(tx, publisher).await,
        None => Ok(()),
    }
}

pub(super) async fn count_change_of_clients(
    tx: &impl Transaction,
    id: &PublisherId,
    renamed_at: Option<Timestamp>,
) -> Result<(), QueryError> {
    tx.execute(COUNT_CHANGE_OF_CLIENTS, params![id, renamed_at]).await?;
    Ok(())
}

/// The publisher that a client has.
pub(super) async fn publisher_of(
    tx: &impl Transaction,
    client: &ClientId,
) -> Result<Option<PublisherId>, QueryError> {
    Ok(tx.find_one(FIND_PUBLISHER_ID, params![client], single).await?.flatten())
}

async fn find(tx: &impl Transaction, id: &PublisherId) -> Result<Option<String>, QueryError> {
    Ok(tx.find_one(FIND_REVIEW_TO_CHANGE, params![id], single).await?.flatten())
}

async fn facts(
    tx: &impl Transaction,
    id: &PublisherId,
) -> Result<Option<ReviewedFacts>, QueryError> {
    let Some(publisher) = find_publisher(tx, id).await? else { return Ok(None) };
    let uris: Vec<String> = tx.find_all(REDIRECT_URIS, params![id], single).await?;
    let uris = uris.iter().map(String::as_str);
    Ok(Some(ReviewedFacts::of(&publisher.name, &publisher.verified_domains, uris)))
}
