use super::*;
use crate::data::jobs::{JobChange, Note, TeamMember};
use crate::rules::jobs::{checked_team, owner};

fn titles(state: &State, caller: &Caller) -> Vec<String> {
    let found = state.jobs(caller, &ALL);
    assert_eq!(found.total_found, found.content.len() as u64);
    found.content.into_iter().map(|job| job.title).collect()
}

fn posted(state: &State) -> Vec<String> {
    let found = state.postings(&ALL);
    assert_eq!(found.total_found, found.content.len() as u64);
    found
        .content
        .into_iter()
        .map(|record| format!("{}, {}", record.job.title, record.company))
        .collect()
}

fn note(id: &str) -> Note {
    Note { id: id.to_owned(), text: "Ring back".to_owned(), author_id: None, written_at: at(2) }
}

fn member(role: &str) -> TeamMember {
    TeamMember { user_id: "ravi".to_owned(), role: role.to_owned() }
}

#[test]
fn jobs_are_seen_and_changed_within_reach() {
    let mut state = hiring();
    assert_eq!(titles(&state, &of_northwind()), ["Job 1", "Job 2"]);
    assert_eq!(titles(&state, &of_ravi()), ["Job 2"]);
    assert_eq!(titles(&state, &of_nothing()), NONE);
    let change = JobChange { title: Some("New".to_owned()), ..JobChange::default() };
    for caller in [of_ravi(), of_contoso(), of_nothing()] {
        assert!(is_not_found(&state.job(&caller, "1")));
        assert!(is_not_found(&state.change_job(&caller, "1", change.clone())));
    }
    assert_eq!(state.change_job(&of_ada(), "1", change), Ok(()));
    let mut wanted = job("1", "northwind", "ada");
    wanted.job.title = "New".to_owned();
    assert_eq!(state.job(&of_ada(), "1"), Ok(&wanted));
}

#[test]
fn a_job_is_its_callers_or_of_whom_an_administrator_names() {
    assert_eq!(owner(&of_ada(), None).as_deref(), Ok("ada"));
    assert_eq!(owner(&of_ada(), Some("ada".to_owned())).as_deref(), Ok("ada"));
    assert!(names_field(&owner(&of_ada(), Some("ravi".to_owned())), "ownerId"));
    assert!(matches!(owner(&of_nothing(), None), Err(ApiError::Forbidden(_))));
    assert!(names_field(&owner(&of_northwind(), None), "ownerId"));
    assert_eq!(owner(&of_northwind(), Some("ravi".to_owned())).as_deref(), Ok("ravi"));
}

#[test]
fn a_job_that_a_user_applied_for_is_not_deleted() {
    let mut state = hiring();
    state.jobs.insert("4".to_owned(), job("4", "northwind", "ada"));
    let team = checked_team(vec![member("Interviewer")]).expect("a team");
    assert!(state.set_team(&of_ada(), "4", team).is_ok());
    assert!(state.add_note(&of_ada(), "4", note("n")).is_ok());
    assert!(is_in_use(&state.delete_job(&of_ada(), "1")));
    assert!(is_not_found(&state.delete_job(&of_ravi(), "4")));
    assert_eq!(state.delete_job(&of_ada(), "4"), Ok(()));
    assert!(is_not_found(&state.delete_job(&of_ada(), "4")));
}

#[test]
fn the_public_sees_open_published_jobs_alone() {
    let mut state = hiring();
    assert_eq!(posted(&state), NONE);
    assert!(is_not_found(&state.publish_job(&of_ravi(), "1", at(1))));
    for seconds in [1, 2] {
        assert_eq!(state.publish_job(&of_ada(), "1", at(seconds)), Ok(at(1)));
    }
    assert_eq!(posted(&state), ["Job 1, northwind"]);
    let status = |status| JobChange { status: Some(status), ..JobChange::default() };
    assert!(state.change_job(&of_ada(), "1", status(JobStatus::Closed)).is_ok());
    assert_eq!(posted(&state), NONE);
    let closed = state.publish_job(&of_ada(), "1", at(3));
    assert_eq!(closed, Err(ApiError::Conflict("The job is not open".to_owned())));
    assert!(state.change_job(&of_ada(), "1", status(JobStatus::Open)).is_ok());
    assert!(is_not_found(&state.withdraw_job(&of_ravi(), "1")));
    assert_eq!(posted(&state), ["Job 1, northwind"]);
    assert_eq!(state.withdraw_job(&of_ada(), "1"), Ok(()));
    assert_eq!(posted(&state), NONE);
}

#[test]
fn team_notes_and_figures_are_their_jobs() {
    let mut state = hiring();
    for role in ["Interviewer", "Coordinator"] {
        assert!(state.set_team(&of_ada(), "1", vec![member(role)]).is_ok());
    }
    assert!(is_not_found(&state.set_team(&of_ravi(), "1", Vec::new())));
    assert_eq!(state.job(&of_ada(), "1").expect("seen").team, [member("Coordinator")]);
    assert_eq!(state.add_note(&of_ada(), "1", note("n")), Ok(note("n")));
    assert!(is_not_found(&state.add_note(&of_ravi(), "1", note("m"))));
    assert_eq!(state.job(&of_ada(), "1").expect("seen").notes, [note("n")]);
    for number in 1..200 {
        assert!(state.add_note(&of_ada(), "1", note(&number.to_string())).is_ok());
    }
    assert!(is_full(state.add_note(&of_ada(), "1", note("m"))));
    let figures = state.job_figures(&of_ada(), "1").expect("seen");
    assert_eq!((figures.applications, figures.by_status["Interview"]), (2, 2));
    for caller in [of_ravi(), of_contoso()] {
        assert!(is_not_found(&state.job(&caller, "1")));
        assert!(is_not_found(&state.job_figures(&caller, "1")));
    }
}
