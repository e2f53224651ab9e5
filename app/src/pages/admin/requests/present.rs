use oauth::catalogue::{DataFlag, Level};
use provider::Provider;
use provider::administration::approvals::Approval;
use provider::paging::PageOf;
use routes::ADMIN_REQUESTS;

use crate::components::app_tile::AppFace;
use crate::components::badge::Tone;
use crate::components::pager::{PAGE, Pager};
use crate::i18n::{Localizer, date};

/// The field of the query that asks for those that were answered.
pub const ANSWERED: &str = "answered";

#[derive(Clone, Debug)]
pub struct AdminRequestsPage {
    pub company: String,
    pub answered: bool,
    pub waiting: u32,
    pub requests: Vec<ApprovalRow>,
    pub pager: Pager,
}

#[derive(Clone, Debug)]
pub struct ApprovalRow {
    pub app: AppFace,
    pub count: usize,
    pub highest: Option<Level>,
    pub flags: Vec<DataFlag>,
    pub who: String,
    pub email: String,
    /// How long ago, and the day.
    pub asked: (String, String),
    pub answer: Option<RowAnswer>,
    pub details: String,
}

#[derive(Clone, Debug)]
pub struct RowAnswer {
    pub state: (String, Tone),
    pub by: String,
}

pub fn admin_requests_page(
    provider: &Provider,
    localizer: Localizer,
    company: &str,
    answered: bool,
    waiting: u32,
    list: &PageOf<Approval>,
) -> AdminRequestsPage {
    let which = if answered { format!("{ANSWERED}=yes&") } else { String::new() };
    AdminRequestsPage {
        company: company.to_owned(),
        answered,
        waiting,
        pager: Pager::new(list, |page| format!("{ADMIN_REQUESTS}?{which}{PAGE}={page}")),
        requests: list.items.iter().map(|one| row(provider, localizer, one)).collect(),
    }
}

fn row(provider: &Provider, localizer: Localizer, approval: &Approval) -> ApprovalRow {
    let (catalogue, scopes) = (provider.catalogue(), &approval.request.scopes);
    let asked_at = approval.request.asked_at;
    let answer = approval.request.answer.as_ref().map(|answer| {
        let state = if answer.approved {
            (localizer.t("admin-status-approved"), Tone::Good)
        } else {
            (localizer.t("admin-answer-refused"), Tone::Bad)
        };
        let by = approval.answered_by.clone().unwrap_or_default();
        let day = date::day(localizer, answer.at);
        let by = localizer.t_args("admin-answered-by", &[("name", by.into()), ("day", day.into())]);
        RowAnswer { state, by }
    });
    ApprovalRow {
        app: AppFace::of(&approval.client),
        count: scopes.len(),
        highest: catalogue.highest(scopes),
        flags: catalogue.flags(scopes),
        who: approval.user.full_name(),
        email: approval.user.email.clone(),
        asked: (date::ago(localizer, asked_at, provider.now()), date::day(localizer, asked_at)),
        answer,
        details: routes::admin_request(&approval.request.id),
    }
}
