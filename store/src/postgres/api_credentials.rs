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
use tokio_postgres::Row;

use super::PostgresStore;
use super::clients::put_client;
use super::connection::Connection;
use super::listener::Kind;
use super::rows::{
    Columns, Fault, Seconds, bytea, change, find_all, find_one, insert, names, role, time, word,
};
use crate::StoreError;
use crate::api_credentials::{
    ApiCredentialQuery, ApiCredentialRecord, ApiCredentialStore, Made, NewApiSecret, Owned,
};

const MAKE_CREDENTIAL: &str = "
    INSERT INTO api_credentials (id, kind, company_id, name, note, scopes, role, created_by,
        created_at, expires_at, notice_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    RETURNING row";

const FIND_FORM: &str = "SELECT 1 FROM api_secrets WHERE form = $1";

const KEEP_SECRET: &str = "
    INSERT INTO api_secrets (credential_row, hash, ending, form, made_at)
    VALUES ($1, $2, $3, $4, $5)";

// Locked: of secrets made at once each stops those before it.
const FIND_WORKING: &str = "
    SELECT row FROM api_credentials
    WHERE id = $1 AND revoked_at IS NULL AND coalesce(expires_at > $2, true) FOR UPDATE";

const STOP_SECRETS: &str = "
    UPDATE api_secrets SET stops_at = least(coalesce(stops_at, $2), $2)
    WHERE credential_row = $1";

// A secret that stops at once, or within a day, is known to whoever replaced it.
const ANNOUNCE_STOP: &str = "
    UPDATE api_credentials SET notice_at = least(coalesce(notice_at, $2::bigint), $2::bigint)
    WHERE row = $1 AND $2::bigint > $3::bigint";

const TO_TELL_OF: &str = "
    SELECT id, notice_at FROM api_credentials
    WHERE notice_at <= $1 ORDER BY notice_at LIMIT $2";

const NOTE_TOLD: &str = "
    UPDATE api_credentials SET notice_at = $3 WHERE id = $1 AND notice_at = $2";

const REVOKE_CREDENTIAL: &str = "
    UPDATE api_credentials SET revoked_at = $2, revoked_by = $3
    WHERE id = $1 AND revoked_at IS NULL AND coalesce(expires_at > $2, true)";

const DISABLE_CLIENT: &str = "
    UPDATE clients SET disabled = true
    WHERE id = (SELECT id FROM api_credentials WHERE id = $1 AND kind IN ('oauth_client', 'app'))";

// Never back, and never what is revoked: when that was used last is known.
const TOUCH_CREDENTIAL: &str = "
    UPDATE api_credentials SET last_used_at = $2, last_used_from = $3
    WHERE id = $1 AND coalesce(last_used_at < $2, true)";

/// A credential with its secrets in one row, as [`read_record`] reads them.
macro_rules! credentials {
    ($rest:literal) => {
        concat!(
            "SELECT api_credentials.id, kind, api_credentials.company_id, name, note, scopes,
                api_credentials.role, created_by, created_at,
                expires_at, revoked_at, revoked_by, last_used_at, last_used_from,
                array(SELECT ending FROM api_secrets
                    WHERE credential_row = api_credentials.row ORDER BY row DESC),
                array(SELECT made_at FROM api_secrets
                    WHERE credential_row = api_credentials.row ORDER BY row DESC),
                array(SELECT stops_at FROM api_secrets
                    WHERE credential_row = api_credentials.row ORDER BY row DESC),
                first_name || ' ' || last_name
            FROM api_credentials JOIN users ON users.id = created_by ",
            $rest
        )
    };
}

const FIND_CREDENTIAL: &str = credentials!("WHERE api_credentials.id = $1");

const CREDENTIALS_OF_COMPANY: &str = credentials!(
    "WHERE api_credentials.company_id = $1 AND api_credentials.id < $2 AND kind <> 'app'
        AND coalesce(revoked_at, $3) >= $3 AND coalesce(expires_at, $3) >= $3
    ORDER BY api_credentials.id DESC LIMIT $4"
);

const CREDENTIALS_OF_PERSON: &str = credentials!(
    "WHERE created_by = $5 AND api_credentials.company_id = $1 AND api_credentials.id < $2
        AND kind <> 'app'
        AND coalesce(revoked_at, $3) >= $3 AND coalesce(expires_at, $3) >= $3
    ORDER BY api_credentials.id DESC LIMIT $4"
);

const FIND_LIVE: &str = "
    SELECT api_credentials.id, kind, api_credentials.company_id, created_by, users.role, scopes,
        last_used_at
    FROM api_secrets
    JOIN api_credentials ON api_credentials.row = api_secrets.credential_row
    JOIN users ON users.id = api_credentials.created_by
    WHERE hash = $1 AND coalesce(stops_at > $2, true)
        AND revoked_at IS NULL AND coalesce(expires_at > $2, true)
        AND kind NOT IN ('oauth_client', 'app')
        AND (kind <> 'api_token'
            OR NOT users.disabled AND users.company_id = api_credentials.company_id)";

/// The rows of those that ended longest ago.
macro_rules! ended {
    ($delete:literal) => {
        concat!(
            $delete,
            " IN (SELECT row FROM api_credentials
                WHERE kind IN ('api_key', 'partner_api_key', 'api_token')
                    AND coalesce(revoked_at, expires_at) < $1
                ORDER BY coalesce(revoked_at, expires_at) LIMIT $2)"
        )
    };
}

const SWEEP_SECRETS: &str = ended!("DELETE FROM api_secrets WHERE credential_row");

const SWEEP_CREDENTIALS: &str = ended!("DELETE FROM api_credentials WHERE row");

/// Comes after every id.
const LAST: &str = "~";

#[async_trait]
impl ApiCredentialStore for PostgresStore {
    async fn make_api_credential(
        &self,
        credential: &ApiCredential,
        secret: &NewApiSecret,
    ) -> Result<Made, StoreError> {
        self.write("make an API credential", |connection| async move {
            make(&connection, credential, secret).await
        })
        .await
    }

    async fn make_oauth_client(
        &self,
        client: &Client,
        credential: &ApiCredential,
        secret: &NewApiSecret,
    ) -> Result<Made, StoreError> {
        self.write_counted(Kind::Clients, "make an OAuth client", |connection| async move {
            let made = make(&connection, credential, secret).await?;
            if made == Made::Now {
                put_client(&connection, client).await?;
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
        self.write_counted(
            Kind::Clients,
            "replace an API credential's secret",
            |connection| async move { replace(&connection, id, secret, old_stop_at).await },
        )
        .await
    }

    async fn revoke_api_credential(
        &self,
        id: &ApiCredentialId,
        by: &UserId,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write_counted(Kind::Clients, "revoke an API credential", |connection| async move {
            let params = (id.as_str(), Seconds(at), by.as_str());
            let is_revoked = change(&connection, REVOKE_CREDENTIAL, params).await? == 1;
            if is_revoked {
                change(&connection, DISABLE_CLIENT, (id.as_str(),)).await?;
            }
            Ok(is_revoked)
        })
        .await
    }

    async fn find_api_credential(
        &self,
        id: &ApiCredentialId,
    ) -> Result<Option<ApiCredentialRecord>, StoreError> {
        self.read("find an API credential", |connection| async move {
            find_one(&connection, FIND_CREDENTIAL, (id.as_str(),), read_record).await
        })
        .await
    }

    async fn api_credentials(
        &self,
        query: &ApiCredentialQuery,
    ) -> Result<Vec<ApiCredentialRecord>, StoreError> {
        let before = query.before.as_ref().map_or(LAST, ApiCredentialId::as_str);
        let (ended_after, limit) = (Seconds(query.ended_after), i64::from(query.limit));
        self.read("list API credentials", |connection| async move {
            match &query.owned {
                Owned::ByCompany(company) => {
                    let params = (company.as_str(), before, ended_after, limit);
                    find_all(&connection, CREDENTIALS_OF_COMPANY, params, read_record).await
                }
                Owned::ByPerson(company, person) => {
                    let params = (company.as_str(), before, ended_after, limit, person.as_str());
                    find_all(&connection, CREDENTIALS_OF_PERSON, params, read_record).await
                }
            }
        })
        .await
    }

    async fn find_live_api_credential(
        &self,
        secret: &Digest,
        now: Timestamp,
    ) -> Result<Option<LiveApiCredential>, StoreError> {
        self.read("check an API credential", |connection| async move {
            let params = (bytea(secret), Seconds(now));
            find_one(&connection, FIND_LIVE, params, read_live).await
        })
        .await
    }

    async fn touch_api_credential(
        &self,
        id: &ApiCredentialId,
        now: Timestamp,
        from: Option<&str>,
    ) -> Result<(), StoreError> {
        self.write("note that an API credential was used", |connection| async move {
            change(&connection, TOUCH_CREDENTIAL, (id.as_str(), Seconds(now), from)).await?;
            Ok(())
        })
        .await
    }

    async fn credentials_to_tell_of(
        &self,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(ApiCredentialId, Timestamp)>, StoreError> {
        self.read("look for credentials to tell of", |connection| async move {
            let params = (Seconds(now), i64::from(limit));
            find_all(&connection, TO_TELL_OF, params, |row| {
                let id = ApiCredentialId::new(row.try_get::<_, String>("id")?);
                Ok((id, time(row, "notice_at")?))
            })
            .await
        })
        .await
    }

    async fn note_told_of_credential(
        &self,
        id: &ApiCredentialId,
        due_at: Timestamp,
        again_at: Option<Timestamp>,
    ) -> Result<bool, StoreError> {
        self.write("note that somebody was told of a credential", |connection| async move {
            let params = (id.as_str(), Seconds(due_at), again_at.map(Seconds));
            Ok(change(&connection, NOTE_TOLD, params).await? == 1)
        })
        .await
    }

    async fn sweep_api_credentials(
        &self,
        ended_before: Timestamp,
        limit: u32,
    ) -> Result<u64, StoreError> {
        self.write("delete ended API credentials", |connection| async move {
            let params = || (Seconds(ended_before), i64::from(limit));
            change(&connection, SWEEP_SECRETS, params()).await?;
            change(&connection, SWEEP_CREDENTIALS, params()).await
        })
        .await
    }
}

async fn make(
    connection: &Connection,
    credential: &ApiCredential,
    secret: &NewApiSecret,
) -> Result<Made, Fault> {
    if was_sent(connection, secret).await? {
        return Ok(Made::Before);
    }
    keep_credential(connection, credential, Some(secret)).await?;
    Ok(Made::Now)
}

pub(super) async fn keep_credential(
    connection: &Connection,
    credential: &ApiCredential,
    secret: Option<&NewApiSecret>,
) -> Result<(), Fault> {
    let row = insert(
        connection,
        MAKE_CREDENTIAL,
        (
            credential.id.as_str(),
            credential.kind.as_str(),
            credential.company_id.as_str(),
            &credential.name,
            &credential.note,
            names(&credential.scopes),
            credential.role.map(Role::as_str),
            credential.created_by.as_str(),
            Seconds(credential.created_at),
            credential.expires_at.map(Seconds),
            credential.next_notice(credential.created_at).map(|(at, _)| Seconds(at)),
        ),
    )
    .await?;
    match secret {
        Some(secret) => keep_secret(connection, row, secret).await,
        None => Ok(()),
    }
}

async fn replace(
    connection: &Connection,
    id: &ApiCredentialId,
    secret: &NewApiSecret,
    old_stop_at: Timestamp,
) -> Result<Option<Made>, Fault> {
    if was_sent(connection, secret).await? {
        return Ok(Some(Made::Before));
    }
    let working = (id.as_str(), Seconds(secret.made_at));
    let found =
        find_one(connection, FIND_WORKING, working, |row| Ok(row.try_get::<_, i64>(0)?)).await?;
    let Some(row) = found else { return Ok(None) };
    change(connection, STOP_SECRETS, (row, Seconds(old_stop_at))).await?;
    let announced = (row, Seconds(stop_notice_at(old_stop_at)), Seconds(secret.made_at));
    change(connection, ANNOUNCE_STOP, announced).await?;
    keep_secret(connection, row, secret).await?;
    Ok(Some(Made::Now))
}

pub(super) async fn was_sent(
    connection: &Connection,
    secret: &NewApiSecret,
) -> Result<bool, Fault> {
    let found = find_one(connection, FIND_FORM, (bytea(&secret.form),), |_| Ok(())).await?;
    Ok(found.is_some())
}

async fn keep_secret(
    connection: &Connection,
    row: i64,
    secret: &NewApiSecret,
) -> Result<(), Fault> {
    let NewApiSecret { digest, ending, form, made_at } = secret;
    let at = Seconds(*made_at);
    let values = (row, bytea(digest), ending, bytea(form), at);
    change(connection, KEEP_SECRET, values).await?;
    Ok(())
}

fn read_record(row: &Row) -> Result<ApiCredentialRecord, Fault> {
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
        secrets: read_secrets(columns)?,
    })
}

/// Reads endings, beginnings and ends, each a list of its own.
fn read_secrets(columns: &mut Columns<'_>) -> Result<Vec<ApiSecretRecord>, Fault> {
    let endings = columns.next::<Vec<String>>()?;
    let beginnings = columns.next::<Vec<Seconds>>()?;
    let ends = columns.next::<Vec<Option<Seconds>>>()?;
    let times = beginnings.into_iter().zip(ends);
    let record = |(ending, (Seconds(made_at), stops_at)): (String, (Seconds, Option<Seconds>))| {
        ApiSecretRecord { ending, made_at, stops_at: stops_at.map(|seconds| seconds.0) }
    };
    Ok(endings.into_iter().zip(times).map(record).collect())
}

fn read_live(row: &Row) -> Result<LiveApiCredential, Fault> {
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
