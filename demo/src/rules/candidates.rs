use api::{ApiError, Listed, Page};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use guard::Caller;

use super::resume::{self, Author};
use super::{check_room, reaches, text};
use crate::data::candidates::{
    Attachment, Candidate, File, JobSummary, NewCandidate, StatusChange,
};
use crate::data::state::{CandidateRecord, FileRecord, State};

const FILES: usize = 20;
const FILE_LIMIT: usize = 32 * 1024;
const STATUSES: usize = 200;
/// Where no process says otherwise.
const FIRST_STATUS: &str = "New";

pub(crate) struct New {
    pub(crate) id: String,
    /// RFC 3339.
    pub(crate) at: String,
}

impl State {
    pub(crate) fn candidates(&self, caller: &Caller, page: &Page) -> Listed<Candidate> {
        let all = self.candidates.values();
        let seen = all.filter(|record| record.is_reached_by(caller));
        Listed::page(page, seen, |record| &record.id).map(|record| self.show_candidate(record))
    }

    pub(crate) fn candidate(
        &self,
        caller: &Caller,
        id: &str,
    ) -> Result<&CandidateRecord, ApiError> {
        let found = self.candidates.get(id).filter(|record| record.is_reached_by(caller));
        found.ok_or(ApiError::NotFound)
    }

    fn candidate_mut(
        &mut self,
        caller: &Caller,
        id: &str,
    ) -> Result<&mut CandidateRecord, ApiError> {
        let found = self.candidates.get_mut(id).filter(|record| record.is_reached_by(caller));
        found.ok_or(ApiError::NotFound)
    }

    pub(crate) fn show_candidate(&self, record: &CandidateRecord) -> Candidate {
        let job = record.job.as_ref().and_then(|id| self.jobs.get(id)).map(|record| &record.job);
        Candidate {
            id: record.id.clone(),
            first_name: record.first_name.clone(),
            last_name: record.last_name.clone(),
            email: record.email.clone(),
            status: record.status().to_owned(),
            job: job.map(|job| JobSummary {
                id: job.id.clone(),
                title: job.title.clone(),
                location: job.location.clone(),
            }),
        }
    }

    /// A job's candidate is its owner's; one who applied for none is the caller's, or the company's
    /// if the caller is no user. `file_id` is for the résumé.
    pub(crate) fn add_candidate(
        &mut self,
        caller: &Caller,
        new: NewCandidate,
        New { id, at }: New,
        file_id: String,
    ) -> Result<String, ApiError> {
        let fields = ["resume.fileName", "resume.contentType", "resume.content"];
        let file = New { id: file_id, at: at.clone() };
        let resume = new.resume.map(|resume| checked_file(resume, file, fields)).transpose()?;
        let author = resume.as_ref().map_or_else(Author::default, |(about, bytes)| {
            resume::read(&about.about.content_type, bytes)
        });
        let missing = |field| {
            ApiError::invalid(field, "write it, or send a résumé of plain text that says it")
        };
        let first_name =
            new.first_name.or(author.first_name).ok_or_else(|| missing("firstName"))?;
        let last_name = new.last_name.or(author.last_name).ok_or_else(|| missing("lastName"))?;
        let email = new.email.or(author.email).ok_or_else(|| missing("email"))?;
        let first_step = self.steps(caller).into_iter().next();
        let status = StatusChange {
            status: first_step.unwrap_or_else(|| FIRST_STATUS.to_owned()),
            changed_at: at,
            changed_by: super::user_of(caller),
        };
        let first_name = text::line("firstName", &first_name)?;
        let last_name = text::line("lastName", &last_name)?;
        let email = text::email("email", email)?;
        let owner = match &new.job_id {
            None => super::user_of(caller),
            Some(job) => {
                let job = self.job(caller, job);
                let unknown = |_| ApiError::invalid("jobId", "there is no such job");
                Some(job.map_err(unknown)?.job.owner_id.clone())
            }
        };
        let record = CandidateRecord {
            id: id.clone(),
            company: caller.company_id.to_string(),
            owner,
            job: new.job_id,
            first_name,
            last_name,
            email,
            statuses: vec![status],
            files: resume.into_iter().map(|(file, _)| file).collect(),
            offers: Vec::new(),
            answers: Vec::new(),
        };
        self.candidates.insert(id.clone(), record);
        Ok(id)
    }

    pub(crate) fn set_status(
        &mut self,
        caller: &Caller,
        id: &str,
        status: &str,
        at: String,
    ) -> Result<(), ApiError> {
        let status = text::line("status", status)?;
        let steps = self.steps(caller);
        if !steps.is_empty() && !steps.contains(&status) {
            let rule = format!("it is none of {}", steps.join(", "));
            return Err(ApiError::invalid("status", rule));
        }
        let changed_by = super::user_of(caller);
        let statuses = &mut self.candidate_mut(caller, id)?.statuses;
        check_room(statuses.len(), STATUSES)?;
        statuses.push(StatusChange { status, changed_at: at, changed_by });
        Ok(())
    }

    /// Each once.
    fn steps(&self, caller: &Caller) -> Vec<String> {
        let mut steps = Vec::new();
        for process in self.company(caller).configuration.hiring_processes {
            for step in process.values {
                if !steps.contains(&step) {
                    steps.push(step);
                }
            }
        }
        steps
    }

    pub(crate) fn attach(
        &mut self,
        caller: &Caller,
        id: &str,
        file: File,
        new: New,
    ) -> Result<Attachment, ApiError> {
        let (file, _) = checked_file(file, new, ["fileName", "contentType", "content"])?;
        let files = &mut self.candidate_mut(caller, id)?.files;
        check_room(files.len(), FILES)?;
        let about = file.about.clone();
        files.push(file);
        Ok(about)
    }
}

impl CandidateRecord {
    fn is_reached_by(&self, caller: &Caller) -> bool {
        reaches(caller, &self.company, self.owner.as_deref())
    }

    pub(crate) fn status(&self) -> &str {
        self.statuses.last().map_or("", |change| &change.status)
    }
}

fn checked_file(
    file: File,
    New { id, at }: New,
    [name, kind, content]: [&'static str; 3],
) -> Result<(FileRecord, Vec<u8>), ApiError> {
    let bytes = STANDARD
        .decode(&file.content)
        .map_err(|_| ApiError::invalid(content, "it is not base64 (RFC 4648 §4)"))?;
    if bytes.is_empty() || bytes.len() > FILE_LIMIT {
        let rule = format!("a file has 1 to {FILE_LIMIT} bytes");
        return Err(ApiError::invalid(content, rule));
    }
    let about = Attachment {
        id,
        file_name: text::line(name, &file.file_name)?,
        content_type: text::line(kind, &file.content_type)?,
        size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        added_at: at,
    };
    Ok((FileRecord { about, content: file.content }, bytes))
}
