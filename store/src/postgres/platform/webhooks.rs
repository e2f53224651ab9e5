//! Addresses that are told what happens.

use async_trait::async_trait;
use oauth::id::{CompanyId, UserId};
use tokio_postgres::Row;

use super::super::PostgresStore;
use super::super::locks::lock;
use super::super::rows::{self, Columns, Fault, Seconds, change, find_all, find_one};
use super::{is_seen, number, reach, seen};
use crate::StoreError;
use crate::platform::webhooks::{Delivery, Webhook, WebhookStore};
use crate::platform::{Changed, Refusal, Visibility};

macro_rules! webhook_columns {
    () => {
        "SELECT id, company_id, owner_id, url, events, active FROM webhooks WHERE "
    };
}

const OF_COMPANY: &str = concat!(webhook_columns!(), "company_id = $1 ORDER BY id");

const OF_OWNER: &str = concat!(webhook_columns!(), "company_id = $1 AND owner_id = $2 ORDER BY id");

const FIND_WEBHOOK: &str = concat!(webhook_columns!(), seen!("webhooks"));

const NUMBER_OF_WEBHOOKS: &str = "SELECT count(*) FROM webhooks WHERE company_id = $1";

const ADD_WEBHOOK: &str = "
    INSERT INTO webhooks (id, company_id, owner_id, url, events, active)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING";

const REPLACE_WEBHOOK: &str =
    "UPDATE webhooks SET url = $2, events = $3, active = $4 WHERE id = $1";

const DELETE_WEBHOOK: &str = concat!("DELETE FROM webhooks WHERE ", seen!("webhooks"));

const DELIVERIES: &str = "
    SELECT id, webhook_id, event, answered, sent_at FROM webhook_deliveries
    WHERE webhook_id = $1 ORDER BY id DESC LIMIT 100";

const PUT_DELIVERY: &str = "
    INSERT INTO webhook_deliveries (id, webhook_id, event, answered, sent_at)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING";

#[async_trait]
impl WebhookStore for PostgresStore {
    async fn webhooks(&self, visible: &Visibility) -> Result<Vec<Webhook>, StoreError> {
        self.read("list webhooks", |connection| async move {
            match reach(visible) {
                None => Ok(Vec::new()),
                Some((company, None)) => {
                    find_all(&connection, OF_COMPANY, (company,), read_webhook).await
                }
                Some((company, Some(owner))) => {
                    find_all(&connection, OF_OWNER, (company, owner), read_webhook).await
                }
            }
        })
        .await
    }

    async fn add_webhook(&self, webhook: &Webhook, most: u32) -> Result<Changed, StoreError> {
        self.write("add a webhook", |connection| async move {
            let Webhook { id, company_id, owner_id, url, events, active } = webhook;
            let (company, owner) = (company_id.as_str(), owner_id.as_str());
            lock(&connection, &[&["webhooks", company]]).await?;
            if number(&connection, NUMBER_OF_WEBHOOKS, (company,)).await? >= most.into() {
                return Ok(Err(Refusal::Full));
            }
            let values = (id, company, owner, url, events, active);
            change(&connection, ADD_WEBHOOK, values).await?;
            Ok(Ok(()))
        })
        .await
    }

    async fn replace_webhook(
        &self,
        visible: &Visibility,
        webhook: &Webhook,
    ) -> Result<Option<Webhook>, StoreError> {
        self.write("change a webhook", |connection| async move {
            let Webhook { id, url, events, active, .. } = webhook;
            let Some((company, owner)) = reach(visible) else { return Ok(None) };
            let found =
                find_one(&connection, FIND_WEBHOOK, (id, company, owner), read_webhook).await?;
            let Some(before) = found else { return Ok(None) };
            change(&connection, REPLACE_WEBHOOK, (id, url, events, active)).await?;
            let Webhook { company_id, owner_id, .. } = before;
            Ok(Some(Webhook { company_id, owner_id, ..webhook.clone() }))
        })
        .await
    }

    async fn delete_webhook(&self, visible: &Visibility, id: &str) -> Result<bool, StoreError> {
        self.write("delete a webhook", |connection| async move {
            let Some((company, owner)) = reach(visible) else { return Ok(false) };
            // Its deliveries go with it.
            Ok(change(&connection, DELETE_WEBHOOK, (id, company, owner)).await? == 1)
        })
        .await
    }

    async fn deliveries(
        &self,
        visible: &Visibility,
        webhook: &str,
    ) -> Result<Option<Vec<Delivery>>, StoreError> {
        self.read_at_one_moment("list deliveries", |connection| async move {
            if !is_seen(&connection, FIND_WEBHOOK, visible, webhook).await? {
                return Ok(None);
            }
            let found = find_all(&connection, DELIVERIES, (webhook,), |row| {
                let columns = &mut Columns::of(row);
                Ok(Delivery {
                    id: columns.next()?,
                    webhook_id: columns.next()?,
                    event: columns.next()?,
                    answered: columns
                        .next::<Option<i64>>()?
                        .map(|status| rows::number(status, "webhook_deliveries", "answered"))
                        .transpose()?,
                    at: columns.next::<Seconds>()?.0,
                })
            })
            .await;
            found.map(Some)
        })
        .await
    }

    async fn put_delivery(&self, delivery: &Delivery) -> Result<(), StoreError> {
        self.write("note a delivery", |connection| async move {
            let Delivery { id, webhook_id, event, answered, at } = delivery;
            change(
                &connection,
                PUT_DELIVERY,
                (id, webhook_id, event, answered.map(i64::from), Seconds(*at)),
            )
            .await?;
            Ok(())
        })
        .await
    }
}

fn read_webhook(row: &Row) -> Result<Webhook, Fault> {
    let columns = &mut Columns::of(row);
    Ok(Webhook {
        id: columns.next()?,
        company_id: CompanyId::new(columns.next::<String>()?),
        owner_id: UserId::new(columns.next::<String>()?),
        url: columns.next()?,
        events: columns.next()?,
        active: columns.next()?,
    })
}
