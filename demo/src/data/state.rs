//! Beside the product's companies and people.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::candidates::{Attachment, Offer, Response, StatusChange};
use super::companies::{OrganizationSettings, Profile};
use super::configuration::CompanyConfiguration;
use super::jobs::{Job, Note, TeamMember};
use super::messages::Message;
use super::webhooks::{Delivery, Webhook};

/// Counts up when the demo data changes: a state of an earlier edition is seeded anew.
pub(crate) const EDITION: u32 = 1;

/// By ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct State {
    pub(crate) edition: u32,
    pub(crate) companies: BTreeMap<String, CompanyRecord>,
    pub(crate) jobs: BTreeMap<String, JobRecord>,
    pub(crate) candidates: BTreeMap<String, CandidateRecord>,
    /// The oldest first.
    pub(crate) messages: Vec<Message>,
    pub(crate) webhooks: BTreeMap<String, WebhookRecord>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CompanyRecord {
    pub(crate) configuration: CompanyConfiguration,
    pub(crate) profiles: BTreeMap<String, Profile>,
    pub(crate) settings: OrganizationSettings,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct JobRecord {
    pub(crate) company: String,
    pub(crate) job: Job,
    /// In the order of their ids.
    pub(crate) team: Vec<TeamMember>,
    /// The oldest first.
    pub(crate) notes: Vec<Note>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CandidateRecord {
    pub(crate) id: String,
    pub(crate) company: String,
    /// The owner of the job, or the user who added them; `None`: the whole company's.
    pub(crate) owner: Option<String>,
    /// `None`: a general application.
    pub(crate) job: Option<String>,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) email: String,
    /// The last is the one that they have.
    pub(crate) statuses: Vec<StatusChange>,
    /// The oldest first.
    pub(crate) files: Vec<FileRecord>,
    pub(crate) offers: Vec<Offer>,
    pub(crate) answers: Vec<Response>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileRecord {
    pub(crate) about: Attachment,
    /// In base64.
    pub(crate) content: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WebhookRecord {
    pub(crate) company: String,
    /// The user who made it.
    pub(crate) owner: String,
    pub(crate) webhook: Webhook,
    /// The newest first.
    pub(crate) deliveries: Vec<Delivery>,
}

impl State {
    pub(crate) fn is_current(&self) -> bool {
        self.edition == EDITION
    }

    /// `None`: there is no such file.
    pub(crate) fn load(file: &Path) -> io::Result<Option<Self>> {
        match fs::read(file) {
            Ok(text) => Ok(Some(serde_json::from_slice(&text)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Replaces the file as a whole: a reader, or a start after a crash, finds the state before or
    /// after.
    pub(crate) fn save(&self, file: &Path) -> io::Result<()> {
        let next = file.with_extension("json.new");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut written = options.open(&next)?;
        written.write_all(&serde_json::to_vec(self)?)?;
        written.sync_all()?;
        fs::rename(next, file)
    }
}
