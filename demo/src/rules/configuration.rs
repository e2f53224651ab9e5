use api::ApiError;
use guard::Caller;

use super::{check_room, check_unused, text};
use crate::data::configuration::{CompanyConfiguration, Entry, EntryKind, NewEntry};
use crate::data::state::State;

const ENTRIES: usize = 200;
const VALUES: usize = 50;

impl State {
    pub(crate) fn add_entry(
        &mut self,
        caller: &Caller,
        kind: EntryKind,
        id: String,
        new: NewEntry,
    ) -> Result<Entry, ApiError> {
        let entry = checked_entry(id, kind, new)?;
        let entries = self.company_mut(caller).configuration.entries_mut(kind);
        check_room(entries.len(), ENTRIES)?;
        check_name(entries, &entry)?;
        entries.push(entry.clone());
        self.company_mut(caller).configuration.sort();
        Ok(entry)
    }

    pub(crate) fn replace_entry(
        &mut self,
        caller: &Caller,
        kind: EntryKind,
        id: &str,
        new: NewEntry,
    ) -> Result<Entry, ApiError> {
        let entry = checked_entry(id.to_owned(), kind, new)?;
        let entries = self.company_mut(caller).configuration.entries_mut(kind);
        check_name(entries, &entry)?;
        let place = entries.iter_mut().find(|other| other.id == id).ok_or(ApiError::NotFound)?;
        place.clone_from(&entry);
        self.company_mut(caller).configuration.sort();
        Ok(entry)
    }

    /// If no job refers to it.
    pub(crate) fn delete_entry(
        &mut self,
        caller: &Caller,
        kind: EntryKind,
        id: &str,
    ) -> Result<(), ApiError> {
        let is_used =
            self.jobs.values().any(|record| record.job.department_id.as_deref() == Some(id));
        let entries = self.company_mut(caller).configuration.entries_mut(kind);
        let place = entries.iter().position(|entry| entry.id == id).ok_or(ApiError::NotFound)?;
        check_unused(is_used)?;
        entries.remove(place);
        Ok(())
    }
}

impl CompanyConfiguration {
    /// In the order of their names.
    pub(crate) fn sort(&mut self) {
        for entries in [
            &mut self.departments,
            &mut self.hiring_processes,
            &mut self.job_properties,
            &mut self.offer_properties,
        ] {
            entries.sort_by(|one, other| one.name.cmp(&other.name));
        }
    }

    fn entries_mut(&mut self, kind: EntryKind) -> &mut Vec<Entry> {
        match kind {
            EntryKind::Department => &mut self.departments,
            EntryKind::JobProperty => &mut self.job_properties,
        }
    }
}

fn check_name(entries: &[Entry], entry: &Entry) -> Result<(), ApiError> {
    if entries.iter().any(|other| other.name == entry.name && other.id != entry.id) {
        return Err(ApiError::Conflict("There is one of this name already".to_owned()));
    }
    Ok(())
}

fn checked_entry(id: String, kind: EntryKind, new: NewEntry) -> Result<Entry, ApiError> {
    let NewEntry { name, values } = new;
    if kind == EntryKind::Department && !values.is_empty() {
        return Err(ApiError::invalid("values", "a department has none; leave them out"));
    }
    if values.len() > VALUES {
        return Err(ApiError::invalid("values", format!("write {VALUES} at most")));
    }
    Ok(Entry {
        id,
        name: text::line("name", &name)?,
        values: values.iter().map(|value| text::line("values", value)).collect::<Result<_, _>>()?,
    })
}
