//! The platform's own claims in the configuration.

use oauth::identity::custom::ClaimSource;

use super::{Settings, file, load, show, with_file};

const ROLE: &str = "[[claim]]\nname = 'https://hirely.example/role'\nvalue = 'role'\n";

#[test]
fn a_fault_names_line_and_rule() {
    for (text, fault) in [
        ("claim = ['role']".to_owned(), "1: must be a table with name and value"),
        ("\n[[claim]]\nvalue = 'role'".to_owned(), "2: claim: missing field `name`"),
        (
            "[[claim]]\nname = 'role'\nvalue = 'role'".to_owned(),
            "1: name must be an address of the platform's own, such as https://hirely.example/role",
        ),
        (
            "[[claim]]\nname = 'urn:a'\nvalue = 'salary'".to_owned(),
            "1: claim: unknown variant `salary`, expected one of `company_id`, `company_name`, \
             `role`, `job_title`",
        ),
        (format!("{ROLE}in = 'access_token'"), "1: in must be “id_token userinfo” or “userinfo”"),
        (
            format!("{ROLE}{ROLE}clients = 'cli_1'"),
            "4: name https://hirely.example/role is given twice for the same app",
        ),
    ] {
        assert_eq!(load(&text).unwrap_err(), format!("FILE, line {fault}"), "{text}");
    }
}

#[test]
fn a_scope_whose_words_do_not_say_it_is_refused() {
    for (scope, fault) in [
        ("email", "the words of the scope email do not say that it tells this; name another"),
        ("salaries_read", "the catalogue has no scope salaries_read"),
    ] {
        let (_folder, path) = file(&format!("{ROLE}scope = '{scope}'"));
        let settings = Settings::load(with_file(&path, &[])).expect("right but for the catalogue");
        let error = crate::startup::check_files(&settings).expect_err(fault).to_string();
        assert!(error.ends_with(&format!("line 1: {fault}")), "{error}");
    }
}

#[test]
fn a_claim_is_a_table_and_shown_as_one() {
    let text = format!(
        "{ROLE}[[claim]]\nname = 'urn:hirely:company'\nvalue = 'company_name'\n\
         scope = 'jobs_read'\nclients = 'cli_1 cli_2'\nin = 'userinfo'\n"
    );
    let (_folder, path) = file(&text);
    let settings = Settings::load(with_file(&path, &[])).expect("right");
    crate::startup::check_files(&settings).expect("right");
    let [role, company] = settings.claims.as_slice() else { panic!("two: {settings:?}") };
    assert_eq!(role.claim.scope.as_str(), "company_membership");
    assert!(role.claim.in_id_token && role.claim.clients.is_empty());
    assert_eq!(company.claim.value, ClaimSource::CompanyName);
    assert!(!company.claim.in_id_token && company.claim.clients.len() == 2);
    let shown = show(with_file(&path, &[])).expect("right");
    let line = shown.lines().find(|line| line.starts_with("claim = ")).expect("shown");
    let (written, _) = line.split_once(" # ").expect("with its source");
    let (_folder, path) = file(written);
    let again = Settings::load(with_file(&path, &[])).expect("what is shown is a file");
    let all = |settings: &Settings| -> Vec<_> {
        settings.claims.iter().map(|setting| setting.claim.clone()).collect()
    };
    assert_eq!(all(&again), all(&settings));
}
