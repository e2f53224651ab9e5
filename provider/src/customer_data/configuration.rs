//! What a company decided about how it hires.

use store::platform::configuration::{Entry, EntryKind};

use super::{DataError, Reach, text};
use crate::Provider;

/// How many entries of a kind a company has at most.
const ENTRIES: u32 = 200;
/// How many values a property has at most.
const VALUES: usize = 50;

impl Provider {
    /// Everything that a company decided.
    pub async fn configuration(&self, reach: &Reach) -> Result<Vec<Entry>, DataError> {
        Ok(self.store().configuration(&reach.company_id).await?)
    }

    /// Adds an entry.
    pub async fn add_entry(
        &self,
        reach: &Reach,
        kind: EntryKind,
        name: &str,
        values: &[String],
    ) -> Result<Entry, DataError> {
        let mark = if kind == EntryKind::Department { "dep_" } else { "prp_" };
        let entry = checked(self.inner.shared.new_id(mark), reach, kind, name, values)?;
        self.store().add_entry(&entry, ENTRIES).await??;
        Ok(entry)
    }

    /// Replaces an entry.
    pub async fn replace_entry(
        &self,
        reach: &Reach,
        kind: EntryKind,
        id: &str,
        name: &str,
        values: &[String],
    ) -> Result<Entry, DataError> {
        let entry = checked(id.to_owned(), reach, kind, name, values)?;
        self.store().replace_entry(&entry).await??;
        Ok(entry)
    }

    /// Deletes an entry that nothing refers to.
    pub async fn delete_entry(
        &self,
        reach: &Reach,
        kind: EntryKind,
        id: &str,
    ) -> Result<(), DataError> {
        Ok(self.store().delete_entry(&reach.company_id, kind, id).await??)
    }
}

fn checked(
    id: String,
    reach: &Reach,
    kind: EntryKind,
    name: &str,
    values: &[String],
) -> Result<Entry, DataError> {
    if kind == EntryKind::Department && !values.is_empty() {
        return Err(DataError::invalid("values", "a department has none; leave them out"));
    }
    if values.len() > VALUES {
        return Err(DataError::invalid("values", format!("write {VALUES} at most")));
    }
    Ok(Entry {
        id,
        company_id: reach.company_id.clone(),
        kind,
        name: text::line("name", name)?,
        choices: values
            .iter()
            .map(|value| text::line("values", value))
            .collect::<Result<_, _>>()?,
    })
}
