//! Jobs.

use oauth::id::UserId;
use store::platform::configuration::EntryKind;
use store::platform::jobs::{Job, JobChange, JobNote, JobStatus, Posting, TeamMember};
use store::platform::{Listed, Part, Refusal, Visibility};

use super::{DataError, Reach, text};
use crate::Provider;

/// How long the description of a job may be, in characters.
const DESCRIPTION_LIMIT: usize = 10_000;
/// How long a note may be, in characters.
const NOTE_LIMIT: usize = 4_000;
/// How many notes a job has at most.
const NOTES: u32 = 200;
/// How many people a hiring team has at most.
const TEAM: usize = 50;

/// A job to be added.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// Its title.
    pub title: String,
    /// Where the work is.
    pub location: String,
    /// What it is about.
    pub description: String,
    /// The department that it is in.
    pub department_id: Option<String>,
    /// How far it is.
    pub status: JobStatus,
    /// Whose job it is to fill it; `None`: the caller's.
    pub owner_id: Option<String>,
}

impl Provider {
    /// The jobs that a caller may see.
    pub async fn jobs(&self, reach: &Reach, part: &Part) -> Result<Listed<Job>, DataError> {
        Ok(self.store().jobs(&reach.visible(), part).await?)
    }

    /// One of them.
    pub async fn job(&self, reach: &Reach, id: &str) -> Result<Job, DataError> {
        let found = self.store().find_job(&reach.visible(), id).await?;
        found.ok_or(DataError::NOT_FOUND)
    }

    /// Adds a job; its id.
    pub async fn add_job(&self, reach: &Reach, new: NewJob) -> Result<String, DataError> {
        let owner_id = self.owner(reach, new.owner_id).await?;
        self.check_department(reach, new.department_id.as_deref()).await?;
        let job = Job {
            id: self.inner.shared.new_id("job_"),
            company_id: reach.company_id.clone(),
            owner_id,
            title: text::line("title", &new.title)?,
            location: text::line("location", &new.location)?,
            description: text::paragraph("description", new.description, DESCRIPTION_LIMIT)?,
            department_id: new.department_id,
            status: new.status,
            published_at: None,
        };
        self.store().put_job(&job).await?;
        Ok(job.id)
    }

    /// Whose a new job is: somebody of the whole company if the caller reaches that,
    /// otherwise the caller's own.
    async fn owner(&self, reach: &Reach, named: Option<String>) -> Result<UserId, DataError> {
        let named = named.map(UserId::new);
        match (reach.visible(), named) {
            (Visibility::Nothing, _) => Err(DataError::NothingOfOnesOwn),
            (Visibility::Own(_, user), None) => Ok(user),
            (Visibility::Own(_, user), Some(named)) if user == named => Ok(user),
            (Visibility::Own(..), Some(_)) => {
                let rule = "only administrators add jobs for others; leave it out";
                Err(DataError::invalid("ownerId", rule))
            }
            (Visibility::WholeCompany(_), named) => {
                let rule = "say which user's job it is: a service or a key has none";
                let id = named.or_else(|| reach.user_id.clone());
                let id = id.ok_or_else(|| DataError::invalid("ownerId", rule))?;
                self.check_colleague(reach, &id, "ownerId").await?;
                Ok(id)
            }
        }
    }

    /// Changes a job.
    pub async fn change_job(
        &self,
        reach: &Reach,
        id: &str,
        mut change: JobChange,
    ) -> Result<(), DataError> {
        if let Some(department) = &change.department_id {
            self.check_department(reach, department.as_deref()).await?;
        }
        let checked =
            |field, text: Option<String>| text.map(|text| text::line(field, &text)).transpose();
        change.title = checked("title", change.title)?;
        change.location = checked("location", change.location)?;
        let description = change.description;
        let check = |text| text::paragraph("description", text, DESCRIPTION_LIMIT);
        change.description = description.map(check).transpose()?;
        let changed = self.store().change_job(&reach.visible(), id, &change).await?;
        changed.map(|_| ()).ok_or(DataError::NOT_FOUND)
    }

    async fn check_department(&self, reach: &Reach, id: Option<&str>) -> Result<(), DataError> {
        let Some(id) = id else { return Ok(()) };
        let entries = self.store().configuration(&reach.company_id).await?;
        let mut departments = entries.iter().filter(|entry| entry.kind == EntryKind::Department);
        if departments.any(|department| department.id == id) {
            Ok(())
        } else {
            Err(DataError::invalid("departmentId", "there is no such department"))
        }
    }

    /// That somebody works for the caller's company.
    pub(super) async fn check_colleague(
        &self,
        reach: &Reach,
        id: &UserId,
        field: &'static str,
    ) -> Result<(), DataError> {
        let found = self.store().find_user(id).await?;
        match found {
            Some(user) if user.company_id == reach.company_id && !user.disabled => Ok(()),
            _ => Err(DataError::invalid(field, format!("there is no active user {id:?}"))),
        }
    }

    /// Deletes a job that nobody applied for.
    pub async fn delete_job(&self, reach: &Reach, id: &str) -> Result<(), DataError> {
        Ok(self.store().delete_job(&reach.visible(), id).await??)
    }

    /// Lets the public see a job.
    pub async fn publish_job(&self, reach: &Reach, id: &str) -> Result<Job, DataError> {
        Ok(self.store().publish_job(&reach.visible(), id, self.now()).await??)
    }

    /// Hides a job from the public.
    pub async fn withdraw_job(&self, reach: &Reach, id: &str) -> Result<(), DataError> {
        let was_there = self.store().withdraw_job(&reach.visible(), id).await?;
        if was_there { Ok(()) } else { Err(DataError::NOT_FOUND) }
    }

    /// What the public sees.
    pub async fn postings(&self, part: &Part) -> Result<Listed<Posting>, DataError> {
        Ok(self.store().postings(part).await?)
    }

    /// Who helps to fill a job.
    pub async fn hiring_team(&self, reach: &Reach, id: &str) -> Result<Vec<TeamMember>, DataError> {
        let found = self.store().hiring_team(&reach.visible(), id).await?;
        found.ok_or(DataError::NOT_FOUND)
    }

    /// Replaces a job's team.
    pub async fn set_hiring_team(
        &self,
        reach: &Reach,
        id: &str,
        mut team: Vec<TeamMember>,
    ) -> Result<Vec<TeamMember>, DataError> {
        // Who may not see the job does not learn who works for the company.
        self.job(reach, id).await?;
        if team.len() > TEAM {
            return Err(DataError::invalid("members", format!("name {TEAM} people at most")));
        }
        team.sort_by(|one, other| one.user_id.cmp(&other.user_id));
        if team.windows(2).any(|pair| pair[0].user_id == pair[1].user_id) {
            return Err(DataError::invalid("members", "name everybody once"));
        }
        for member in &mut team {
            member.role = text::line("members.role", &member.role)?;
            self.check_colleague(reach, &member.user_id, "members.userId").await?;
        }
        if self.store().set_hiring_team(&reach.visible(), id, &team).await? {
            Ok(team)
        } else {
            Err(DataError::Refused(Refusal::NotFound))
        }
    }

    /// The notes on a job, the oldest first.
    pub async fn job_notes(&self, reach: &Reach, id: &str) -> Result<Vec<JobNote>, DataError> {
        let found = self.store().job_notes(&reach.visible(), id).await?;
        found.ok_or(DataError::NOT_FOUND)
    }

    /// Adds a note.
    pub async fn add_job_note(
        &self,
        reach: &Reach,
        id: &str,
        text: String,
    ) -> Result<JobNote, DataError> {
        let note = JobNote {
            id: self.inner.shared.new_id("nte_"),
            job_id: id.to_owned(),
            author_id: reach.user_id.clone(),
            text: text::message("text", text, NOTE_LIMIT)?,
            at: self.now(),
        };
        self.store().add_job_note(&reach.visible(), &note, NOTES).await??;
        Ok(note)
    }

    /// How many candidates of a job have which status.
    pub async fn job_figures(
        &self,
        reach: &Reach,
        id: &str,
    ) -> Result<Vec<(String, u64)>, DataError> {
        let found = self.store().job_figures(&reach.visible(), id).await?;
        found.ok_or(DataError::NOT_FOUND)
    }
}
