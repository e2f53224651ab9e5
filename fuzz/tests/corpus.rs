//! Every parser on the inputs that libFuzzer has found worth keeping.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fuzz::{credentials, jose, logo, pipeline, requests, texts};

type Check = fn(&[u8]);

const CHECKS: [(&str, Check); 17] = [
    ("authorize", pipeline::authorize),
    ("catalogue", texts::catalogue),
    ("client_authentication", requests::client_authentication),
    ("credentials", credentials::credentials),
    ("display_text", texts::display_text),
    ("domain", texts::domain),
    ("dpop", jose::dpop),
    ("headers", texts::headers),
    ("jwk", jose::jwk),
    ("jwt", jose::jwt),
    ("logo", logo::logo),
    ("parameters", requests::parameters),
    ("pkce", requests::pkce),
    ("redirect_uri", requests::redirect_uri),
    ("resource", requests::resource),
    ("scope", requests::scope),
    ("user_code", credentials::user_code),
];

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    entries.map(|entry| entry.file_name().into_string().expect("text")).collect()
}

#[test]
fn every_parser_keeps_its_promise_on_every_stored_input() {
    for (name, check) in CHECKS {
        let folder = corpus().join(name);
        for input in names(&folder) {
            check(&fs::read(folder.join(input)).expect("readable"));
        }
    }
}

#[test]
fn every_parser_has_stored_inputs_and_an_engine() {
    let checked: BTreeSet<String> = CHECKS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names(&corpus()), checked);
    let engines = names(&Path::new(env!("CARGO_MANIFEST_DIR")).join("engine/targets"));
    let engines = engines.iter().map(|name| name.trim_end_matches(".rs").to_owned()).collect();
    assert_eq!(checked, engines);
}
