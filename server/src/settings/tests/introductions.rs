//! Whose word is taken for what an app is.

use oauth::client::introduced::policy::{DocumentPolicy, RegistrationPolicy};

use super::{Settings, load, options};

#[test]
fn connect_3_apps_register_themselves_in_a_demo_and_else_where_the_operator_says() {
    let policy = |arguments: &[&str]| {
        let settings = Settings::load(options(arguments)).expect("right");
        settings.introductions.registration
    };
    assert_eq!(policy(&[]), RegistrationPolicy::Off);
    assert_eq!(policy(&["--demo"]), RegistrationPolicy::Open);
    for (word, expected) in [
        ("off", RegistrationPolicy::Off),
        ("token", RegistrationPolicy::Token),
        ("open", RegistrationPolicy::Open),
    ] {
        assert_eq!(policy(&["--registration", word]), expected);
        assert_eq!(policy(&["--demo", "--registration", word]), expected);
    }
    let error = load("registration = 'everyone'").expect_err("no such word");
    assert!(error.contains("must be off, token or open"), "{error}");
}

#[test]
fn connect_2_documents_are_taken_from_any_host_unless_the_operator_lists_some() {
    let read = |text: &str| load(text).expect("right").introductions;
    assert_eq!(read("").documents, DocumentPolicy::Any);
    assert!(!read("").development);
    let listed = read("metadata_documents = 'listed'\ntrusted_document_host = ['claude.ai']");
    assert_eq!(listed.documents, DocumentPolicy::Listed);
    assert_eq!(listed.trusted_hosts, ["claude.ai"]);
    let error = load("metadata_documents = 'all'").expect_err("no such word");
    assert!(error.contains("must be off, listed or any"), "{error}");
}
