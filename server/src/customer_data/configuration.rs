use async_trait::async_trait;
use guard::Caller;
use guard::customer_api::configuration::{
    CompanyConfiguration, Configuration, Entry, EntryKind, NewEntry,
};
use guard::customer_api::fault::Fault;
use store::platform::configuration as kept;

use super::{InProcess, fault, reach};

#[async_trait]
impl Configuration for InProcess {
    async fn configuration(&self, caller: &Caller) -> Result<CompanyConfiguration, Fault> {
        let all = self.0.configuration(&reach(caller)).await.map_err(fault)?;
        let of = |kind| {
            let entries = all.iter().filter(|entry| entry.kind == kind);
            entries.cloned().map(show).collect()
        };
        Ok(CompanyConfiguration {
            departments: of(kept::EntryKind::Department),
            hiring_processes: of(kept::EntryKind::HiringProcess),
            job_properties: of(kept::EntryKind::JobProperty),
            offer_properties: of(kept::EntryKind::OfferProperty),
        })
    }

    async fn add_entry(
        &self,
        caller: &Caller,
        kind: EntryKind,
        NewEntry { name, values }: NewEntry,
    ) -> Result<Entry, Fault> {
        let added = self.0.add_entry(&reach(caller), kept_kind(kind), &name, &values).await;
        added.map(show).map_err(fault)
    }

    async fn replace_entry(
        &self,
        caller: &Caller,
        kind: EntryKind,
        id: &str,
        NewEntry { name, values }: NewEntry,
    ) -> Result<Entry, Fault> {
        let reach = reach(caller);
        let replaced = self.0.replace_entry(&reach, kept_kind(kind), id, &name, &values).await;
        replaced.map(show).map_err(fault)
    }

    async fn delete_entry(&self, caller: &Caller, kind: EntryKind, id: &str) -> Result<(), Fault> {
        self.0.delete_entry(&reach(caller), kept_kind(kind), id).await.map_err(fault)
    }
}

fn kept_kind(kind: EntryKind) -> kept::EntryKind {
    match kind {
        EntryKind::Department => kept::EntryKind::Department,
        EntryKind::JobProperty => kept::EntryKind::JobProperty,
    }
}

fn show(kept::Entry { id, name, choices, .. }: kept::Entry) -> Entry {
    Entry { id, name, values: choices }
}
