//! API keys, API tokens and OAuth clients.

pub(crate) mod rows;

use async_trait::async_trait;
use oauth::client::Client;
use oauth::credential::api_credential::{ApiCredential, LiveApiCredential};
use oauth::credential::digest::Digest;
use oauth::credential::notice::stop_notice_at;
use oauth::id::{ApiCredentialId, ClientId, UserId, made_at_ms};
use oauth::timestamp::Timestamp;

use self::rows::{insert_secret, read_live, read_record};
use super::access_loss::end_access_of_client;
use super::acting::may_still_act;
use super::clients::insert_client;
use super::driver::Driver;
use super::error::QueryError;
use super::row::{Columns, single};
use super::transaction::Transaction;
use super::value::{params, prefix};
use crate::api_credentials::{
    ApiCredentialQuery, ApiCredentialRecord, ApiCredentialStore, Made, NewApiSecret, Owned,
};
use crate::effects::{Acting, Effects};
use crate::error::StoreError;
use crate::memory::Topic;

const INSERT_CREDENTIAL: &str = "
    INSERT INTO api_credentials (id, kind, company_id, name, note, scopes, role, created_by,
        created_at, expires_at, notice_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";

pub(crate) const FIND_FORM: &str = "SELECT 1 FROM api_secrets WHERE form = ?1";

// Locked: of secrets made at once each stops those before it.
pub(crate) const FIND_WORKING: &str = "
    SELECT row FROM api_credentials
    WHERE id = ?1 AND revoked_at IS NULL AND coalesce(expires_at > ?2, TRUE) /*pg FOR UPDATE*/";

pub(crate) const STOP_SECRETS: &str = "
    UPDATE api_secrets SET stops_at = min(coalesce(stops_at, ?2), ?2)
    WHERE credential_row = ?1";

// A secret that stops at once, or within a day, is known to the person who replaced it.
pub(crate) const ANNOUNCE_STOP: &str = "
    UPDATE api_credentials SET notice_at = min(coalesce(notice_at, ?2), ?2)
    WHERE row = ?1 AND CAST(?2 AS BIGINT) > CAST(?3 AS BIGINT)";

pub(crate) const DUE_NOTICES: &str = "
    SELECT id, notice_at FROM api_credentials
    WHERE notice_at <= ?1 ORDER BY notice_at LIMIT ?2";

pub(crate) const SET_NOTICE: &str = "
    UPDATE api_credentials SET notice_at = ?3 WHERE id = ?1 AND notice_at = ?2";

pub(crate) const REVOKE_CREDENTIAL: &str = "
    UPDATE api_credentials SET revoked_at = ?2, revoked_by = ?3
    WHERE id = ?1 AND revoked_at IS NULL AND coalesce(expires_at > ?2, TRUE)";

pub(crate) const DISABLE_CLIENT: &str = "
    UPDATE clients SET disabled = TRUE, version = version + 1
    WHERE id = (SELECT id FROM api_credentials WHERE id = ?1 AND kind IN ('oauth_client', 'app'))";

// Never back, and never what is revoked: when that was used last is known.
pub(crate) const TOUCH_CREDENTIAL: &str = "
    UPDATE api_credentials SET last_used_at = ?2, last_used_from = ?3
    WHERE id = ?1 AND coalesce(last_used_at < ?2, TRUE)";

/// The rows of those that ended longest ago.
macro_rules! ended {
    ($delete:literal) => {
        concat!(
            $delete,
            " IN (SELECT row FROM api_credentials
                WHERE kind IN ('api_key', 'partner_api_key', 'api_token')
                    AND coalesce(revoked_at, expires_at) < ?1
                ORDER BY coalesce(revoked_at, expires_at) LIMIT ?2)"
        )
    };
}

pub(crate) const DELETE_ENDED_SECRETS: &str =
    ended!("DELETE FROM api_secrets WHERE credential_row");

pub(crate) const DELETE_ENDED_CREDENTIALS: &str = ended!("DELETE FROM api_credentials WHERE row");

pub(crate) const FIND_MADE_AT: &str = "SELECT created_at FROM api_credentials WHERE id = ?1";

/// Comes after every id.
const LAST: &str = "~";

#[async_trait]
impl<D: Driver> ApiCredentialStore for D {
    async fn make_api_credential(
        &self,
        credential: &ApiCredential,
        secret: &NewApiSecret,
        maker: &Acting,
        effects: Effects,
    ) -> Result<Made, StoreError> {
        let args = (credential.clone(), secret.clone(), maker.clone());
        self.write_with(None, effects, "make an API credential", args, |tx, args| async move {
            let (credential, secret, maker) = &*args;
            make(&tx, credential, secret, maker).await
        })
        .await
    }

    async fn make_oauth_client(
        &self,
        client: &Client,
        credential: &ApiCredential,
        secret: &NewApiSecret,
        maker: &Acting,
        effects: Effects,
    ) -> Result<Made, StoreError> {
        let doing = "make an OAuth client";
        let args = (client.clone(), credential.clone(), secret.clone(), maker.clone());
        self.write_with(Topic::Clients, effects, doing, args, |tx, args| async move {
            let (client, credential, secret, maker) = &*args;
            let made = make(&tx, credential, secret, maker).await?;
            if made == Made::Now && !insert_client(&tx, client).await? {
                return Err(QueryError::Misuse("another client has the id"));
            }
            Ok(made)
        })
        .await
    }

    async fn replace_api_secret(
        &self,
        id: &ApiCredentialId,
        secret: &NewApiSecret,
        old_stop_at: Timestamp,
        maker: &Acting,
        effects: Effects,
    ) -> Result<Option<Made>, StoreError> {
        let doing = "replace an API credential's secret";
        let args = (id.clone(), secret.clone(), maker.clone());
        self.write_with(Topic::Clients, effects, doing, args, move |tx, args| async move {
            let (id, secret, maker) = &*args;
            replace(&tx, id, secret, old_stop_at, maker).await
        })
        .await
    }

    async fn revoke_api_credential(
        &self,
        id: &ApiCredentialId,
        by: &UserId,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("revoke an API credential", (id.clone(), by.clone()));
        self.write_with(Topic::Clients, effects, doing, args, move |tx, args| async move {
            let (id, by) = &*args;
            let is_revoked = tx.execute(REVOKE_CREDENTIAL, params![id, at, by]).await? == 1;
            if is_revoked && tx.execute(DISABLE_CLIENT, params![id]).await? == 1 {
                end_access_of_client(&tx, &ClientId::new(id.as_str()), at).await?;
            }
            Ok(is_revoked)
        })
        .await
    }

    async fn find_api_credential(
        &self,
        id: &ApiCredentialId,
    ) -> Result<Option<ApiCredentialRecord>, StoreError> {
        self.find_one("find an API credential", rows::FIND_CREDENTIAL, params![id], read_record)
            .await
    }

    async fn api_credentials(
        &self,
        query: &ApiCredentialQuery,
    ) -> Result<Vec<ApiCredentialRecord>, StoreError> {
        let ApiCredentialQuery { owned, kinds, ended_after, before, limit } = query;
        let ended_after = *ended_after;
        self.read("list API credentials", |tx| async move {
            let (made_at, id) = match before {
                None => (Timestamp(i64::MAX), LAST),
                Some(id) => {
                    let made_at = |row: &mut Columns<'_>| row.next();
                    let found = tx.find_one(FIND_MADE_AT, params![id], made_at).await?;
                    // One that has been deleted meanwhile.
                    let by_id = || Timestamp((made_at_ms(id.as_str()) / 1000).cast_signed());
                    (found.unwrap_or_else(by_id), id.as_str())
                }
            };
            let mut records = Vec::new();
            for kind in kinds {
                let kind = kind.as_str();
                let found = match owned {
                    Owned::ByCompany(company) => {
                        let params = params![company, kind, made_at, id, ended_after, *limit];
                        tx.find_all(rows::CREDENTIALS_OF_COMPANY, params, read_record).await?
                    }
                    Owned::ByPerson(company, user) => {
                        let params = params![company, kind, made_at, id, ended_after, *limit, user];
                        tx.find_all(rows::CREDENTIALS_OF_USER, params, read_record).await?
                    }
                };
                records.extend(found);
            }
            records.sort_by(|one: &ApiCredentialRecord, other| {
                let key =
                    |of: &ApiCredentialRecord| (of.credential.created_at, of.credential.id.clone());
                key(other).cmp(&key(one))
            });
            records.truncate(usize::try_from(*limit).unwrap_or(usize::MAX));
            Ok(records)
        })
        .await
    }

    async fn find_live_api_credential(
        &self,
        secret: &Digest,
        now: Timestamp,
    ) -> Result<Option<LiveApiCredential>, StoreError> {
        self.find_one(
            "check an API credential",
            rows::FIND_LIVE,
            params![prefix(secret), secret, now],
            read_live,
        )
        .await
    }

    async fn touch_api_credential(
        &self,
        id: &ApiCredentialId,
        now: Timestamp,
        from: Option<&str>,
    ) -> Result<(), StoreError> {
        let args = (id.clone(), from.map(str::to_owned));
        self.write("note that an API credential was used", args, move |tx, args| async move {
            let (id, from) = &*args;
            tx.execute(TOUCH_CREDENTIAL, params![id, now, from.as_deref()]).await?;
            Ok(())
        })
        .await
    }

    async fn credentials_due_for_notice(
        &self,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(ApiCredentialId, Timestamp)>, StoreError> {
        self.read("look for credentials to tell of", |tx| async move {
            let row = |row: &mut Columns<'_>| Ok((row.next()?, row.next()?));
            tx.find_all(DUE_NOTICES, params![now, limit], row).await
        })
        .await
    }

    async fn set_next_notice(
        &self,
        id: &ApiCredentialId,
        due_at: Timestamp,
        again_at: Option<Timestamp>,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let doing = "note an email about a credential";
        self.write_with(None, effects, doing, id.clone(), move |tx, id| async move {
            Ok(tx.execute(SET_NOTICE, params![&*id, due_at, again_at]).await? == 1)
        })
        .await
    }

    async fn delete_ended_api_credentials(
        &self,
        ended_before: Timestamp,
        limit: u32,
    ) -> Result<u64, StoreError> {
        self.write("delete ended API credentials", (), move |tx, _| async move {
            tx.execute(DELETE_ENDED_SECRETS, params![ended_before, limit]).await?;
            tx.execute(DELETE_ENDED_CREDENTIALS, params![ended_before, limit]).await
        })
        .await
    }
}

async fn make(
    tx: &impl Transaction,
    credential: &ApiCredential,
    secret: &NewApiSecret,
    maker: &Acting,
) -> Result<Made, QueryError> {
    if was_sent(tx, secret).await? {
        return Ok(Made::Before);
    }
    if !may_still_act(tx, maker).await? {
        return Ok(Made::MakerEnded);
    }
    insert_credential(tx, credential, Some(secret)).await?;
    Ok(Made::Now)
}

pub(super) async fn insert_credential(
    tx: &impl Transaction,
    credential: &ApiCredential,
    secret: Option<&NewApiSecret>,
) -> Result<(), QueryError> {
    let values = params![
        &credential.id,
        credential.kind.as_str(),
        &credential.company_id,
        &credential.name,
        &credential.note,
        &credential.scopes,
        credential.role,
        &credential.created_by,
        credential.created_at,
        credential.expires_at,
        credential.next_notice(credential.created_at).map(|(at, _)| at),
    ];
    let row = tx.insert(INSERT_CREDENTIAL, values).await?;
    match secret {
        Some(secret) => insert_secret(tx, row, secret).await,
        None => Ok(()),
    }
}

async fn replace(
    tx: &impl Transaction,
    id: &ApiCredentialId,
    secret: &NewApiSecret,
    old_stop_at: Timestamp,
    maker: &Acting,
) -> Result<Option<Made>, QueryError> {
    if was_sent(tx, secret).await? {
        return Ok(Some(Made::Before));
    }
    if !may_still_act(tx, maker).await? {
        return Ok(Some(Made::MakerEnded));
    }
    let found = tx.find_one(FIND_WORKING, params![id, secret.made_at], single::<i64>).await?;
    let Some(row) = found else { return Ok(None) };
    tx.execute(STOP_SECRETS, params![row, old_stop_at]).await?;
    let announced = params![row, stop_notice_at(old_stop_at), secret.made_at];
    tx.execute(ANNOUNCE_STOP, announced).await?;
    insert_secret(tx, row, secret).await?;
    Ok(Some(Made::Now))
}

/// Whether the form that asks for a secret was sent before.
pub(super) async fn was_sent(
    tx: &impl Transaction,
    secret: &NewApiSecret,
) -> Result<bool, QueryError> {
    tx.exists(FIND_FORM, params![&secret.form]).await
}
