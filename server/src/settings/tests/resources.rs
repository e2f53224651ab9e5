//! The APIs in the configuration.

use oauth::scope::ScopeSet;

use super::{Settings, file, load, show, with_file};

#[test]
fn a_fault_names_line_and_rule() {
    for (text, fault) in [
        (
            "\nresource = ['https://api.example', 1]",
            "2: resource must be a list of texts, such as [\"one\", \"two\"]",
        ),
        ("\n[[resource]]\nname = 'Notes'", "2: resource: missing field `address`"),
        (
            "[[resource]]\naddress = 'api'",
            "1: resource: resource must be an absolute URI without a fragment",
        ),
        (
            "[[resource]]\naddress = 'https://api.example'\nname = 5",
            "3: resource.name must be text in quotes",
        ),
        (
            "[[resource]]\naddress = 'https://api.example'\nscope = 'jobs_read'",
            "1: resource: unknown field `scope`, expected one of `address`, `name`, `scopes`, \
             `self_introduced_scopes`",
        ),
        (
            "[[resource]]\naddress = 'https://api.example'\nscopes = ''",
            "1: scopes must name a scope; leave it out for the whole catalogue",
        ),
        (
            "[[resource]]\naddress = 'https://api.example'\nname = ' '",
            "1: name must be 1 to 50 printable characters",
        ),
        (
            "resource = [\n'https://api.example',\n'HTTPS://api.example:443/']",
            "3: is https://api.example, which is listed before",
        ),
    ] {
        assert_eq!(load(text).unwrap_err(), format!("FILE, line {fault}"), "{text}");
    }
}

#[test]
fn an_api_is_an_address_or_a_table_with_its_scopes() {
    let text = "\
        [[resource]]\n\
        address = 'https://api.example'\n\
        [[resource]]\n\
        address = 'https://notes.example/mcp'\n\
        name = 'Notes'\n\
        scopes = 'messages_write jobs_read'\n\
        self_introduced_scopes = 'jobs_read'\n";
    let (_folder, path) = file(text);
    let settings = Settings::load(with_file(&path, &[])).expect("right");
    let [api, notes] = settings.resources.as_slice() else { panic!("two: {settings:?}") };
    assert_eq!(api.api.resource.as_str(), "https://api.example");
    assert_eq!((&api.api.name, &api.api.scopes), (&None, &None));
    assert_eq!(notes.api.name.as_deref(), Some("Notes"));
    let scopes = |scopes: &Option<ScopeSet>| scopes.as_ref().map(ToString::to_string);
    assert_eq!(scopes(&notes.api.scopes).as_deref(), Some("messages_write jobs_read"));
    assert_eq!(scopes(&notes.api.self_introduced_scopes).as_deref(), Some("jobs_read"));
    let shown = show(with_file(&path, &[])).expect("right");
    let line = shown.lines().find(|line| line.starts_with("resource = ")).expect("shown");
    let (written, _) = line.split_once(" # ").expect("with its source");
    let (_folder, path) = file(written);
    let again = Settings::load(with_file(&path, &[])).expect("what is shown is a file");
    let apis = |settings: &Settings| -> Vec<_> {
        settings.resources.iter().map(|setting| setting.api.clone()).collect()
    };
    assert_eq!(apis(&again), apis(&settings));
}

#[test]
fn a_scope_that_the_catalogue_lacks_is_named_with_its_api() {
    let text = "\n[[resource]]\naddress = 'https://api.example'\nscopes = 'salaries_read'\n";
    let (_folder, path) = file(text);
    let settings = Settings::load(with_file(&path, &[])).expect("right but for the catalogue");
    let error = crate::startup::check_files(&settings).expect_err("no such scope").to_string();
    let expected = format!("{}, line 2: the catalogue has no scope salaries_read", path.display());
    assert_eq!(error, expected);
}
