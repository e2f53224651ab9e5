use super::*;
use crate::data::companies::OrganizationSettings;
use crate::data::companies::ProfileContent;
use crate::data::configuration::{Entry, EntryKind, NewEntry};
use crate::data::messages::Message;
use crate::data::webhooks::{Delivery, WebhookContent};

const DEPARTMENT: EntryKind = EntryKind::Department;
const PROPERTY: EntryKind = EntryKind::JobProperty;

fn named(name: &str) -> NewEntry {
    NewEntry { name: name.to_owned(), values: Vec::new() }
}

fn is_taken(outcome: Result<Entry, ApiError>) -> bool {
    matches!(outcome, Err(ApiError::Conflict(text)) if text.contains("one of this name"))
}

#[test]
fn an_entrys_name_is_its_kinds_only_one() {
    let mut state = hiring();
    let mut add = |caller: &Caller, kind, id: &str, name: &str| {
        state.add_entry(caller, kind, id.to_owned(), named(name))
    };
    assert!(add(&of_northwind(), DEPARTMENT, "1", "Sales").is_ok());
    assert!(is_taken(add(&of_northwind(), DEPARTMENT, "3", "Sales")));
    assert!(add(&of_northwind(), PROPERTY, "4", "Sales").is_ok());
    assert!(add(&of_contoso(), DEPARTMENT, "5", "Sales").is_ok());
    assert!(add(&of_northwind(), DEPARTMENT, "2", "Legal").is_ok());
    for number in 2..200 {
        assert!(
            add(&of_northwind(), DEPARTMENT, &format!("d{number}"), &number.to_string()).is_ok()
        );
    }
    assert!(is_full(add(&of_northwind(), DEPARTMENT, "x", "One more")));
    let mut replace =
        |caller: &Caller, kind, name: &str| state.replace_entry(caller, kind, "2", named(name));
    assert!(is_taken(replace(&of_northwind(), DEPARTMENT, "Sales")));
    assert!(is_not_found(&replace(&of_contoso(), DEPARTMENT, "X")));
    assert!(is_not_found(&replace(&of_northwind(), PROPERTY, "Legal")));
    assert!(replace(&of_northwind(), DEPARTMENT, "Legal").is_ok());
    let departments = state.company(&of_contoso()).configuration.departments;
    assert_eq!(
        departments,
        [Entry { id: "5".to_owned(), name: "Sales".to_owned(), values: Vec::new() }]
    );
}

#[test]
fn a_department_with_jobs_is_not_deleted() {
    let mut state = hiring();
    assert!(state.add_entry(&of_northwind(), DEPARTMENT, "1".to_owned(), named("Sales")).is_ok());
    let refer = |state: &mut State, department: Option<&str>| {
        state.jobs.get_mut("1").expect("hired").job.department_id = department.map(str::to_owned);
    };
    refer(&mut state, Some("1"));
    assert!(is_not_found(&state.delete_entry(&of_contoso(), DEPARTMENT, "1")));
    assert!(is_not_found(&state.delete_entry(&of_northwind(), PROPERTY, "1")));
    assert!(is_in_use(&state.delete_entry(&of_northwind(), DEPARTMENT, "1")));
    refer(&mut state, None);
    assert_eq!(state.delete_entry(&of_northwind(), DEPARTMENT, "1"), Ok(()));
    assert_eq!(state.company(&of_northwind()).configuration.departments, []);
}

#[test]
fn a_message_reaches_candidates_within_reach_and_so_many() {
    let mut state = hiring();
    let message = |number: usize, to: &str| Message {
        id: format!("m{number}"),
        sender_id: Some("ada".to_owned()),
        recipient_id: to.to_owned(),
        text: "Hello".to_owned(),
        sent_at: at(1),
    };
    for caller in [of_ravi(), of_contoso(), of_nothing()] {
        assert!(is_not_found(&state.write_to_candidate(&caller, message(0, "b"))));
        assert!(is_not_found(&state.messages_to(&caller, "b")));
    }
    assert!(state.write(message(0, "ravi")).is_ok());
    assert!(state.write_to_candidate(&of_ada(), message(1, "b")).is_ok());
    assert_eq!(state.messages_to(&of_ada(), "b").expect("seen").content, [message(1, "b")]);
    for number in 1..1000 {
        assert!(state.write(message(number, "ravi")).is_ok());
        assert!(state.write_to_candidate(&of_ada(), message(number, "b")).is_ok());
    }
    assert!(is_full(state.write(message(0, "ravi"))));
    assert!(is_full(state.write_to_candidate(&of_ada(), message(0, "b"))));
}

#[test]
fn a_webhook_is_its_owners_and_goes_with_its_deliveries() {
    let mut state = hiring();
    let content = |active| WebhookContent {
        url: "https://a.example/".to_owned(),
        events: vec!["job.created".to_owned()],
        active,
    };
    let hook = state.add_webhook(&of_ada(), "w".to_owned(), content(true)).expect("added");
    let delivery = Delivery { event: "job.created".to_owned(), status: Some(204), sent_at: at(1) };
    state.webhooks.get_mut("w").expect("added").deliveries.push(delivery.clone());
    for caller in [of_ravi(), of_contoso(), of_nothing()] {
        assert_eq!(state.webhooks(&caller), []);
        assert!(is_not_found(&state.webhook(&caller, "w")));
        assert!(is_not_found(&state.replace_webhook(&caller, "w", content(false))));
        assert!(is_not_found(&state.delete_webhook(&caller, "w")));
    }
    // A change leaves its owner.
    let paused = state.replace_webhook(&of_northwind(), "w", content(false)).expect("replaced");
    assert_eq!((paused.id.as_str(), paused.content.active), (hook.id.as_str(), false));
    assert_eq!(state.webhooks(&of_ada()), [paused]);
    assert_eq!(state.webhook(&of_ada(), "w").expect("seen").deliveries, [delivery]);
    for number in 1..50 {
        assert!(state.add_webhook(&of_ravi(), number.to_string(), content(true)).is_ok());
    }
    assert!(is_full(state.add_webhook(&of_ravi(), "x".to_owned(), content(true))));
    assert_eq!(state.delete_webhook(&of_ada(), "w"), Ok(()));
    assert!(is_not_found(&state.webhook(&of_ada(), "w")));
}

#[test]
fn a_company_has_its_own_profiles_settings_and_figures() {
    let mut state = hiring();
    let content = |name: &str| ProfileContent {
        name: name.to_owned(),
        description: "We staff.".to_owned(),
        website: "https://northwind.example/".to_owned(),
        colour: "#004466".to_owned(),
        language: "en".to_owned(),
    };
    let added = state.add_profile(&of_northwind(), "p".to_owned(), content("Northwind"));
    assert_eq!(added.expect("added").content, content("Northwind"));
    for number in 1..50 {
        let added = state.add_profile(&of_northwind(), number.to_string(), content("Other"));
        assert!(added.is_ok());
    }
    assert!(is_full(state.add_profile(&of_northwind(), "q".to_owned(), content("One more"))));
    assert!(is_not_found(&state.replace_profile(&of_contoso(), "p", content("North"))));
    assert!(state.replace_profile(&of_northwind(), "p", content("North")).is_ok());
    assert_eq!(state.company(&of_northwind()).profiles["p"].content, content("North"));
    assert!(state.company(&of_contoso()).profiles.is_empty());

    let usual = state.company(&of_northwind()).settings;
    assert_eq!((usual.time_zone.as_str(), usual.candidates_kept_months), ("UTC", 12));
    let settings =
        OrganizationSettings { time_zone: "Europe/Oslo".to_owned(), candidates_kept_months: 12 };
    assert!(state.set_settings(&of_northwind(), settings.clone()).is_ok());
    assert_eq!(state.company(&of_northwind()).settings, settings);

    let report = state.report(&of_northwind(), 2);
    assert_eq!((report.active_users, report.jobs_by_status["open"]), (2, 2));
    assert_eq!(report.candidates_by_status["Interview"], 4);
}
