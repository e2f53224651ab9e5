//! API keys, API tokens and OAuth clients.

use async_trait::async_trait;
use oauth::client::Client;
use oauth::credential::api_credential::{
    ApiCredential, ApiCredentialKind, ApiSecretRecord, LiveApiCredential,
};
use oauth::credential::digest::Digest;
use oauth::credential::notice::stop_notice_at;
use oauth::id::{ApiCredentialId, CompanyId, UserId};
use oauth::role::Role;
use oauth::timestamp::Timestamp;
use rusqlite::{Connection, Row, named_params};

use super::SqliteStore;
use super::clients::put_client;
use super::rows::{
    Columns, Fault, Seconds, change, find_all, find_one, insert, prefix, role, time, word,
};
use crate::StoreError;
use crate::api_credentials::{
    ApiCredentialQuery, ApiCredentialRecord, ApiCredentialStore, Made, NewApiSecret, Owned,
};

const MAKE_CREDENTIAL: &str = "
    INSERT INTO api_credentials (id, kind, company_id, name, note, scopes, role, created_by,
        created_at, expires_at, notice_at)
    VALUES (:id, :kind, :company_id, :name, :note, :scopes, :role, :created_by, :created_at,
        :expires_at, :notice_at)";

pub(super) const FIND_FORM: &str = "SELECT 1 FROM api_secrets WHERE form = ?1";

const KEEP_SECRET: &str = "
    INSERT INTO api_secrets (credential_row, hash_prefix, hash, ending, form, made_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

pub(super) const FIND_WORKING: &str = "
    SELECT row FROM api_credentials
    WHERE id = ?1 AND revoked_at IS NULL AND coalesce(expires_at > ?2, 1)";

pub(super) const STOP_SECRETS: &str = "
    UPDATE api_secrets SET stops_at = min(coalesce(stops_at, ?2), ?2)
    WHERE credential_row = ?1";

// A secret that stops at once, or within a day, is known to whoever replaced it.
pub(super) const ANNOUNCE_STOP: &str = "
    UPDATE api_credentials SET notice_at = min(coalesce(notice_at, ?2), ?2)
    WHERE row = ?1 AND ?2 > ?3";

pub(super) const TO_TELL_OF: &str = "
    SELECT id, notice_at FROM api_credentials
    WHERE notice_at <= ?1 ORDER BY notice_at LIMIT ?2";

pub(super) const NOTE_TOLD: &str = "
    UPDATE api_credentials SET notice_at = ?3 WHERE id = ?1 AND notice_at = ?2";

pub(super) const REVOKE_CREDENTIAL: &str = "
    UPDATE api_credentials SET revoked_at = ?2, revoked_by = ?3
    WHERE id = ?1 AND revoked_at IS NULL AND coalesce(expires_at > ?2, 1)";

pub(super) const DISABLE_CLIENT: &str = "
    UPDATE clients SET disabled = 1
    WHERE id = (SELECT id FROM api_credentials WHERE id = ?1 AND kind IN ('oauth_client', 'app'))";

// Never back, and never what is revoked: when that was used last is known.
pub(super) const TOUCH_CREDENTIAL: &str = "
    UPDATE api_credentials SET last_used_at = ?2, last_used_from = ?3
    WHERE id = ?1 AND coalesce(last_used_at < ?2, 1)";

/// A credential with its secrets in one row, as [`read_record`] reads them.
macro_rules! credentials {
    ($rest:literal) => {
        concat!(
            "SELECT api_credentials.id, kind, api_credentials.company_id, name, note, scopes,
                api_credentials.role, created_by, created_at, expires_at, revoked_at, revoked_by,
                last_used_at, last_used_from,
                (SELECT group_concat(ending || ' ' || made_at || ' ' || coalesce(stops_at, ''),
                        char(10) ORDER BY api_secrets.row DESC)
                    FROM api_secrets WHERE credential_row = api_credentials.row),
                first_name || ' ' || last_name
            FROM api_credentials JOIN users ON users.id = created_by ",
            $rest
        )
    };
}

pub(super) const FIND_CREDENTIAL: &str = credentials!("WHERE api_credentials.id = ?1");

pub(super) const CREDENTIALS_OF_COMPANY: &str = credentials!(
    "WHERE api_credentials.company_id = ?1 AND api_credentials.id < ?2 AND kind <> 'app'
        AND coalesce(revoked_at, ?3) >= ?3 AND coalesce(expires_at, ?3) >= ?3
    ORDER BY api_credentials.id DESC LIMIT ?4"
);

pub(super) const CREDENTIALS_OF_PERSON: &str = credentials!(
    "WHERE created_by = ?5 AND api_credentials.company_id = ?1 AND api_credentials.id < ?2
        AND kind <> 'app'
        AND coalesce(revoked_at, ?3) >= ?3 AND coalesce(expires_at, ?3) >= ?3
    ORDER BY api_credentials.id DESC LIMIT ?4"
);

pub(super) const FIND_LIVE: &str = "
    SELECT api_credentials.id, kind, api_credentials.company_id, created_by, users.role, scopes,
        last_used_at
    FROM api_secrets
    JOIN api_credentials ON api_credentials.row = api_secrets.credential_row
    JOIN users ON users.id = api_credentials.created_by
    WHERE hash_prefix = ?1 AND hash = ?2 AND coalesce(stops_at > ?3, 1)
        AND revoked_at IS NULL AND coalesce(expires_at > ?3, 1)
        AND kind NOT IN ('oauth_client', 'app')
        AND (kind <> 'api_token'
            OR users.disabled = 0 AND users.company_id = api_credentials.company_id)";

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

pub(super) const SWEEP_SECRETS: &str = ended!("DELETE FROM api_secrets WHERE credential_row");

pub(super) const SWEEP_CREDENTIALS: &str = ended!("DELETE FROM api_credentials WHERE row");

/// Comes after every id.
const LAST: &str = "~";

#[async_trait]
impl ApiCredentialStore for SqliteStore {
    async fn make_api_credential(
        &self,
        credential: &ApiCredential,
        secret: &NewApiSecret,
    ) -> Result<Made, StoreError> {
        let (credential, secret) = (credential.clone(), secret.clone());
        self.write("make an API credential", move |connection| {
            make(connection, &credential, &secret)
        })
        .await
    }

    async fn make_oauth_client(
        &self,
        client: &Client,
        credential: &ApiCredential,
        secret: &NewApiSecret,
    ) -> Result<Made, StoreError> {
        let (client, credential, secret) = (client.clone(), credential.clone(), secret.clone());
        self.write_counted(&self.clients, "make an OAuth client", move |connection| {
            let made = make(connection, &credential, &secret)?;
            if made == Made::Now {
                put_client(connection, &client)?;
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
    ) -> Result<Option<Made>, StoreError> {
        let (id, secret) = (id.clone(), secret.clone());
        self.write_counted(&self.clients, "replace an API credential's secret", move |connection| {
            replace(connection, &id, &secret, old_stop_at)
        })
        .await
    }

    async fn revoke_api_credential(
        &self,
        id: &ApiCredentialId,
        by: &UserId,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let (id, by) = (id.clone(), by.clone());
        self.write_counted(&self.clients, "revoke an API credential", move |connection| {
            let params = (id.as_str(), Seconds(at), by.as_str());
            let is_revoked = change(connection, REVOKE_CREDENTIAL, params)? == 1;
            if is_revoked {
                change(connection, DISABLE_CLIENT, (id.as_str(),))?;
            }
            Ok(is_revoked)
        })
        .await
    }

    async fn find_api_credential(
        &self,
        id: &ApiCredentialId,
    ) -> Result<Option<ApiCredentialRecord>, StoreError> {
        self.read("find an API credential", |connection| {
            find_one(connection, FIND_CREDENTIAL, (id.as_str(),), read_record)
        })
    }

    async fn api_credentials(
        &self,
        query: &ApiCredentialQuery,
    ) -> Result<Vec<ApiCredentialRecord>, StoreError> {
        let before = query.before.as_ref().map_or(LAST, ApiCredentialId::as_str);
        let (ended_after, limit) = (Seconds(query.ended_after), query.limit);
        self.read("list API credentials", |connection| match &query.owned {
            Owned::ByCompany(company) => {
                let params = (company.as_str(), before, ended_after, limit);
                find_all(connection, CREDENTIALS_OF_COMPANY, params, read_record)
            }
            Owned::ByPerson(company, person) => {
                let params = (company.as_str(), before, ended_after, limit, person.as_str());
                find_all(connection, CREDENTIALS_OF_PERSON, params, read_record)
            }
        })
    }

    async fn find_live_api_credential(
        &self,
        secret: &Digest,
        now: Timestamp,
    ) -> Result<Option<LiveApiCredential>, StoreError> {
        self.read("check an API credential", |connection| {
            let params = (prefix(secret), secret.as_bytes(), Seconds(now));
            find_one(connection, FIND_LIVE, params, read_live)
        })
    }

    async fn touch_api_credential(
        &self,
        id: &ApiCredentialId,
        now: Timestamp,
        from: Option<&str>,
    ) -> Result<(), StoreError> {
        let (id, from) = (id.clone(), from.map(str::to_owned));
        self.write("note that an API credential was used", move |connection| {
            change(connection, TOUCH_CREDENTIAL, (id.as_str(), Seconds(now), from.as_deref()))?;
            Ok(())
        })
        .await
    }

    async fn credentials_to_tell_of(
        &self,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(ApiCredentialId, Timestamp)>, StoreError> {
        self.read("look for credentials to tell of", |connection| {
            find_all(connection, TO_TELL_OF, (Seconds(now), limit), |row| {
                let id = ApiCredentialId::new(row.get::<_, String>("id")?);
                Ok((id, time(row, "notice_at")?))
            })
        })
    }

    async fn note_told_of_credential(
        &self,
        id: &ApiCredentialId,
        due_at: Timestamp,
        again_at: Option<Timestamp>,
    ) -> Result<bool, StoreError> {
        let id = id.clone();
        self.write("note that somebody was told of a credential", move |connection| {
            let params = (id.as_str(), Seconds(due_at), again_at.map(Seconds));
            Ok(change(connection, NOTE_TOLD, params)? == 1)
        })
        .await
    }

    async fn sweep_api_credentials(
        &self,
        ended_before: Timestamp,
        limit: u32,
    ) -> Result<u64, StoreError> {
        self.write("delete ended API credentials", move |connection| {
            let params = (Seconds(ended_before), limit);
            change(connection, SWEEP_SECRETS, params)?;
            Ok(u64::try_from(change(connection, SWEEP_CREDENTIALS, params)?).unwrap_or(u64::MAX))
        })
        .await
    }
}

fn make(
    connection: &Connection,
    credential: &ApiCredential,
    secret: &NewApiSecret,
) -> Result<Made, Fault> {
    if was_sent(connection, secret)? {
        return Ok(Made::Before);
    }
    keep_credential(connection, credential, Some(secret))?;
    Ok(Made::Now)
}

pub(super) fn keep_credential(
    connection: &Connection,
    credential: &ApiCredential,
    secret: Option<&NewApiSecret>,
) -> Result<(), Fault> {
    let row = insert(
        connection,
        MAKE_CREDENTIAL,
        named_params! {
            ":id": credential.id.as_str(),
            ":kind": credential.kind.as_str(),
            ":company_id": credential.company_id.as_str(),
            ":name": credential.name,
            ":note": credential.note,
            ":scopes": credential.scopes.to_string(),
            ":role": credential.role.map(Role::as_str),
            ":created_by": credential.created_by.as_str(),
            ":created_at": Seconds(credential.created_at),
            ":expires_at": credential.expires_at.map(Seconds),
            ":notice_at": credential.next_notice(credential.created_at).map(|(at, _)| Seconds(at)),
        },
    )?;
    secret.map_or(Ok(()), |secret| keep_secret(connection, row, secret))
}

fn replace(
    connection: &Connection,
    id: &ApiCredentialId,
    secret: &NewApiSecret,
    old_stop_at: Timestamp,
) -> Result<Option<Made>, Fault> {
    if was_sent(connection, secret)? {
        return Ok(Some(Made::Before));
    }
    let working = (id.as_str(), Seconds(secret.made_at));
    let found = find_one(connection, FIND_WORKING, working, |row| Ok(row.get::<_, i64>(0)?))?;
    let Some(row) = found else { return Ok(None) };
    change(connection, STOP_SECRETS, (row, Seconds(old_stop_at)))?;
    let announced = (row, Seconds(stop_notice_at(old_stop_at)), Seconds(secret.made_at));
    change(connection, ANNOUNCE_STOP, announced)?;
    keep_secret(connection, row, secret)?;
    Ok(Some(Made::Now))
}

pub(super) fn was_sent(connection: &Connection, secret: &NewApiSecret) -> Result<bool, Fault> {
    let found = find_one(connection, FIND_FORM, (secret.form.as_bytes(),), |_| Ok(()))?;
    Ok(found.is_some())
}

fn keep_secret(connection: &Connection, row: i64, secret: &NewApiSecret) -> Result<(), Fault> {
    let NewApiSecret { digest, ending, form, made_at } = secret;
    let at = Seconds(*made_at);
    let values = (row, prefix(digest), digest.as_bytes(), ending, form.as_bytes(), at);
    insert(connection, KEEP_SECRET, values)?;
    Ok(())
}

fn read_record(row: &Row<'_>) -> Result<ApiCredentialRecord, Fault> {
    let columns = &mut Columns::of(row);
    Ok(ApiCredentialRecord { credential: read_credential(columns)?, maker: columns.next()? })
}

fn read_credential(columns: &mut Columns<'_>) -> Result<ApiCredential, Fault> {
    let time = |seconds: Seconds| seconds.0;
    Ok(ApiCredential {
        id: ApiCredentialId::new(columns.next::<String>()?),
        kind: next_kind(columns)?,
        company_id: CompanyId::new(columns.next::<String>()?),
        name: columns.next()?,
        note: columns.next()?,
        scopes: columns.next_scopes("api_credentials", "scopes")?,
        role: columns
            .next::<Option<String>>()?
            .map(|text| role(&text, "api_credentials", "role"))
            .transpose()?,
        created_by: UserId::new(columns.next::<String>()?),
        created_at: columns.next::<Seconds>()?.0,
        expires_at: columns.next::<Option<Seconds>>()?.map(time),
        revoked: {
            let at = columns.next::<Option<Seconds>>()?.map(time);
            at.zip(columns.next::<Option<String>>()?.map(UserId::new))
        },
        last_used_at: columns.next::<Option<Seconds>>()?.map(time),
        last_used_from: columns.next()?,
        secrets: columns
            .next::<Option<String>>()?
            .unwrap_or_default()
            .lines()
            .map(read_secret)
            .collect::<Option<_>>()
            .ok_or_else(|| Fault::inconsistent("api_secrets", "made_at", "no time"))?,
    })
}

/// Reads what [`credentials`] makes of a secret; its ending has no space.
fn read_secret(text: &str) -> Option<ApiSecretRecord> {
    let mut parts = text.split(' ');
    let ending = parts.next()?.to_owned();
    let made_at = Timestamp(parts.next()?.parse().ok()?);
    let stops_at = match parts.next()? {
        "" => None,
        seconds => Some(Timestamp(seconds.parse().ok()?)),
    };
    Some(ApiSecretRecord { ending, made_at, stops_at })
}

fn read_live(row: &Row<'_>) -> Result<LiveApiCredential, Fault> {
    let columns = &mut Columns::of(row);
    Ok(LiveApiCredential {
        id: ApiCredentialId::new(columns.next::<String>()?),
        kind: next_kind(columns)?,
        company_id: CompanyId::new(columns.next::<String>()?),
        created_by: UserId::new(columns.next::<String>()?),
        role: role(&columns.next::<String>()?, "users", "role")?,
        scopes: columns.next_scopes("api_credentials", "scopes")?,
        last_used_at: columns.next::<Option<Seconds>>()?.map(|seconds| seconds.0),
    })
}

fn next_kind(columns: &mut Columns<'_>) -> Result<ApiCredentialKind, Fault> {
    let text = columns.next::<String>()?;
    let spell = ApiCredentialKind::as_str;
    word(&text, &ApiCredentialKind::ALL, spell, "api_credentials", "kind")
}
