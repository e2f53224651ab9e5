//! What companies decided about how they hire.

use async_trait::async_trait;
use oauth::id::CompanyId;

use super::super::PostgresStore;
use super::super::locks::lock;
use super::super::rows::{Columns, change, find_all, find_one, word};
use super::number;
use crate::StoreError;
use crate::platform::configuration::{ConfigurationStore, Entry, EntryKind};
use crate::platform::{Changed, Refusal};

const CONFIGURATION: &str = "
    SELECT id, company_id, kind, name, choices FROM configuration
    WHERE company_id = $1 ORDER BY kind, name";

const NUMBER_OF_ENTRIES: &str =
    "SELECT count(*) FROM configuration WHERE company_id = $1 AND kind = $2";

const NAME_TAKEN: &str = "
    SELECT 1 FROM configuration WHERE company_id = $1 AND kind = $2 AND name = $3 AND id <> $4";

const ADD_ENTRY: &str = "
    INSERT INTO configuration (id, company_id, kind, name, choices) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO NOTHING";

const REPLACE_ENTRY: &str = "
    UPDATE configuration SET name = $4, choices = $5 WHERE id = $1 AND company_id = $2 AND kind = $3";

const REFERS_TO_ENTRY: &str = "SELECT 1 FROM jobs WHERE department_id = $1 LIMIT 1";

const SEE_ENTRY: &str =
    "SELECT 1 FROM configuration WHERE id = $1 AND company_id = $2 AND kind = $3";

const DELETE_ENTRY: &str = "DELETE FROM configuration WHERE id = $1";

#[async_trait]
impl ConfigurationStore for PostgresStore {
    async fn configuration(&self, company: &CompanyId) -> Result<Vec<Entry>, StoreError> {
        self.read("read a company's configuration", |connection| async move {
            find_all(&connection, CONFIGURATION, (company.as_str(),), |row| {
                let columns = &mut Columns::of(row);
                Ok(Entry {
                    id: columns.next()?,
                    company_id: CompanyId::new(columns.next::<String>()?),
                    kind: {
                        let text = columns.next::<String>()?;
                        let spell = EntryKind::as_str;
                        word(&text, &EntryKind::ALL, spell, "configuration", "kind")?
                    },
                    name: columns.next()?,
                    choices: columns.next()?,
                })
            })
            .await
        })
        .await
    }

    async fn add_entry(&self, entry: &Entry, most: u32) -> Result<Changed, StoreError> {
        self.write("add to a company's configuration", |connection| async move {
            let Entry { id, company_id, kind, name, choices } = entry;
            let (company, kind) = (company_id.as_str(), kind.as_str());
            lock(&connection, &[&["configuration", company, kind]]).await?;
            if number(&connection, NUMBER_OF_ENTRIES, (company, kind)).await? >= most.into() {
                return Ok(Err(Refusal::Full));
            }
            let named = (company, kind, name, id);
            if find_one(&connection, NAME_TAKEN, named, |_| Ok(())).await?.is_some() {
                return Ok(Err(Refusal::NameTaken));
            }
            change(&connection, ADD_ENTRY, (id, company, kind, name, choices)).await?;
            Ok(Ok(()))
        })
        .await
    }

    async fn replace_entry(&self, entry: &Entry) -> Result<Changed, StoreError> {
        self.write("change a company's configuration", |connection| async move {
            let Entry { id, company_id, kind, name, choices } = entry;
            let (company, kind) = (company_id.as_str(), kind.as_str());
            let named = (company, kind, name, id);
            if find_one(&connection, NAME_TAKEN, named, |_| Ok(())).await?.is_some() {
                return Ok(Err(Refusal::NameTaken));
            }
            let values = (id, company, kind, name, choices);
            let found = change(&connection, REPLACE_ENTRY, values).await? == 1;
            Ok(if found { Ok(()) } else { Err(Refusal::NotFound) })
        })
        .await
    }

    async fn delete_entry(
        &self,
        company: &CompanyId,
        kind: EntryKind,
        id: &str,
    ) -> Result<Changed, StoreError> {
        self.write("delete from a company's configuration", |connection| async move {
            let entry = (id, company.as_str(), kind.as_str());
            if find_one(&connection, SEE_ENTRY, entry, |_| Ok(())).await?.is_none() {
                return Ok(Err(Refusal::NotFound));
            }
            if find_one(&connection, REFERS_TO_ENTRY, (id,), |_| Ok(())).await?.is_some() {
                return Ok(Err(Refusal::InUse));
            }
            change(&connection, DELETE_ENTRY, (id,)).await?;
            Ok(Ok(()))
        })
        .await
    }
}
