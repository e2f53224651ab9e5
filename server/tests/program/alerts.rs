//! The shipped alerts and dashboard, and the metrics of a server that has just begun.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::nginx::free_address;
use crate::running::{Program, data, plain_client, program};
use crate::shipped_nginx::shipped;

type Labels = BTreeMap<String, String>;

/// A label, how it is compared, and with what.
type Matcher = (String, String, String);

/// `name="value"` after `name="value"`.
fn matchers(text: &str) -> Vec<Matcher> {
    let parts = text.split("\",").filter(|part| !part.trim().is_empty());
    parts
        .map(|part| {
            let (name, value) = part.split_once('"').expect("a value");
            let name = name.trim();
            let operator =
                name.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_');
            let label = name.strip_suffix(operator).expect("its end");
            (label.to_owned(), operator.to_owned(), value.trim_end_matches('"').to_owned())
        })
        .collect()
}

/// The series of our own that an expression asks for.
fn selectors(text: &str) -> Vec<(String, Vec<Matcher>)> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices("countersign_") {
        let rest = &text[start..];
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
        let (name, rest) = rest.split_at(end.unwrap_or(rest.len()));
        let labels = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        found.push((name.to_owned(), labels.map_or_else(Vec::new, |(labels, _)| matchers(labels))));
    }
    found
}

/// What `/metrics` says: names and labels.
fn series(text: &str) -> Vec<(String, Labels)> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| match line.split_once('{') {
            None => (line.split(' ').next().expect("a name").to_owned(), Labels::new()),
            Some((name, rest)) => {
                let (labels, _) = rest.rsplit_once('}').expect("an end");
                let labels = matchers(labels).into_iter().map(|(name, _, value)| (name, value));
                (name.to_owned(), labels.collect())
            }
        })
        .collect()
}

/// As `=` and `=~` of these files mean it: alternatives, in which `.` is any letter.
fn is_like(pattern: &str, value: &str) -> bool {
    let letters = pattern.chars().zip(value.chars());
    pattern.chars().count() == value.chars().count()
        && letters.into_iter().all(|(wanted, found)| wanted == '.' || wanted == found)
}

#[tokio::test]
async fn a_fresh_server_has_every_series_that_alerts_and_dashboard_ask_for() {
    let (folder, metrics) = (data(), free_address());
    let path = folder.path().to_str().expect("a path of text");
    let mut command = program(&["serve", "--listen", "127.0.0.1:0", "--data", path]);
    command.args(["--metrics-listen", &metrics.to_string()]);
    let _program = Program::start_command(command, &folder.path().join("test.log"));
    let mut known = Vec::new();
    for _ in 0..100 {
        let answer = plain_client().get(format!("http://{metrics}/metrics")).send().await;
        known = series(&answer.expect("an answer").text().await.expect("text"));
        // They are counted in the background.
        if known.iter().any(|(name, _)| name == "countersign_live") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let rules = shipped("deploy/prometheus/countersign.rules.yml");
    let rules = rules.lines().filter_map(|line| line.trim().strip_prefix("expr: "));
    let rules: Vec<_> = rules.flat_map(selectors).collect();
    assert!(rules.len() > 10, "{rules:?}");
    let dashboard: serde_json::Value =
        serde_json::from_str(&shipped("deploy/grafana/countersign.json")).expect("JSON");
    let panels = dashboard["panels"].as_array().expect("panels").iter();
    let targets = panels.flat_map(|panel| panel["targets"].as_array().expect("targets"));
    let asked = targets.map(|target| target["expr"].as_str().expect("an expression"));
    let asked: Vec<_> = asked.flat_map(selectors).collect();
    assert!(asked.len() > 15, "{asked:?}");
    for (name, matchers) in rules.into_iter().chain(asked) {
        // Each alternative by itself.
        let mut wanted = vec![Labels::new()];
        for (label, operator, value) in
            matchers.into_iter().filter(|(label, ..)| label != "instance")
        {
            assert!(matches!(operator.as_str(), "=" | "=~"), "{name}: {operator}");
            let extended = value.split('|').flat_map(|value| {
                let add = |labels: &Labels| {
                    let more = (label.clone(), value.to_owned());
                    labels.clone().into_iter().chain([more]).collect::<Labels>()
                };
                wanted.iter().map(add).collect::<Vec<_>>()
            });
            wanted = extended.collect();
        }
        for wanted in wanted {
            let fits = |labels: &Labels| {
                let found = |label| labels.get(label).map_or("", String::as_str);
                wanted.iter().all(|(label, value)| is_like(value, found(label)))
            };
            let is_there = known.iter().any(|(known, labels)| *known == name && fits(labels));
            assert!(is_there, "{name} {wanted:?} is not in {known:#?}");
        }
    }
}

#[test]
#[ignore = "needs promtool"]
fn alerts_fire_when_they_should_and_only_then() {
    let promtool = PathBuf::from(std::env::var_os("PROMTOOL").expect("where it is"));
    if !promtool.exists() {
        eprintln!("there is no promtool on this machine: nothing is tested");
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/prometheus");
    let rules = Command::new(promtool)
        .args(["test", "rules", "countersign.rules.test.yml"])
        .current_dir(folder)
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&rules.stderr);
    assert!(rules.status.success(), "{}{said}", String::from_utf8_lossy(&rules.stdout));
}
