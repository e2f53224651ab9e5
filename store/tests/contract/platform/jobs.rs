use store::platform::Refusal;
use store::platform::jobs::{Job, JobChange, JobNote, JobStatus, TeamMember};

use super::*;

async fn titles(store: &Subject, visible: &Visibility) -> Vec<String> {
    let found = store.jobs(visible, &ALL).await.expect("read");
    assert_eq!(found.total, found.rows.len() as u64);
    found.rows.into_iter().map(|job| job.title).collect()
}

async fn posted(store: &Subject) -> Vec<String> {
    let found = store.postings(&ALL).await.expect("read");
    assert_eq!(found.total, found.rows.len() as u64);
    found
        .rows
        .into_iter()
        .map(|posting| format!("{}, {}", posting.title, posting.company))
        .collect()
}

pub(crate) async fn jobs_are_seen_and_changed_within_reach(store: Subject) {
    hire(&store).await;
    assert_eq!(titles(&store, &of_northwind()).await, ["Job 1", "Job 2"]);
    assert_eq!(titles(&store, &of_ravi()).await, ["Job 2"]);
    assert_eq!(titles(&store, &Visibility::Nothing).await, NONE);
    let change = JobChange { title: Some("New".to_owned()), ..JobChange::default() };
    for visible in [of_ravi(), of_contoso(), Visibility::Nothing] {
        assert_eq!(store.find_job(&visible, "1").await.expect("read"), None);
        assert_eq!(store.change_job(&visible, "1", &change).await.expect("answered"), None);
    }
    let changed = store.change_job(&of_ada(), "1", &change).await.expect("changed");
    let wanted = Job { title: "New".to_owned(), ..job("1", northwind(), ada().id) };
    assert_eq!(changed, Some(wanted.clone()));
    assert_eq!(store.find_job(&of_ada(), "1").await.expect("read"), Some(wanted));
}

pub(crate) async fn a_job_that_somebody_applied_for_is_not_deleted(store: Subject) {
    hire(&store).await;
    let empty = job("4", northwind(), ada().id);
    store.put_job(&empty).await.expect("kept");
    let member = TeamMember { user_id: ravi().id, role: "Interviewer".to_owned() };
    assert!(store.set_hiring_team(&of_ada(), "4", &[member]).await.expect("kept"));
    assert_eq!(store.add_job_note(&of_ada(), &note("n", "4"), 9).await.expect("added"), Ok(()));
    for (visible, id, wanted) in [
        (of_ada(), "1", Err(Refusal::InUse)),
        (of_ravi(), "4", Err(Refusal::NotFound)),
        (of_ada(), "4", Ok(())),
        (of_ada(), "4", Err(Refusal::NotFound)),
    ] {
        assert_eq!(store.delete_job(&visible, id).await.expect("answered"), wanted);
    }
}

pub(crate) async fn the_public_sees_open_published_jobs_alone(store: Subject) {
    hire(&store).await;
    assert_eq!(posted(&store).await, NONE);
    let not_mine = store.publish_job(&of_ravi(), "1", at(1)).await.expect("answered");
    assert_eq!(not_mine, Err(Refusal::NotFound));
    for seconds in [1, 2] {
        let job = store.publish_job(&of_ada(), "1", at(seconds)).await.expect("answered");
        assert_eq!(job.expect("published").published_at, Some(at(1)));
    }
    assert_eq!(posted(&store).await, ["Job 1, Northwind Staffing"]);
    let status = |status| JobChange { status: Some(status), ..JobChange::default() };
    store.change_job(&of_ada(), "1", &status(JobStatus::Closed)).await.expect("changed");
    assert_eq!(posted(&store).await, NONE);
    let closed = store.publish_job(&of_ada(), "1", at(3)).await.expect("answered");
    assert_eq!(closed, Err(Refusal::JobNotOpen));
    store.change_job(&of_ada(), "1", &status(JobStatus::Open)).await.expect("changed");
    assert!(!store.withdraw_job(&of_ravi(), "1").await.expect("answered"));
    assert_eq!(posted(&store).await, ["Job 1, Northwind Staffing"]);
    assert!(store.withdraw_job(&of_ada(), "1").await.expect("answered"));
    assert_eq!(posted(&store).await, NONE);
}

pub(crate) async fn team_notes_and_figures_are_their_jobs(store: Subject) {
    hire(&store).await;
    let member = |role: &str| TeamMember { user_id: ravi().id, role: role.to_owned() };
    for role in ["Interviewer", "Coordinator"] {
        assert!(store.set_hiring_team(&of_ada(), "1", &[member(role)]).await.expect("kept"));
    }
    assert!(!store.set_hiring_team(&of_ravi(), "1", &[]).await.expect("answered"));
    let team = store.hiring_team(&of_ada(), "1").await.expect("read");
    assert_eq!(team, Some(vec![member("Coordinator")]));
    assert_eq!(store.add_job_note(&of_ada(), &note("n", "1"), 1).await.expect("added"), Ok(()));
    let full = store.add_job_note(&of_ada(), &note("m", "1"), 1).await.expect("answered");
    assert_eq!(full, Err(Refusal::Full));
    let not_mine = store.add_job_note(&of_ravi(), &note("m", "1"), 9).await.expect("answered");
    assert_eq!(not_mine, Err(Refusal::NotFound));
    assert_eq!(store.job_notes(&of_ada(), "1").await.expect("read"), Some(vec![note("n", "1")]));
    let figures = store.job_figures(&of_ada(), "1").await.expect("read");
    assert_eq!(figures, Some(vec![("Interview".to_owned(), 2)]));
    for visible in [of_ravi(), of_contoso()] {
        assert_eq!(store.hiring_team(&visible, "1").await.expect("read"), None);
        assert_eq!(store.job_notes(&visible, "1").await.expect("read"), None);
        assert_eq!(store.job_figures(&visible, "1").await.expect("read"), None);
    }
}

fn note(id: &str, job: &str) -> JobNote {
    let (id, job_id, text) = (id.to_owned(), job.to_owned(), "Ring back".to_owned());
    JobNote { id, job_id, author_id: None, text, at: at(2) }
}
