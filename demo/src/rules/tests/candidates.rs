use super::*;
use crate::data::candidates::Response;
use crate::data::candidates::{File, NewCandidate, Offer, Pay};

fn applicant(job: Option<&str>, resume: Option<File>) -> NewCandidate {
    NewCandidate {
        first_name: Some("First".to_owned()),
        last_name: Some("Last".to_owned()),
        email: Some("x@example.com".to_owned()),
        job_id: job.map(str::to_owned),
        resume,
    }
}

fn file() -> File {
    File {
        file_name: "resume.txt".to_owned(),
        content_type: "text/plain".to_owned(),
        content: "AJ8H".to_owned(),
    }
}

#[test]
fn nothing_is_seen_of_other_companies() {
    let state = hiring();
    assert_eq!(seen(&state, &of_contoso()), ["a", "f"]);
    assert_eq!(seen(&state, &of_northwind()), ["b", "c", "d", "e"]);
    assert_eq!(seen(&state, &caller("unknown", None, Role::Administrator)), NONE);
    assert!(is_not_found(&state.candidate(&of_contoso(), "b")));
}

#[test]
fn nothing_is_seen_with_nothing_of_ones_own() {
    let state = hiring();
    for caller in [of_nothing(), caller("contoso", Some("ravi"), Role::Standard)] {
        assert_eq!(seen(&state, &caller), NONE);
        assert!(is_not_found(&state.candidate(&caller, "b")));
    }
}

#[test]
fn one_persons_jobs_show_their_candidates_alone() {
    let state = hiring();
    assert_eq!(seen(&state, &of_ada()), ["b", "d"]);
    let found = state.candidates(&of_ada(), &ALL).content;
    let job = found[0].job.as_ref().expect("a job");
    assert_eq!((job.title.as_str(), job.location.as_str()), ("Job 1", "Oslo"));
    assert_eq!(state.candidate(&of_ada(), "b"), Ok(&candidate("b", &state.jobs["1"])));
    assert!(is_not_found(&state.candidate(&of_ada(), "c")));
}

#[test]
fn a_list_goes_on_after_its_page() {
    let state = hiring();
    for (caller, ids) in [(of_northwind(), vec!["b", "c", "d", "e"]), (of_ada(), vec!["b", "d"])] {
        let mut page = Page { after: None, limit: 1 };
        for (place, id) in ids.iter().enumerate() {
            let found = state.candidates(&caller, &page);
            assert_eq!(found.total_found, ids.len() as u64);
            assert_eq!(found.content[0].id, *id);
            let is_last = place + 1 == ids.len();
            assert_eq!(found.next.as_deref(), (!is_last).then_some(*id));
            page.after = Some((*id).to_owned());
        }
        assert_eq!(state.candidates(&caller, &page).content, []);
    }
}

#[test]
fn a_candidate_is_added_to_a_job_that_is_seen_alone() {
    let mut state = hiring();
    for caller in [of_ada(), of_contoso(), of_nothing()] {
        let added =
            state.add_candidate(&caller, applicant(Some("2"), None), new("x"), String::new());
        assert!(names_field(&added, "jobId"));
    }
    // They belong to the job's owner, not to who added them.
    let caller = caller("northwind", Some("ada"), Role::Administrator);
    let added = state.add_candidate(&caller, applicant(Some("2"), None), new("x"), String::new());
    assert_eq!(added.as_deref(), Ok("x"));
    assert_eq!(seen(&state, &of_ravi()), ["c", "e", "x"]);
    assert_eq!(state.candidate(&of_ravi(), "x").expect("seen").statuses, [status("New")]);
}

#[test]
fn a_general_application_is_whose_who_added_it() {
    let mut state = hiring();
    let resume = applicant(None, Some(file()));
    let added = state.add_candidate(&of_ada(), resume, new("x"), "r".to_owned());
    assert_eq!(added.as_deref(), Ok("x"));
    let added = state.add_candidate(&of_nothing(), applicant(None, None), new("y"), String::new());
    assert_eq!(added.as_deref(), Ok("y"));
    assert_eq!(seen(&state, &of_ada()), ["b", "d", "x"]);
    assert_eq!(seen(&state, &of_ravi()), ["c", "e"]);
    assert_eq!(seen(&state, &of_northwind()), ["b", "c", "d", "e", "x", "y"]);
    let files = &state.candidate(&of_ada(), "x").expect("seen").files;
    assert_eq!((files[0].about.id.as_str(), files[0].about.size), ("r", 3));
    assert_eq!(files[0].content, file().content);
}

#[test]
fn a_status_is_changed_within_reach_and_is_in_the_history() {
    let mut state = hiring();
    for caller in [of_ravi(), of_contoso(), of_nothing()] {
        assert!(is_not_found(&state.set_status(&caller, "b", "Offer", at(5))));
    }
    for status in ["Offer", "Hired"] {
        assert_eq!(state.set_status(&of_ada(), "b", status, at(5)), Ok(()));
    }
    let found = state.candidate(&of_northwind(), "b").expect("seen");
    assert_eq!(state.show_candidate(found).status, "Hired");
    assert_eq!(found.statuses, [status("Interview"), status("Offer"), status("Hired")]);
    for _ in 3..200 {
        assert_eq!(state.set_status(&of_ada(), "b", "Offer", at(6)), Ok(()));
    }
    assert!(is_full(state.set_status(&of_ada(), "b", "Hired", at(7))));
}

#[test]
fn files_are_their_candidates_and_so_many() {
    let mut state = hiring();
    for caller in [of_ravi(), of_contoso(), of_nothing()] {
        assert!(is_not_found(&state.attach(&caller, "b", file(), new("1"))));
    }
    for number in 0..20 {
        let added = state.attach(&of_ada(), "b", file(), new(&number.to_string()));
        assert_eq!(added.expect("added").size, 3);
    }
    assert!(is_full(state.attach(&of_ada(), "b", file(), new("x"))));
    assert_eq!(state.candidate(&of_ada(), "b").expect("seen").files.len(), 20);
    // Not by way of another candidate.
    assert_eq!(state.candidate(&of_ada(), "d").expect("seen").files, []);
}

#[test]
fn offers_and_answers_are_read_within_reach() {
    let mut state = hiring();
    let offer = Offer {
        id: "o".to_owned(),
        status: "Sent".to_owned(),
        pay: Pay { amount: 52_000, currency: "EUR".to_owned(), period: "year".to_owned() },
        starts_on: "2027-03-01".to_owned(),
        made_at: at(3),
    };
    let answer = Response { question: "Why?".to_owned(), answer: "Because.".to_owned() };
    let record = state.candidates.get_mut("b").expect("hired");
    record.offers.push(offer.clone());
    record.answers.push(answer.clone());
    let found = state.candidate(&of_ada(), "b").expect("seen");
    assert_eq!((found.offers.as_slice(), found.answers.as_slice()), (&[offer][..], &[answer][..]));
    for caller in [of_ravi(), of_contoso()] {
        assert!(is_not_found(&state.candidate(&caller, "b")));
    }
}
