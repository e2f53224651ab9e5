//! Candidates.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use store::platform::candidates::{
    Attachment, Candidate, CandidateAnswer, CandidateRow, Offer, StatusChange,
};
use store::platform::configuration::EntryKind;
use store::platform::{Listed, Part, Refusal};

use super::resume::{self, Author};
use super::{DataError, Reach, text};
use crate::Provider;

/// How many files a candidate has at most.
const ATTACHMENTS: u32 = 20;
/// How many bytes a file has at most.
const ATTACHMENT_LIMIT: usize = 32 * 1024;
/// How many statuses a candidate gets at most.
const HISTORY: u32 = 200;
/// What a candidate is before anybody looked at them, where no process says otherwise.
const FIRST_STATUS: &str = "New";

/// A candidate to be added.
#[derive(Clone, Debug, Default)]
pub struct NewCandidate {
    /// First name; without it, the résumé's.
    pub first_name: Option<String>,
    /// Last name; without it, the résumé's.
    pub last_name: Option<String>,
    /// E-mail address; without it, the résumé's.
    pub email: Option<String>,
    /// The job that they apply for; `None`: a general application.
    pub job_id: Option<String>,
    /// Their résumé.
    pub resume: Option<FileContent>,
}

/// A file as it is sent.
#[derive(Clone, Debug)]
pub struct FileContent {
    /// Its name.
    pub file_name: String,
    /// What it is said to hold.
    pub content_type: String,
    /// What it holds, in base64.
    pub content: String,
}

impl Provider {
    /// The candidates that a caller may see.
    pub async fn candidates(
        &self,
        reach: &Reach,
        part: &Part,
    ) -> Result<Listed<CandidateRow>, DataError> {
        Ok(self.store().candidates(&reach.visible(), part).await?)
    }

    /// One of them.
    pub async fn candidate(&self, reach: &Reach, id: &str) -> Result<CandidateRow, DataError> {
        let found = self.store().find_candidate(&reach.visible(), id).await?;
        found.ok_or(DataError::NOT_FOUND)
    }

    /// Adds a candidate to a job that the caller may see, or to those that applied for
    /// none: the caller's own, or the company's if the caller is no person. Their id.
    pub async fn add_candidate(
        &self,
        reach: &Reach,
        new: NewCandidate,
    ) -> Result<String, DataError> {
        let id = self.inner.shared.new_id("cnd_");
        let resume = match &new.resume {
            Some(file) => {
                let fields = ["resume.fileName", "resume.contentType", "resume.content"];
                Some(self.check_file(&id, file, fields)?)
            }
            None => None,
        };
        let author = resume
            .as_ref()
            .map_or_else(Author::default, |file| resume::read(&file.content_type, &file.content));
        let missing = |field| {
            DataError::invalid(field, "write it, or send a résumé of plain text that says it")
        };
        let first_name = new.first_name.or(author.first_name);
        let first_name = first_name.ok_or_else(|| missing("firstName"))?;
        let last_name = new.last_name.or(author.last_name).ok_or_else(|| missing("lastName"))?;
        let email = new.email.or(author.email).ok_or_else(|| missing("email"))?;
        let steps = self.steps(reach).await?;
        let candidate = Candidate {
            id: id.clone(),
            company_id: reach.company_id.clone(),
            owner_id: reach.user_id.clone(),
            job_id: new.job_id,
            first_name: text::line("firstName", &first_name)?,
            last_name: text::line("lastName", &last_name)?,
            email: text::email("email", email)?,
            status: steps.into_iter().next().unwrap_or_else(|| FIRST_STATUS.to_owned()),
        };
        let status = self.status_change(reach, &id, &candidate.status);
        let store = &self.store();
        let added =
            store.add_candidate(&reach.visible(), &candidate, &status, resume.as_ref()).await?;
        match added {
            Err(Refusal::NotFound) => Err(DataError::invalid("jobId", "there is no such job")),
            added => Ok(added.map(|()| id)?),
        }
    }

    /// Gives a candidate another status: a step of one of the company's processes.
    pub async fn set_candidate_status(
        &self,
        reach: &Reach,
        id: &str,
        status: &str,
    ) -> Result<(), DataError> {
        let status = text::line("status", status)?;
        let steps = self.steps(reach).await?;
        if !steps.is_empty() && !steps.contains(&status) {
            let rule = format!("it is none of {}", steps.join(", "));
            return Err(DataError::invalid("status", rule));
        }
        let change = self.status_change(reach, id, &status);
        let store = &self.store();
        Ok(store.change_status(&reach.visible(), &change, HISTORY).await??)
    }

    fn status_change(&self, reach: &Reach, candidate: &str, status: &str) -> StatusChange {
        StatusChange {
            id: self.inner.shared.new_id("sts_"),
            candidate_id: candidate.to_owned(),
            status: status.to_owned(),
            at: self.now(),
            by: reach.user_id.clone(),
        }
    }

    /// The steps of all hiring processes of the company, each once.
    async fn steps(&self, reach: &Reach) -> Result<Vec<String>, DataError> {
        let entries = self.store().configuration(&reach.company_id).await?;
        let processes = entries.into_iter().filter(|entry| entry.kind == EntryKind::HiringProcess);
        let mut steps = Vec::new();
        for step in processes.flat_map(|process| process.choices) {
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
        Ok(steps)
    }

    /// Every status that a candidate had, the first first.
    pub async fn status_history(
        &self,
        reach: &Reach,
        id: &str,
    ) -> Result<Vec<StatusChange>, DataError> {
        let found = self.store().status_history(&reach.visible(), id).await?;
        found.ok_or(DataError::NOT_FOUND)
    }

    /// The files about a candidate, without what they hold.
    pub async fn attachments(&self, reach: &Reach, id: &str) -> Result<Vec<Attachment>, DataError> {
        let found = self.store().attachments(&reach.visible(), id).await?;
        found.ok_or(DataError::NOT_FOUND)
    }

    /// One of them, with what it holds.
    pub async fn attachment(
        &self,
        reach: &Reach,
        id: &str,
        attachment: &str,
    ) -> Result<Attachment, DataError> {
        let store = &self.store();
        let found = store.find_attachment(&reach.visible(), id, attachment).await?;
        found.ok_or(DataError::NOT_FOUND)
    }

    /// Adds a file.
    pub async fn attach(
        &self,
        reach: &Reach,
        id: &str,
        file: &FileContent,
    ) -> Result<Attachment, DataError> {
        let attachment = self.check_file(id, file, ["fileName", "contentType", "content"])?;
        let store = &self.store();
        store.add_attachment(&reach.visible(), &attachment, ATTACHMENTS).await??;
        Ok(attachment)
    }

    fn check_file(
        &self,
        candidate: &str,
        file: &FileContent,
        [name, kind, content]: [&'static str; 3],
    ) -> Result<Attachment, DataError> {
        let bytes = STANDARD
            .decode(&file.content)
            .map_err(|_| DataError::invalid(content, "it is not base64 (RFC 4648 §4)"))?;
        if bytes.is_empty() || bytes.len() > ATTACHMENT_LIMIT {
            let rule = format!("a file has 1 to {ATTACHMENT_LIMIT} bytes");
            return Err(DataError::invalid(content, rule));
        }
        Ok(Attachment {
            id: self.inner.shared.new_id("att_"),
            candidate_id: candidate.to_owned(),
            file_name: text::line(name, &file.file_name)?,
            content_type: text::line(kind, &file.content_type)?,
            added_at: self.now(),
            size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            content: bytes,
        })
    }

    /// What a candidate was offered.
    pub async fn offers(&self, reach: &Reach, id: &str) -> Result<Vec<Offer>, DataError> {
        let found = self.store().offers(&reach.visible(), id).await?;
        found.ok_or(DataError::NOT_FOUND)
    }

    /// What a candidate answered when they applied.
    pub async fn candidate_answers(
        &self,
        reach: &Reach,
        id: &str,
    ) -> Result<Vec<CandidateAnswer>, DataError> {
        let found = self.store().candidate_answers(&reach.visible(), id).await?;
        found.ok_or(DataError::NOT_FOUND)
    }
}
