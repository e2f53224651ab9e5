//! What else is shipped, as an operator runs it: the unit of systemd and the container.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::nginx::free_address;
use crate::postgres;
use crate::running::{data, program};
use crate::shipped_nginx::{adapted, shipped};

/// The sections of a unit: what each sets.
type Unit = BTreeMap<String, Vec<(String, String)>>;

fn unit() -> Unit {
    let mut sections = Unit::new();
    let mut section = String::new();
    for line in shipped("deploy/countersign.service").lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            name.clone_into(&mut section);
        } else if let Some((name, value)) = line.split_once('=').filter(|_| !line.starts_with('#'))
        {
            let pair = (name.to_owned(), value.to_owned());
            sections.entry(section.clone()).or_default().push(pair);
        }
    }
    sections
}

fn set<'a>(
    unit: &'a BTreeMap<String, Vec<(String, String)>>,
    section: &str,
    name: &str,
) -> Vec<&'a str> {
    let pairs = unit[section].iter().filter(|(known, _)| known == name);
    pairs.map(|(_, value)| value.as_str()).collect()
}

#[test]
fn systemd_never_leaves_the_program_down() {
    let unit = unit();
    assert_eq!(set(&unit, "Unit", "StartLimitIntervalSec"), ["0"]);
    assert_eq!(set(&unit, "Service", "Restart"), ["always"]);
    let pause: u32 = set(&unit, "Service", "RestartSec")[0].parse().expect("seconds");
    assert!((1..=30).contains(&pause), "{pause}");
}

#[test]
fn systemd_finds_nothing_wrong_with_its_units() {
    let folder = data();
    let program = env!("CARGO_BIN_EXE_countersign");
    let service =
        adapted(&shipped("deploy/countersign.service"), &[("/usr/bin/countersign", program)]);
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("countersign.service"), service).expect("written");
    std::fs::write(path("countersign.socket"), shipped("deploy/countersign.socket"))
        .expect("written");
    let units = [path("countersign.service"), path("countersign.socket")];
    let verified = Command::new("systemd-analyze")
        .args(["verify", "--man=no", "--recursive-errors=no"])
        .args(units)
        .output();
    let Ok(verified) = verified else {
        eprintln!("there is no systemd on this machine: nothing is verified");
        return;
    };
    let said = String::from_utf8_lossy(&verified.stderr);
    // Of what it says of other units of the machine nothing is ours.
    let ours: Vec<_> = said.lines().filter(|line| line.contains("countersign")).collect();
    assert!(ours.is_empty() && verified.status.success(), "{said}");
}

/// What the unit runs, in this folder.
fn commands_of_unit(folder: &Path, configuration: &Path) -> Vec<Command> {
    let unit = unit();
    let lines =
        [set(&unit, "Service", "ExecStartPre"), set(&unit, "Service", "ExecStart")].concat();
    let configuration = configuration.to_str().expect("a path of text");
    let environment = set(&unit, "Service", "Environment");
    lines
        .into_iter()
        .map(|line| {
            let line = adapted(line, &[("/etc/countersign/countersign.toml", configuration)]);
            let (executable, arguments) = line.split_once(' ').expect("arguments");
            assert_eq!(executable, "/usr/bin/countersign");
            let mut command = program(&arguments.split(' ').collect::<Vec<_>>());
            for pair in &environment {
                let (name, value) = pair.split_once('=').expect("a value");
                let state = folder.to_str().expect("a path of text");
                let value = value.replace("%S/countersign", state);
                if name != "COUNTERSIGN_SITE" {
                    command.env(name, value);
                }
            }
            command
        })
        .collect()
}

/// Runs what the unit runs, once; whether it serves. It is stopped then.
fn served(folder: &Path, configuration: &Path) -> bool {
    let mut commands = commands_of_unit(folder, configuration);
    let mut serve = commands.pop().expect("a command");
    for mut command in commands {
        assert!(command.stderr(Stdio::null()).status().expect("it runs").success());
    }
    let mut child = serve.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
    let mut line = String::new();
    let stdout = child.stdout.take().expect("piped");
    BufReader::new(stdout).read_line(&mut line).expect("readable");
    if line.is_empty() {
        assert!(!child.wait().expect("it ends").success());
        return false;
    }
    assert!(line.starts_with("countersign listening on "), "{line}");
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().expect("runs").success());
    assert!(child.wait().expect("it ends").success());
    true
}

/// Everything between these two, until both are done.
fn relay(client: TcpStream, server: TcpStream) {
    for (mut from, mut to) in [
        (client.try_clone().expect("cloned"), server.try_clone().expect("cloned")),
        (server, client),
    ] {
        std::thread::spawn(move || {
            let _ = std::io::copy(&mut from, &mut to);
            let _ = to.shutdown(Shutdown::Write);
        });
    }
}

#[tokio::test]
#[ignore = "needs a PostgreSQL server"]
async fn a_database_that_is_late_is_waited_for_by_starting_again() {
    let (folder, late) = (data(), free_address());
    let address = postgres::database("late").await;
    let (_, there) =
        address.split_once('@').unwrap_or_else(|| address.split_once("://").expect("a URL"));
    let (there, _) = there.split_once('/').expect("a database");
    let configuration = folder.path().join("countersign.toml");
    let settings = format!(
        "listen = \"127.0.0.1:0\"\nissuer = \"https://auth.example\"\ndatabase_url = \"{}\"\n",
        address.replace(there, &late.to_string())
    );
    std::fs::write(&configuration, settings).expect("written");
    let state = folder.path().join("state");
    std::fs::create_dir(&state).expect("made");
    // More often than systemd would have tried without a word about it.
    for _ in 0..6 {
        assert!(!served(&state, &configuration));
    }
    // One that begins to run: it takes connections and says nothing.
    let listener = TcpListener::bind(late).expect("its port");
    let there = there.to_owned();
    std::thread::spawn(move || {
        for (number, stream) in listener.incoming().enumerate() {
            let stream = stream.expect("a connection");
            if number > 0 {
                relay(stream, TcpStream::connect(&there).expect("connects"));
            }
        }
    });
    assert!((0..20).any(|_| served(&state, &configuration)));
}

#[test]
fn the_container_runs_as_a_number_that_is_not_roots_and_owns_its_data() {
    let file = shipped("deploy/Containerfile").replace("\\\n", " ");
    let lines = |name: &str| {
        let begin = format!("{name} ");
        file.lines()
            .filter_map(|line| line.strip_prefix(&begin))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let user = lines("USER").pop().expect("a user");
    let (uid, gid) = user.split_once(':').expect("a user and a group");
    // Kubernetes takes nothing else for `runAsNonRoot`.
    assert!(uid.parse::<u32>().expect("a number") > 0 && gid.parse::<u32>().expect("a number") > 0);
    let made = lines("RUN").join(" ");
    assert!(
        made.contains(&format!("--uid {uid} --gid {gid} --home-dir /data --create-home")),
        "{made}"
    );
    assert_eq!(lines("VOLUME"), ["/data"]);
    let environment = lines("ENV").join(" ");
    // What it is told is understood.
    for name in ["COUNTERSIGN_DATA=/data", "COUNTERSIGN_LISTEN=0.0.0.0:3000"] {
        assert!(environment.contains(name), "{environment}");
    }
}
