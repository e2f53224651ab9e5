use oauth::id::{CompanyId, UserId};
use store::platform::{Candidate, Job, Visibility};

use super::fixture::{Subject, ada, contoso, northwind, populate, ravi};

fn job(id: &str, company_id: CompanyId, owner_id: UserId) -> Job {
    let (id, title, location) = (id.to_owned(), format!("Job {id}"), "Oslo".to_owned());
    Job { id, company_id, owner_id, title, location }
}

fn candidate(id: &str, job: &str) -> Candidate {
    Candidate {
        id: id.to_owned(),
        job_id: job.to_owned(),
        first_name: "First".to_owned(),
        last_name: format!("Last {id}"),
        email: format!("{id}@example.com"),
        status: "Interview".to_owned(),
    }
}

/// Job 1 of Ada and job 2 of Ravi at Northwind, job 3 of Ada's at Contoso.
async fn hire(store: &Subject) {
    populate(store).await;
    for job in [
        job("1", northwind(), ada().id),
        job("2", northwind(), ravi().id),
        job("3", contoso(), ada().id),
    ] {
        store.put_job(&job).await.expect("kept");
    }
    for (id, job) in [("d", "1"), ("c", "2"), ("b", "1"), ("a", "3")] {
        store.put_candidate(&candidate(id, job)).await.expect("kept");
    }
}

async fn seen(store: &Subject, visible: Visibility) -> Vec<String> {
    let candidates = store.candidates(&visible).await.expect("read");
    candidates.into_iter().map(|(candidate, _)| candidate.id).collect()
}

pub(crate) async fn nothing_is_seen_of_other_companies(store: Subject) {
    hire(&store).await;
    assert_eq!(seen(&store, Visibility::WholeCompany(contoso())).await, ["a"]);
    assert_eq!(seen(&store, Visibility::WholeCompany(northwind())).await, ["b", "c", "d"]);
    let unknown = Visibility::WholeCompany(CompanyId::new("unknown"));
    assert_eq!(seen(&store, unknown).await, [""; 0]);
}

pub(crate) async fn nothing_is_seen_with_no_jobs_of_ones_own(store: Subject) {
    hire(&store).await;
    assert_eq!(seen(&store, Visibility::Nothing).await, [""; 0]);
    assert_eq!(seen(&store, Visibility::OwnJobs(contoso(), ravi().id)).await, [""; 0]);
}

pub(crate) async fn one_persons_jobs_show_their_candidates_alone(store: Subject) {
    hire(&store).await;
    let candidates = store.candidates(&Visibility::OwnJobs(northwind(), ada().id)).await;
    let job = job("1", northwind(), ada().id);
    let wanted = [(candidate("b", "1"), job.clone()), (candidate("d", "1"), job)];
    assert_eq!(candidates.expect("read"), wanted);
}

pub(crate) async fn what_is_put_again_is_replaced(store: Subject) {
    hire(&store).await;
    let moved = Job { title: "New".to_owned(), ..job("1", contoso(), ravi().id) };
    store.put_job(&moved).await.expect("replaced");
    let advanced = Candidate { status: "Offer".to_owned(), ..candidate("b", "1") };
    store.put_candidate(&advanced).await.expect("replaced");
    let candidates = store.candidates(&Visibility::OwnJobs(contoso(), ravi().id)).await;
    let wanted = [(advanced, moved.clone()), (candidate("d", "1"), moved)];
    assert_eq!(candidates.expect("read"), wanted);
}
