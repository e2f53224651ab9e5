use std::collections::BTreeMap;

use api::{ApiError, Listed, Page};
use guard::Caller;
use oauth::role::Role;

use super::{check_room, check_unused, reaches, text};
use crate::data::jobs::{Job, JobChange, JobFigures, JobStatus, NewJob, Note, TeamMember};
use crate::data::state::{CandidateRecord, JobRecord, State};

/// In characters.
const DESCRIPTION_LIMIT: usize = 10_000;
/// In characters.
const NOTE_LIMIT: usize = 4_000;
const NOTES: usize = 200;
const TEAM: usize = 50;

/// Any user of the company for callers who reach that, otherwise the caller. Whether the user
/// exists is not checked here.
pub(crate) fn owner(caller: &Caller, named: Option<String>) -> Result<String, ApiError> {
    let own = super::user_of(caller);
    match (caller.role, own, named) {
        (Role::Standard, None, _) => {
            let rule = "A service with the role Standard has no jobs of its own";
            Err(ApiError::Forbidden(rule.to_owned()))
        }
        (Role::Standard, Some(own), None) => Ok(own),
        (Role::Standard, Some(own), Some(named)) if own == named => Ok(own),
        (Role::Standard, ..) => {
            let rule = "only administrators add jobs for others; leave it out";
            Err(ApiError::invalid("ownerId", rule))
        }
        (Role::Administrator, own, named) => {
            let rule = "say which user's job it is: a service or a key has none";
            named.or(own).ok_or_else(|| ApiError::invalid("ownerId", rule))
        }
    }
}

impl State {
    pub(crate) fn jobs(&self, caller: &Caller, page: &Page) -> Listed<Job> {
        let seen = self.jobs.values().filter(|record| record.is_reached_by(caller));
        Listed::page(page, seen, |record| &record.job.id).map(|record| record.job.clone())
    }

    pub(crate) fn job(&self, caller: &Caller, id: &str) -> Result<&JobRecord, ApiError> {
        let found = self.jobs.get(id).filter(|record| record.is_reached_by(caller));
        found.ok_or(ApiError::NotFound)
    }

    fn job_mut(&mut self, caller: &Caller, id: &str) -> Result<&mut JobRecord, ApiError> {
        let found = self.jobs.get_mut(id).filter(|record| record.is_reached_by(caller));
        found.ok_or(ApiError::NotFound)
    }

    pub(crate) fn add_job(
        &mut self,
        caller: &Caller,
        new: NewJob,
        id: String,
        owner: String,
    ) -> Result<String, ApiError> {
        self.check_department(caller, new.department_id.as_deref())?;
        let job = Job {
            id: id.clone(),
            title: text::line("title", &new.title)?,
            location: text::line("location", &new.location)?,
            description: text::paragraph("description", new.description, DESCRIPTION_LIMIT)?,
            department_id: new.department_id,
            status: new.status,
            owner_id: owner,
            published_at: None,
        };
        let company = caller.company_id.to_string();
        let record = JobRecord { company, job, team: Vec::new(), notes: Vec::new() };
        self.jobs.insert(id.clone(), record);
        Ok(id)
    }

    pub(crate) fn change_job(
        &mut self,
        caller: &Caller,
        id: &str,
        change: JobChange,
    ) -> Result<(), ApiError> {
        if let Some(department) = &change.department_id {
            self.check_department(caller, department.as_deref())?;
        }
        let line =
            |field, text: Option<String>| text.map(|text| text::line(field, &text)).transpose();
        let title = line("title", change.title)?;
        let location = line("location", change.location)?;
        let paragraph = |text| text::paragraph("description", text, DESCRIPTION_LIMIT);
        let description = change.description.map(paragraph).transpose()?;
        let job = &mut self.job_mut(caller, id)?.job;
        job.title = title.unwrap_or_else(|| job.title.clone());
        job.location = location.unwrap_or_else(|| job.location.clone());
        job.description = description.unwrap_or_else(|| job.description.clone());
        job.department_id = change.department_id.unwrap_or_else(|| job.department_id.clone());
        job.status = change.status.unwrap_or(job.status);
        Ok(())
    }

    fn check_department(&self, caller: &Caller, id: Option<&str>) -> Result<(), ApiError> {
        let Some(id) = id else { return Ok(()) };
        let departments = self.company(caller).configuration.departments;
        if departments.iter().any(|department| department.id == id) {
            Ok(())
        } else {
            Err(ApiError::invalid("departmentId", "there is no such department"))
        }
    }

    /// If it has no applications.
    pub(crate) fn delete_job(&mut self, caller: &Caller, id: &str) -> Result<(), ApiError> {
        self.job(caller, id)?;
        check_unused(self.candidates.values().any(|record| record.job.as_deref() == Some(id)))?;
        self.jobs.remove(id);
        Ok(())
    }

    /// An open job, from `at` on if it is not public yet; returns since when it is.
    pub(crate) fn publish_job(
        &mut self,
        caller: &Caller,
        id: &str,
        at: String,
    ) -> Result<String, ApiError> {
        let job = &mut self.job_mut(caller, id)?.job;
        if job.status != JobStatus::Open {
            return Err(ApiError::Conflict("The job is not open".to_owned()));
        }
        Ok(job.published_at.get_or_insert(at).clone())
    }

    pub(crate) fn withdraw_job(&mut self, caller: &Caller, id: &str) -> Result<(), ApiError> {
        self.job_mut(caller, id)?.job.published_at = None;
        Ok(())
    }

    /// Of all companies.
    pub(crate) fn postings(&self, page: &Page) -> Listed<JobRecord> {
        let is_posted = |record: &&JobRecord| {
            record.job.status == JobStatus::Open && record.job.published_at.is_some()
        };
        let posted = self.jobs.values().filter(is_posted);
        Listed::page(page, posted, |record| &record.job.id).map(JobRecord::clone)
    }

    /// Of [`checked_team`].
    pub(crate) fn set_team(
        &mut self,
        caller: &Caller,
        id: &str,
        team: Vec<TeamMember>,
    ) -> Result<Vec<TeamMember>, ApiError> {
        let record = self.job_mut(caller, id)?;
        record.team.clone_from(&team);
        Ok(team)
    }

    pub(crate) fn add_note(
        &mut self,
        caller: &Caller,
        id: &str,
        note: Note,
    ) -> Result<Note, ApiError> {
        let note = Note { text: text::message("text", note.text, NOTE_LIMIT)?, ..note };
        let notes = &mut self.job_mut(caller, id)?.notes;
        check_room(notes.len(), NOTES)?;
        notes.push(note.clone());
        Ok(note)
    }

    pub(crate) fn job_figures(&self, caller: &Caller, id: &str) -> Result<JobFigures, ApiError> {
        self.job(caller, id)?;
        let all = self.candidates.values();
        let by_status = count(
            all.filter(|record| record.job.as_deref() == Some(id)).map(CandidateRecord::status),
        );
        Ok(JobFigures { applications: by_status.values().sum(), by_status })
    }
}

impl JobRecord {
    fn is_reached_by(&self, caller: &Caller) -> bool {
        reaches(caller, &self.company, Some(&self.job.owner_id))
    }
}

/// In the order of its ids. Whether the users exist is not checked here.
pub(crate) fn checked_team(mut team: Vec<TeamMember>) -> Result<Vec<TeamMember>, ApiError> {
    if team.len() > TEAM {
        return Err(ApiError::invalid("members", format!("name {TEAM} people at most")));
    }
    team.sort_by(|one, other| one.user_id.cmp(&other.user_id));
    if team.windows(2).any(|pair| pair[0].user_id == pair[1].user_id) {
        return Err(ApiError::invalid("members", "name everybody once"));
    }
    for member in &mut team {
        member.role = text::line("members.role", &member.role)?;
    }
    Ok(team)
}

pub(super) fn count<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeMap<String, u64> {
    let mut counted = BTreeMap::new();
    for text in texts {
        *counted.entry(text.to_owned()).or_default() += 1;
    }
    counted
}
