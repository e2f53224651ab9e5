//! Clients.

mod rows;

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::future::try_join5;
use oauth::authorize::response_mode::ResponseMode;
use oauth::client::redirect_uri::RedirectUri;
use oauth::client::{Client, ClientScope, ManagedSecret};
use oauth::credential::digest::Digest;
use oauth::id::ClientId;
use oauth::timestamp::Timestamp;

use self::rows::{read_client, read_scope, registration, sign_in, words};
use crate::clients::ClientStore;
use crate::effects::Effects;
use crate::error::StoreError;
use crate::memory::Topic;
use crate::sql::access_loss::end_access_of_client;
use crate::sql::driver::{Driver, Reads};
use crate::sql::enums::requirement_word;
use crate::sql::error::QueryError;
use crate::sql::name_reviews::{end_stale_of_client, lock_publishers_of, publisher_of};
use crate::sql::publisher_rows::find_publisher;
use crate::sql::row::single;
use crate::sql::transaction::Transaction;
use crate::sql::value::{Value, params};
use crate::version::Version;

pub(crate) const FIND_CLIENT: &str = "
    SELECT id, name, description, kind, native, profile, grant_types, response_modes,
        requires_pushed_requests, strict_scopes, requires_dpop, service_company_id, service_role,
        access_token_format, may_introspect, serves, jwks, jwks_uri, logo, registered_at,
        changed_at, disabled, access_epoch, subject_type, id_token_algorithm,
        nonce_instead_of_pkce, post_logout_redirect_uris, default_max_age, default_acr,
        initiate_login_uri, backchannel_logout_uri, backchannel_logout_session_required,
        publisher_id, version
    FROM clients WHERE id = ?1";

pub(crate) const SECRETS: &str = "
    SELECT hash FROM client_secrets WHERE client_id = ?1 ORDER BY position";

pub(crate) const MANAGED_SECRETS: &str = "
    SELECT hash, stops_at FROM api_secrets
    JOIN api_credentials ON api_credentials.row = credential_row
    WHERE api_credentials.id = ?1 AND revoked_at IS NULL ORDER BY api_secrets.row";

pub(crate) const REDIRECT_URIS: &str = "
    SELECT uri FROM client_redirect_uris WHERE client_id = ?1 ORDER BY position";

pub(crate) const SCOPES: &str = "
    SELECT scope, requirement, is_default, purpose
    FROM client_scopes WHERE client_id = ?1 ORDER BY position";

const INSERT_CLIENT: &str = "
    INSERT INTO clients (id, name, description, publisher_id, kind, native, profile,
        grant_types, response_modes, requires_pushed_requests, strict_scopes, requires_dpop,
        service_company_id, service_role, access_token_format, may_introspect, serves, jwks,
        jwks_uri, changed_at, subject_type, id_token_algorithm, nonce_instead_of_pkce,
        post_logout_redirect_uris, default_max_age, default_acr, initiate_login_uri,
        backchannel_logout_uri, backchannel_logout_session_required, logo, registered_at,
        disabled, version)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
        ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, 1)
    ON CONFLICT (id) DO NOTHING";

/// With the first parameters of [`INSERT_CLIENT`].
pub(crate) const CHANGE_CLIENT: &str = "
    UPDATE clients SET name = ?2, description = ?3, publisher_id = ?4, kind = ?5, native = ?6,
        profile = ?7, grant_types = ?8, response_modes = ?9, requires_pushed_requests = ?10,
        strict_scopes = ?11, requires_dpop = ?12, service_company_id = ?13, service_role = ?14,
        access_token_format = ?15, may_introspect = ?16, serves = ?17, jwks = ?18,
        jwks_uri = ?19, changed_at = ?20, subject_type = ?21, id_token_algorithm = ?22,
        nonce_instead_of_pkce = ?23, post_logout_redirect_uris = ?24, default_max_age = ?25,
        default_acr = ?26, initiate_login_uri = ?27, backchannel_logout_uri = ?28,
        backchannel_logout_session_required = ?29, version = version + 1
    WHERE id = ?1 AND version = ?30";

pub(crate) const DESCRIBE_CLIENT: &str = "
    UPDATE clients SET name = ?2, description = ?3, publisher_id = ?4,
        changed_at = coalesce(?5, changed_at), response_modes = ?6, subject_type = ?7,
        id_token_algorithm = ?8, nonce_instead_of_pkce = ?9, post_logout_redirect_uris = ?10,
        default_max_age = ?11, default_acr = ?12, initiate_login_uri = ?13,
        backchannel_logout_uri = ?14, backchannel_logout_session_required = ?15,
        version = version + 1
    WHERE id = ?1";

pub(crate) const SET_RESPONSE_MODES: &str = "
    UPDATE clients SET response_modes = ?2, version = version + 1 WHERE id = ?1";

pub(crate) const FIND_VERSION: &str = "SELECT version FROM clients WHERE id = ?1";

/// Who changes the client, or its publisher, waits: each such change counts its version.
pub(super) const LOCK_CLIENT: &str = "SELECT 1 FROM clients WHERE id = ?1 FOR SHARE";

pub(crate) const SET_DISABLED: &str = "
    UPDATE clients SET disabled = ?2, version = version + 1 WHERE id = ?1";

// Locks the row: secrets are added one after the other.
pub(crate) const CHANGE_SECRETS: &str = "
    UPDATE clients SET version = version + 1
    WHERE id = ?1 AND EXISTS (SELECT 1 FROM client_secrets WHERE client_id = ?1)";

pub(crate) const DELETE_OLD_SECRETS: &str = "
    DELETE FROM client_secrets WHERE client_id = ?1 AND position NOT IN (
        SELECT position FROM client_secrets WHERE client_id = ?1
        ORDER BY position DESC LIMIT ?2)";

const ADD_SECRET: &str = "
    INSERT INTO client_secrets (client_id, position, hash)
    SELECT ?1, coalesce(max(position) + 1, 0), ?2 FROM client_secrets WHERE client_id = ?1";

const DELETE_SECRETS: &str = "DELETE FROM client_secrets WHERE client_id = ?1";

const DELETE_REDIRECT_URIS: &str = "DELETE FROM client_redirect_uris WHERE client_id = ?1";

const DELETE_SCOPES: &str = "DELETE FROM client_scopes WHERE client_id = ?1";

const INSERT_SECRET: &str =
    "INSERT INTO client_secrets (client_id, position, hash) VALUES (?1, ?2, ?3)";

const INSERT_REDIRECT_URI: &str =
    "INSERT INTO client_redirect_uris (client_id, position, uri) VALUES (?1, ?2, ?3)";

const INSERT_SCOPE: &str = "
    INSERT INTO client_scopes (client_id, position, scope, requirement, is_default, purpose)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

#[async_trait]
impl<D: Driver> ClientStore for D {
    async fn find_client(&self, id: &ClientId) -> Result<Option<Arc<Client>>, StoreError> {
        let clients = self.memory().clients();
        self.read_cached(clients, Reads::Several, "find a client", id, |tx| async move {
            Ok(find_client(&tx, id).await?.map(|(client, _)| client))
        })
        .await
    }

    async fn find_client_to_change(
        &self,
        id: &ClientId,
    ) -> Result<Option<(Client, Version)>, StoreError> {
        self.read_snapshot("find a client", |tx| async move { find_client(&tx, id).await }).await
    }

    async fn create_client(&self, client: &Client, effects: Effects) -> Result<bool, StoreError> {
        let (doing, client) = ("register a client", client.clone());
        self.write_with(Topic::Clients, effects, doing, client, |tx, client| async move {
            insert_client(&tx, &client).await
        })
        .await
    }

    async fn change_client(
        &self,
        client: &Client,
        seen: Version,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, client) = ("change a client", client.clone());
        self.write_with(Topic::Clients, effects, doing, client, move |tx, client| async move {
            change_client(&tx, &client, seen).await
        })
        .await
    }

    async fn add_client_secret(
        &self,
        id: &ClientId,
        secret: &Digest,
        keep: u32,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("add a client's secret", (id.clone(), *secret));
        self.write_with(Topic::Clients, effects, doing, args, move |tx, args| async move {
            let (id, secret) = &*args;
            if tx.execute(CHANGE_SECRETS, params![id]).await? == 0 {
                return Ok(false);
            }
            tx.execute(DELETE_OLD_SECRETS, params![id, keep]).await?;
            tx.execute(ADD_SECRET, params![id, secret]).await?;
            Ok(true)
        })
        .await
    }

    async fn set_response_modes(
        &self,
        id: &ClientId,
        modes: &[ResponseMode],
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("set a client's response modes", (id.clone(), words(modes)));
        self.write_with(Topic::Clients, effects, doing, args, |tx, args| async move {
            let (id, modes) = &*args;
            Ok(tx.execute(SET_RESPONSE_MODES, params![id, modes]).await? == 1)
        })
        .await
    }

    async fn set_client_disabled(
        &self,
        id: &ClientId,
        disabled: bool,
        at: Timestamp,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, id) = ("disable or enable a client", id.clone());
        self.write_with(Topic::Clients, effects, doing, id, move |tx, id| async move {
            let is_set = tx.execute(SET_DISABLED, params![&*id, disabled]).await? == 1;
            if is_set && disabled {
                end_access_of_client(&tx, &id, at).await?;
            }
            Ok(is_set)
        })
        .await
    }
}

/// Reads a client. PostgreSQL gets all questions but the publisher's at once.
pub(super) async fn find_client(
    tx: &impl Transaction,
    id: &ClientId,
) -> Result<Option<(Client, Version)>, QueryError> {
    let (client, secrets, managed_secrets, redirect_uris, scopes) = try_join5(
        tx.find_one(FIND_CLIENT, params![id], read_client),
        tx.find_all(SECRETS, params![id], |row| row.digest("client_secrets", "hash")),
        tx.find_all(MANAGED_SECRETS, params![id], |row| {
            let digest = row.digest("api_secrets", "hash")?;
            Ok(ManagedSecret { digest, stops_at: row.next()? })
        }),
        tx.find_all(REDIRECT_URIS, params![id], |row| {
            RedirectUri::try_from(row.next::<String>()?)
                .map_err(|rule| QueryError::inconsistent("client_redirect_uris", "uri", rule))
        }),
        tx.find_all(SCOPES, params![id], read_scope),
    )
    .await?;
    let Some((client, publisher_id, version)) = client else { return Ok(None) };
    let publisher = match publisher_id {
        Some(publisher_id) => find_publisher(tx, &publisher_id).await?,
        None => None,
    };
    let client = Client { publisher, secrets, managed_secrets, redirect_uris, scopes, ..client };
    Ok(Some((client, version)))
}

/// Whether the client has that version. It has it until the transaction ends.
pub(super) async fn is_client_of_version(
    tx: &impl Transaction,
    id: &ClientId,
    version: Version,
) -> Result<bool, QueryError> {
    tx.lock_rows(LOCK_CLIENT, params![id]).await?;
    Ok(tx.find_one(FIND_VERSION, params![id], single).await? == Some(version))
}

/// Whether no other client has the id.
pub(super) async fn insert_client(
    tx: &impl Transaction,
    client: &Client,
) -> Result<bool, QueryError> {
    lock_publishers_of(tx, None, client).await?;
    let mut values = registration(client);
    values.push(client.logo.as_ref().into());
    values.push(client.registered_at.into());
    values.push(client.disabled.into());
    if tx.execute(INSERT_CLIENT, &values).await? == 0 {
        return Ok(false);
    }
    insert_secrets(tx, client).await?;
    insert_redirect_uris_and_scopes(tx, client).await?;
    end_stale_of_client(tx, None, client).await?;
    Ok(true)
}

/// Whether it had that version.
pub(super) async fn change_client(
    tx: &impl Transaction,
    client: &Client,
    seen: Version,
) -> Result<bool, QueryError> {
    let id = &client.id;
    let publisher_before = publisher_of(tx, id).await?;
    lock_publishers_of(tx, publisher_before.as_ref(), client).await?;
    let mut values = registration(client);
    values.push(seen.into());
    if tx.execute(CHANGE_CLIENT, &values).await? == 0 {
        return Ok(false);
    }
    tx.execute(DELETE_SECRETS, params![id]).await?;
    insert_secrets(tx, client).await?;
    replace_redirect_uris_and_scopes(tx, client).await?;
    end_stale_of_client(tx, publisher_before.as_ref(), client).await?;
    Ok(true)
}

/// Changes what an app's owners say of it.
pub(super) async fn describe_client(
    tx: &impl Transaction,
    client: &Client,
) -> Result<(), QueryError> {
    let mut values: Vec<Value<'_>> = vec![
        (&client.id).into(),
        (&client.name).into(),
        client.description.as_ref().into(),
        client.publisher.as_ref().map(|publisher| &publisher.id).into(),
        client.changed_at.into(),
        words(&client.response_modes).into(),
    ];
    values.extend(sign_in(client));
    let publisher_before = publisher_of(tx, &client.id).await?;
    lock_publishers_of(tx, publisher_before.as_ref(), client).await?;
    tx.execute(DESCRIBE_CLIENT, &values).await?;
    replace_redirect_uris_and_scopes(tx, client).await?;
    end_stale_of_client(tx, publisher_before.as_ref(), client).await
}

async fn replace_redirect_uris_and_scopes(
    tx: &impl Transaction,
    client: &Client,
) -> Result<(), QueryError> {
    tx.execute(DELETE_REDIRECT_URIS, params![&client.id]).await?;
    tx.execute(DELETE_SCOPES, params![&client.id]).await?;
    insert_redirect_uris_and_scopes(tx, client).await
}

async fn insert_secrets(tx: &impl Transaction, client: &Client) -> Result<(), QueryError> {
    for (position, secret) in (0_i64..).zip(&client.secrets) {
        tx.execute(INSERT_SECRET, params![&client.id, position, secret]).await?;
    }
    Ok(())
}

async fn insert_redirect_uris_and_scopes(
    tx: &impl Transaction,
    client: &Client,
) -> Result<(), QueryError> {
    let id = &client.id;
    for (position, uri) in (0_i64..).zip(&client.redirect_uris) {
        tx.execute(INSERT_REDIRECT_URI, params![id, position, uri]).await?;
    }
    for (position, entry) in (0_i64..).zip(&client.scopes) {
        let ClientScope { scope, requirement, is_default, purpose } = entry;
        let requirement = requirement_word(*requirement);
        let values = params![id, position, scope, requirement, *is_default, purpose.as_ref()];
        tx.execute(INSERT_SCOPE, values).await?;
    }
    Ok(())
}
