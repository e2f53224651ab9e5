use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use guard::Caller;
use guard::customer_api::applications::{Applications, Response};
use guard::customer_api::candidates::{
    Attachment, Candidate, Candidates, File, JobSummary, NewCandidate, Offer, Pay, StatusChange,
};
use guard::customer_api::fault::Fault;
use guard::customer_api::part::{Listed, Part};
use provider::customer_data as rules;
use store::platform::candidates::{self as kept, CandidateRow};

use super::{InProcess, fault, listed, reach, with_next};
use crate::rfc3339::utc;

#[async_trait]
impl Candidates for InProcess {
    async fn candidates(&self, caller: &Caller, part: &Part) -> Result<Listed<Candidate>, Fault> {
        let found = self.0.candidates(&reach(caller), &with_next(part)).await.map_err(fault)?;
        Ok(listed(part, found, |row| &row.candidate.id, show))
    }

    async fn candidate(&self, caller: &Caller, id: &str) -> Result<Candidate, Fault> {
        self.0.candidate(&reach(caller), id).await.map(show).map_err(fault)
    }

    async fn add_candidate(&self, caller: &Caller, new: NewCandidate) -> Result<String, Fault> {
        let NewCandidate { first_name, last_name, email, job_id, resume } = new;
        let resume = resume.map(content);
        let new = rules::NewCandidate { first_name, last_name, email, job_id, resume };
        self.0.add_candidate(&reach(caller), new).await.map_err(fault)
    }

    async fn attachments(&self, caller: &Caller, id: &str) -> Result<Vec<Attachment>, Fault> {
        let all = self.0.attachments(&reach(caller), id).await.map_err(fault)?;
        Ok(all.into_iter().map(show_attachment).collect())
    }

    async fn attachment(&self, caller: &Caller, id: &str, file: &str) -> Result<File, Fault> {
        let found = self.0.attachment(&reach(caller), id, file).await.map_err(fault)?;
        let kept::Attachment { file_name, content_type, content, .. } = found;
        Ok(File { file_name, content_type, content: STANDARD.encode(content) })
    }

    async fn attach(&self, caller: &Caller, id: &str, file: File) -> Result<Attachment, Fault> {
        let added = self.0.attach(&reach(caller), id, &content(file)).await;
        added.map(show_attachment).map_err(fault)
    }

    async fn offers(&self, caller: &Caller, id: &str) -> Result<Vec<Offer>, Fault> {
        let all = self.0.offers(&reach(caller), id).await.map_err(fault)?;
        let show = |offer: kept::Offer| Offer {
            id: offer.id,
            status: offer.status,
            pay: Pay { amount: offer.pay, currency: offer.currency, period: offer.pay_period },
            starts_on: offer.starts_on,
            made_at: utc(offer.made_at),
        };
        Ok(all.into_iter().map(show).collect())
    }

    async fn status_history(&self, caller: &Caller, id: &str) -> Result<Vec<StatusChange>, Fault> {
        let all = self.0.status_history(&reach(caller), id).await.map_err(fault)?;
        let show = |change: kept::StatusChange| StatusChange {
            status: change.status,
            changed_at: utc(change.at),
            changed_by: change.by.map(|user| user.to_string()),
        };
        Ok(all.into_iter().map(show).collect())
    }

    async fn set_status(&self, caller: &Caller, id: &str, status: &str) -> Result<(), Fault> {
        self.0.set_candidate_status(&reach(caller), id, status).await.map_err(fault)
    }
}

#[async_trait]
impl Applications for InProcess {
    async fn responses(&self, caller: &Caller, id: &str) -> Result<Vec<Response>, Fault> {
        let all = self.0.candidate_answers(&reach(caller), id).await.map_err(fault)?;
        let show = |kept::CandidateAnswer { question, answer }| Response { question, answer };
        Ok(all.into_iter().map(show).collect())
    }
}

fn show(CandidateRow { candidate, job }: CandidateRow) -> Candidate {
    Candidate {
        id: candidate.id,
        first_name: candidate.first_name,
        last_name: candidate.last_name,
        email: candidate.email,
        status: candidate.status,
        job: candidate.job_id.zip(job).map(|(id, (title, location))| JobSummary {
            id,
            title,
            location,
        }),
    }
}

fn show_attachment(attachment: kept::Attachment) -> Attachment {
    let kept::Attachment { id, file_name, content_type, size, added_at, .. } = attachment;
    Attachment { id, file_name, content_type, size, added_at: utc(added_at) }
}

fn content(file: File) -> rules::FileContent {
    let File { file_name, content_type, content } = file;
    rules::FileContent { file_name, content_type, content }
}
