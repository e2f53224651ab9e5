mod claims;
mod introductions;
mod resources;

use std::path::Path;

use clap::Parser;
use oauth::credential::prefix::NoCredentialPrefix;

use super::options::OPTIONS;
use super::show::{example, show};
use super::*;

/// As the program reads its options.
#[derive(Parser)]
struct Line {
    #[command(flatten)]
    options: ServeOptions,
}

fn options(arguments: &[&str]) -> ServeOptions {
    let arguments = std::iter::once("serve").chain(arguments.iter().copied());
    Line::try_parse_from(arguments).expect("parsed").options
}

fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("made");
    let path = folder.path().join("countersign.toml");
    std::fs::write(&path, text).expect("written");
    (folder, path)
}

fn with_file(path: &Path, arguments: &[&str]) -> ServeOptions {
    let path = path.display().to_string();
    options(&[&["--config", &path], arguments].concat())
}

fn load(text: &str) -> Result<Settings, String> {
    let (_folder, path) = file(text);
    Settings::load(with_file(&path, &[]))
        .map_err(|error| error.to_string().replace(&path.display().to_string(), "FILE"))
}

#[test]
fn a_fault_in_the_file_names_line_and_rule() {
    for (text, fault) in [
        ("data = 'd'\nlisten = 'here'\n", "2: must be ADDRESS:PORT, such as 127.0.0.1:3000"),
        (
            "\nissuer = 'http://auth.example'\n",
            "2: the issuer must use https (http is accepted for localhost)",
        ),
        ("credential_prefix = 'DCRA_1'\n", &format!("1: {NoCredentialPrefix}")),
        ("\ncredential_prefix = 'DCRA12-'\n", &format!("2: {NoCredentialPrefix}")),
        ("credential_prefix = '-'", &format!("1: {NoCredentialPrefix}")),
        ("credential_prefix = 'é'", &format!("1: {NoCredentialPrefix}")),
        ("credential_prefix = 1", "1: credential_prefix must be text in quotes"),
        (
            "resource = [\n'https://api.example/',\n'api']\n",
            "3: resource must be an absolute URI without a fragment",
        ),
        (
            "resource = 'https://api.example'",
            "1: resource must be a list of texts, such as [\"one\", \"two\"]",
        ),
        ("listen = 3000", "1: listen must be text in quotes"),
        ("partner_api_keys = 'yes'", "1: partner_api_keys must be true or false"),
        ("playground = 'no'", "1: playground must be true or false"),
        ("[limits]\nrequests_per_second = 0", "2: must be a whole number from 1 to 1000000"),
        (
            "[lifetimes]\naccess_token_jwt = '1h'",
            "2: must be a time from 30s to 5m, such as 90s, 15m or 30d",
        ),
        (
            "[lifetimes]\nsession = '1h'\nsession_idle = '2h'",
            "3: must not be longer than lifetimes.session",
        ),
        ("[tls]\nkey = 'k.pem'", "2: needs tls.certificate, too"),
        (
            "trusted_proxy = ['10.0.0.0/40']",
            "1: must be an address or a network, such as 10.0.0.0/8",
        ),
        ("log_format = 'xml'", "1: must be lines or json"),
        ("log = ''", "1: must be a level, or a list such as warn,provider=debug"),
        ("\ndata = ''", "2: must name a file or directory"),
        ("[brand]\nlogo = ''", "2: must name a file or directory"),
        ("platform_administrator = ['lea']", "1: must be an e-mail address"),
        ("platform_administrator = ['']", "1: must be an e-mail address"),
        ("issuer = ''", "1: the issuer must be an absolute URL"),
        (
            "[mail]\nfrom = 'nobody'",
            "2: must be an e-mail address, or a name with one: Name <name@host.example>",
        ),
        ("[mail]\nserver = 'smtps://mail.example'", "2: needs mail.from, too"),
        ("[mail]\nlanguage = 'nl'", "2: must be en, de, fr or es"),
        (
            "[brand]\ncolour = 'teal'",
            "2: must be a colour such as #0b5a6b: # and six hexadecimal digits",
        ),
        (
            "[brand]\ncolour = '#ffcc00'",
            "2: #ffcc00 cannot be read on light pages: its contrast with #eceff3, on which links \
             stand, is 1.31:1, and 4.5:1 is the least; choose a darker one",
        ),
        (
            "[brand]\nsupport = 'javascript:alert(1)'",
            "2: must be an https address, or mailto: and an e-mail address",
        ),
        (
            "[brand]\nterms = 'http://a.example'",
            "2: must be an https address, such as https://example.com/privacy",
        ),
        (
            "[traces]\nendpoint = 'http://user:password@127.0.0.1:4318'",
            "2: must be an http or https address without user, query and fragment, such as \
             http://127.0.0.1:4318",
        ),
        (
            "[traces]\nendpoint = '127.0.0.1:4318'",
            "2: must be an http or https address without user, query and fragment, such as \
             http://127.0.0.1:4318",
        ),
        ("[traces]\nsample = '2'", "2: must be a number from 0 to 1, such as 0.01"),
        ("[traces]\nsample = 'NaN'", "2: must be a number from 0 to 1, such as 0.01"),
        ("\n\ncolour = 'red'\n", "3: unknown setting `colour` (see `countersign config example`)"),
        ("[limits]\nx = 1", "2: unknown setting `limits.x` (see `countersign config example`)"),
    ] {
        assert_eq!(load(text).unwrap_err(), format!("FILE, line {fault}"), "{text}");
    }
}

#[test]
fn one_setting_is_the_prefix_of_keys_and_tokens() {
    let prefixes = |arguments: &[&str]| {
        let mut options = options(arguments);
        options.demo = arguments.contains(&"--demo");
        let settings = Settings::load(options).expect("right");
        let provider = crate::startup::provider_settings(&settings, String::new());
        (provider.api_keys.prefix().to_owned(), provider.credential_prefix)
    };
    let both = |keys: &str, tokens: &str| (keys.to_owned(), tokens.to_owned());
    assert_eq!(prefixes(&[]), both("DCRA1-", "csn"));
    assert_eq!(prefixes(&["--demo"]), both("DCRA1-", "DCRA1-"));
    assert_eq!(prefixes(&["--credential-prefix", "EU1-"]), both("EU1-", "EU1-"));
    assert_eq!(prefixes(&["--demo", "--credential-prefix", "EU"]), both("EU", "EU"));
}

#[test]
fn ten_faults_are_named_all_ten() {
    let text = "listen = 'here'\n\
        issuer = 'http://auth.example'\n\
        platform_name = ''\n\
        credential_prefix = 'DCRA_1'\n\
        colour = 'red'\n\
        resource = ['api']\n\
        trusted_proxy = ['proxy']\n\
        partner_api_keys = 1\n\
        [limits]\n\
        requests_per_second = 0\n\
        [lifetimes]\n\
        grant = 'long'\n";
    let error = load(text).unwrap_err();
    let mut lines = error.lines();
    assert_eq!(lines.next(), Some("10 settings are wrong:"));
    for line in [5, 8, 1, 2, 4, 3, 6, 7, 10, 12] {
        let begin = format!("  FILE, line {line}: ");
        assert!(error.lines().any(|said| said.starts_with(&begin)), "{line}: {error}");
    }
}

#[test]
fn a_file_that_is_no_toml_is_refused_with_its_lines() {
    let error = load("listen = \ndata = 'd'\nissuer 'x'\n").unwrap_err();
    assert!(error.contains("FILE, line 1: ") && error.contains("FILE, line 3: "), "{error}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = Settings::load(options(&["--config", "/nowhere/x.toml"])).unwrap_err();
    assert!(error.to_string().starts_with("/nowhere/x.toml: cannot be read: "), "{error}");
}

#[test]
fn an_issuer_is_scheme_host_and_port() {
    for text in [
        "auth.example",
        "https://",
        "https://a.example/x",
        "https://u@a.example",
        "https://a.example:443",
        "https://A.example",
        "http://[2001:db8::1]:3000",
    ] {
        assert!(values::issuer(text).is_err(), "{text}");
    }
    assert_eq!(values::issuer("https://a.example/"), Ok("https://a.example".to_owned()));
    assert_eq!(values::issuer("http://localhost:3000"), Ok("http://localhost:3000".to_owned()));
}

#[test]
fn an_option_beats_the_file() {
    let (_folder, path) = file("listen = '127.0.0.1:4000'\nplatform_name = 'Hiring'\n");
    let options = with_file(&path, &["--listen", "127.0.0.1:5000", "--lifetimes-grant", "30d"]);
    let settings = Settings::load(options).expect("right");
    assert_eq!((settings.listen.port(), settings.platform_name.as_str()), (5000, "Hiring"));
    assert_eq!(settings.lifetimes.grant, 30 * DAY);
}

#[test]
fn the_playground_is_on_in_a_demo_unless_it_is_switched_off() {
    let load = |all: &[&str]| Settings::load(options(all)).expect("settings").playground;
    assert!(!load(&[]) && load(&["--demo"]));
    assert!(load(&["--playground=true"]) && !load(&["--demo", "--playground=false"]));
}

#[test]
fn a_demo_listens_on_loopback_only() {
    let error = Settings::load(options(&["--demo", "--listen", "0.0.0.0:3000"])).unwrap_err();
    assert!(
        error.to_string().starts_with("--listen: a demo is served on loopback only"),
        "{error}"
    );
}

#[test]
fn the_defaults_in_the_help_are_those_that_hold() {
    // What is left out, and what is written with the default's own words.
    let defaults: Vec<String> = OPTIONS
        .iter()
        .filter(|option| option.example == option.default)
        .map(|option| format!("--{}={}", option.flag(), option.default))
        .collect();
    assert!(defaults.len() > 15);
    let defaults: Vec<&str> = defaults.iter().map(String::as_str).collect();
    let (said, silent) = (Settings::load(options(&defaults)), Settings::load(options(&[])));
    let (said, silent) = (said.expect("right"), silent.expect("right"));
    assert_eq!(format!("{said:?}"), format!("{silent:?}"));
}

#[test]
fn the_example_is_right_when_every_setting_in_it_is_used() {
    let used: String = example()
        .lines()
        .map(|line| match line.strip_prefix('#') {
            Some(setting) if !setting.starts_with(' ') => format!("{setting}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let settings = load(&used).expect("right");
    assert_eq!(settings.issuer.as_deref(), Some("https://auth.example"));
    assert_eq!(settings.limits, Limits::default());
}

#[test]
fn what_is_shown_hides_secrets_and_names_places() {
    let (_folder, path) = file("platform_name = \"Hiring\"\n[limits]\nconcurrent_requests = 7\n");
    let options = with_file(&path, &["--trusted-proxy", "127.0.0.1", "--trusted-proxy", "::1"]);
    let shown = show(options).expect("right");
    let file = path.display();
    assert!(shown.contains(&format!("platform_name = \"Hiring\" # {file}, line 1\n")), "{shown}");
    assert!(shown.contains(&format!("concurrent_requests = 7 # {file}, line 3\n")), "{shown}");
    assert!(
        shown.contains("trusted_proxy = [\"127.0.0.1\", \"::1\"] # --trusted-proxy\n"),
        "{shown}"
    );
    assert!(shown.contains("# listen: 127.0.0.1:3000\n"), "{shown}");
}
