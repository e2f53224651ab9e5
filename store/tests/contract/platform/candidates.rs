use store::platform::candidates::{Attachment, Candidate, CandidateAnswer, CandidateRow, Offer};
use store::platform::jobs::Job;
use store::platform::{Part, Refusal, Visibility};

use super::*;

pub(crate) async fn nothing_is_seen_of_other_companies(store: Subject) {
    hire(&store).await;
    assert_eq!(seen(&store, &of_contoso()).await, ["a", "f"]);
    assert_eq!(seen(&store, &of_northwind()).await, ["b", "c", "d", "e"]);
    let unknown = Visibility::WholeCompany(CompanyId::new("unknown"));
    assert_eq!(seen(&store, &unknown).await, NONE);
    assert_eq!(store.find_candidate(&of_contoso(), "b").await.expect("read"), None);
}

pub(crate) async fn nothing_is_seen_with_nothing_of_ones_own(store: Subject) {
    hire(&store).await;
    for visible in [Visibility::Nothing, Visibility::Own(contoso(), ravi().id)] {
        assert_eq!(seen(&store, &visible).await, NONE);
        assert_eq!(store.find_candidate(&visible, "b").await.expect("read"), None);
    }
}

pub(crate) async fn one_persons_jobs_show_their_candidates_alone(store: Subject) {
    hire(&store).await;
    let job = job("1", northwind(), ada().id);
    let wanted = ["b", "d"].map(|id| CandidateRow {
        candidate: candidate(id, &job),
        job: Some((job.title.clone(), job.location.clone())),
    });
    assert_eq!(store.candidates(&of_ada(), &ALL).await.expect("read").rows, wanted);
    assert_eq!(store.find_candidate(&of_ada(), "b").await.expect("read").as_ref(), wanted.first());
    assert_eq!(store.find_candidate(&of_ada(), "c").await.expect("read"), None);
}

pub(crate) async fn what_is_put_again_is_replaced(store: Subject) {
    hire(&store).await;
    let moved = Job { title: "New".to_owned(), ..job("1", contoso(), ravi().id) };
    store.put_job(&moved).await.expect("replaced");
    let advanced = Candidate { status: "Offer".to_owned(), ..candidate("b", &moved) };
    store.put_candidate(&advanced).await.expect("replaced");
    let found = store.candidates(&Visibility::Own(contoso(), ravi().id), &ALL).await;
    let found: Vec<_> = found.expect("read").rows.into_iter().map(|row| row.candidate).collect();
    assert_eq!(found, [advanced, candidate("d", &moved)]);
}

pub(crate) async fn a_list_goes_on_after_its_part(store: Subject) {
    hire(&store).await;
    for (visible, parts) in [(of_northwind(), vec!["b", "c", "d", "e"]), (of_ada(), vec!["b", "d"])]
    {
        let mut part = Part { after: None, limit: 1 };
        for id in &parts {
            let found = store.candidates(&visible, &part).await.expect("read");
            assert_eq!(found.total, parts.len() as u64);
            assert_eq!(found.rows[0].candidate.id, *id);
            part.after = Some((*id).to_owned());
        }
        assert_eq!(store.candidates(&visible, &part).await.expect("read").rows, []);
    }
}

pub(crate) async fn a_candidate_is_added_to_a_job_that_is_seen_alone(store: Subject) {
    hire(&store).await;
    let job = job("2", northwind(), ravi().id);
    // Whoever adds them, they are the job's owner's.
    let new = Candidate { owner_id: Some(ada().id), ..candidate("x", &job) };
    for visible in [of_ada(), of_contoso(), Visibility::Nothing] {
        let added = store.add_candidate(&visible, &new, &status("x", "New"), None).await;
        assert_eq!(added.expect("answered"), Err(Refusal::NotFound));
    }
    let added = store.add_candidate(&of_northwind(), &new, &status("x", "New"), None).await;
    assert_eq!(added.expect("answered"), Ok(()));
    assert_eq!(seen(&store, &of_ravi()).await, ["c", "e", "x"]);
    let history = store.status_history(&of_ravi(), "x").await.expect("read");
    assert_eq!(history, Some(vec![status("x", "New")]));
}

pub(crate) async fn a_general_application_is_whose_who_added_it(store: Subject) {
    hire(&store).await;
    let job = job("1", northwind(), ada().id);
    let general = Candidate { job_id: None, ..candidate("x", &job) };
    let nobodys = Candidate { owner_id: None, job_id: None, ..candidate("y", &job) };
    let resume = attachment("r", "x");
    let added = store.add_candidate(&of_ada(), &general, &status("x", "New"), Some(&resume)).await;
    assert_eq!(added.expect("answered"), Ok(()));
    let added =
        store.add_candidate(&Visibility::Nothing, &nobodys, &status("y", "New"), None).await;
    assert_eq!(added.expect("answered"), Ok(()));
    assert_eq!(seen(&store, &of_ada()).await, ["b", "d", "x"]);
    assert_eq!(seen(&store, &of_ravi()).await, ["c", "e"]);
    assert_eq!(seen(&store, &of_northwind()).await, ["b", "c", "d", "e", "x", "y"]);
    let found = store.find_attachment(&of_ada(), "x", "r").await.expect("read");
    assert_eq!(found, Some(resume));
}

pub(crate) async fn a_status_is_changed_within_reach_and_stands_in_the_history(store: Subject) {
    hire(&store).await;
    for visible in [of_ravi(), of_contoso(), Visibility::Nothing] {
        let changed = store.change_status(&visible, &status("b", "Offer"), 9).await;
        assert_eq!(changed.expect("answered"), Err(Refusal::NotFound));
        assert_eq!(store.status_history(&visible, "b").await.expect("read"), None);
    }
    let (first, second) = (status("b", "1 Offer"), status("b", "2 Hired"));
    for change in [&first, &second] {
        assert_eq!(store.change_status(&of_ada(), change, 2).await.expect("answered"), Ok(()));
    }
    let full = store.change_status(&of_ada(), &status("b", "3"), 2).await;
    assert_eq!(full.expect("answered"), Err(Refusal::Full));
    let found = store.find_candidate(&of_ada(), "b").await.expect("read").expect("found");
    assert_eq!(found.candidate.status, "2 Hired");
    let history = store.status_history(&of_northwind(), "b").await.expect("read");
    assert_eq!(history, Some(vec![first, second]));
}

pub(crate) async fn files_are_their_candidates_and_so_many(store: Subject) {
    hire(&store).await;
    let (file, other) = (attachment("1", "b"), attachment("2", "b"));
    assert_eq!(store.add_attachment(&of_ada(), &file, 1).await.expect("answered"), Ok(()));
    let full = store.add_attachment(&of_ada(), &other, 1).await;
    assert_eq!(full.expect("answered"), Err(Refusal::Full));
    let not_mine = store.add_attachment(&of_ravi(), &other, 9).await;
    assert_eq!(not_mine.expect("answered"), Err(Refusal::NotFound));
    let listed = Attachment { content: Vec::new(), ..file.clone() };
    assert_eq!(store.attachments(&of_ada(), "b").await.expect("read"), Some(vec![listed]));
    assert_eq!(store.attachments(&of_ravi(), "b").await.expect("read"), None);
    let found = store.find_attachment(&of_ada(), "b", "1").await.expect("read");
    assert_eq!(found, Some(file));
    // Not by way of another candidate.
    assert_eq!(store.find_attachment(&of_ada(), "d", "1").await.expect("read"), None);
    assert_eq!(store.find_attachment(&of_ravi(), "b", "1").await.expect("read"), None);
}

pub(crate) async fn offers_and_answers_are_read_within_reach(store: Subject) {
    hire(&store).await;
    let offer = Offer {
        id: "o".to_owned(),
        candidate_id: "b".to_owned(),
        status: "Sent".to_owned(),
        pay: 52_000,
        currency: "EUR".to_owned(),
        pay_period: "year".to_owned(),
        starts_on: "2027-03-01".to_owned(),
        made_at: at(3),
    };
    let answer = CandidateAnswer { question: "Why?".to_owned(), answer: "Because.".to_owned() };
    for _ in 0..2 {
        store.put_offer(&offer).await.expect("kept");
        store.put_candidate_answers("b", std::slice::from_ref(&answer)).await.expect("kept");
    }
    assert_eq!(store.offers(&of_ada(), "b").await.expect("read"), Some(vec![offer]));
    let answers = store.candidate_answers(&of_ada(), "b").await.expect("read");
    assert_eq!(answers, Some(vec![answer]));
    for visible in [of_ravi(), of_contoso()] {
        assert_eq!(store.offers(&visible, "b").await.expect("read"), None);
        assert_eq!(store.candidate_answers(&visible, "b").await.expect("read"), None);
    }
}

fn attachment(id: &str, candidate: &str) -> Attachment {
    Attachment {
        id: id.to_owned(),
        candidate_id: candidate.to_owned(),
        file_name: "resume.txt".to_owned(),
        content_type: "text/plain".to_owned(),
        added_at: at(4),
        size: 3,
        content: vec![0, 159, 7],
    }
}
