//! Backups are taken while the server runs, and restored whole or not at all.

use std::path::Path;

use oauth2::TokenResponse as _;
use reqwest::StatusCode;

use crate::oauth2_crate::partner_tokens;
use crate::running::{Program, data, run};

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of text")
}

/// What a command said, which must have ended so.
#[track_caller]
fn said(arguments: &[&str], code: i32) -> String {
    let output = run(arguments);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8(said).expect("text");
    assert_eq!(output.status.code(), Some(code), "{said}");
    said
}

#[tokio::test]
async fn what_was_backed_up_beside_a_running_server_works_when_it_is_restored() {
    let (folder, other, away) = (data(), data(), data());
    let backup = away.path().join("monday");
    let program = Program::start(folder.path());
    let tokens = partner_tokens(&program, &["candidates_read"], &[]).await;
    let token = tokens.access_token().secret();
    let port = program.address.to_string();
    let from = ["--data", text(folder.path())];
    said(&[&["backup", "--to", text(&backup)][..], &from].concat(), 0);
    program.stop();

    // The key is stored apart, and put where it is needed.
    let to = ["--data", text(other.path())];
    let restore = [&["restore", "--from", text(&backup)][..], &to].concat();
    assert!(said(&restore, 1).contains("there is no master key"));
    let key = folder.path().join("master.key");
    let with_key = [&restore[..], &["--master-key", text(&key)]].concat();
    said(&with_key, 0);
    let program = Program::start_at(other.path(), &port);
    assert_eq!(program.call("/api/users/me", token).await.0, StatusCode::OK);
    assert!(said(&with_key, 1).contains("is in use"));
    program.stop();

    let doctor = said(&[&["doctor"][..], &to].concat(), 0);
    assert!(
        doctor.contains("\"the master key decrypts it, and the audit log was not tampered with\""),
        "{doctor}"
    );
}

#[test]
fn a_backup_that_is_not_as_it_was_made_changes_nothing() {
    let (folder, other, away) = (data(), data(), data());
    let backup = away.path().join("monday");
    Program::start(folder.path()).stop();
    Program::start(other.path()).stop();
    let make = ["backup", "--with-master-key", "--to", text(&backup)];
    let make = [&make[..], &["--data", text(folder.path())]].concat();
    said(&make, 0);
    assert!(said(&make, 1).contains("already exists"));

    let restore = ["restore", "--from", text(&backup), "--data", text(other.path())];
    assert!(said(&restore, 1).contains("--replace"));
    let replace = [&restore[..], &["--replace"]].concat();
    let key = other.path().join("master.key");
    let wrong = [&replace[..], &["--master-key", text(&key)]].concat();
    assert!(said(&wrong, 1).contains("the master key is not the one"));

    let copy = backup.join("countersign.db");
    let whole = std::fs::read(&copy).expect("read");
    let mut altered = whole.clone();
    altered[whole.len() / 2] ^= 1;
    std::fs::write(&copy, &altered).expect("written");
    assert!(said(&replace, 1).contains("was changed after the backup"));
    std::fs::write(&copy, &whole[..whole.len() / 2]).expect("written");
    assert!(said(&replace, 1).contains("was changed after the backup"));
    // Its own data still work.
    Program::start(other.path()).stop();

    std::fs::write(&copy, &whole).expect("written");
    said(&replace, 0);
    Program::start(other.path()).stop();
    assert!(other.path().join("countersign.db.before-restore").exists());
    assert!(!other.path().join("restore.partial").exists());
}

fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).expect("there").permissions().mode() & 0o777
}

fn copies(folder: &Path, name: &str) -> usize {
    let files = std::fs::read_dir(folder).expect("lists");
    files.filter(|file| file.as_ref().is_ok_and(|f| f.file_name().to_str() == Some(name))).count()
}

#[test]
fn what_is_restored_and_what_it_replaces_is_its_owners_alone_and_nothing_is_lost() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, other, away) = (data(), data(), data());
    let backup = away.path().join("monday");
    Program::start(folder.path()).stop();
    Program::start(other.path()).stop();
    for folder in [&folder, &other] {
        std::fs::write(folder.path().join("demo.json"), text(folder.path())).expect("written");
    }
    let make = ["backup", "--with-master-key", "--to", text(&backup)];
    said(&[&make[..], &["--data", text(folder.path())]].concat(), 0);
    assert_eq!(mode(&backup), 0o700);
    let files = ["countersign.db", "master.key", "demo.json"];
    for name in files.iter().chain(&["backup.json"]) {
        assert_eq!(mode(&backup.join(name)), 0o600, "{name}");
    }
    // Unpacked by another user's program; and what is there was made readable.
    let readable = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("set");
    };
    for name in files {
        readable(&backup.join(name), 0o644);
        readable(&other.path().join(name), 0o666);
    }
    for name in ["countersign.db-wal", "countersign.db-shm"] {
        std::fs::write(other.path().join(name), name).expect("written");
    }
    let read = |name: &str| std::fs::read(other.path().join(name)).expect("read");
    let before = files.map(read);

    let restore = ["restore", "--replace", "--from", text(&backup), "--data", text(other.path())];
    said(&restore, 0);
    for (name, before) in files.iter().zip(before) {
        let aside = format!("{name}.before-restore");
        assert_eq!(read(&aside), before, "{name}");
        for name in [*name, &aside] {
            assert_eq!(mode(&other.path().join(name)), 0o600, "{name}");
        }
    }
    assert_eq!(read("countersign.db.before-restore-wal"), b"countersign.db-wal");
    let key = read("master.key");
    assert_eq!(key, std::fs::read(backup.join("master.key")).expect("read"));
    let kept = files.map(|name| read(&format!("{name}.before-restore")));

    let under_a_umask = format!(
        "umask 000; exec \"$0\" restore --replace --from {} --data {}",
        text(&backup),
        text(other.path())
    );
    for ending in ["before-restore-2", "before-restore-3"] {
        let itself = crate::running::program(&[]).get_program().to_owned();
        let mut shell = std::process::Command::new("sh");
        let output = shell.arg("-c").arg(&under_a_umask).arg(itself).output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        for name in files {
            assert_eq!(mode(&other.path().join(name)), 0o600, "{name}");
            assert_eq!(copies(other.path(), &format!("{name}.{ending}")), 1, "{name}.{ending}");
        }
    }
    assert_eq!(files.map(|name| read(&format!("{name}.before-restore"))), kept);
    std::fs::remove_file(other.path().join("demo.json")).expect("removed");
    Program::start(other.path()).stop();
}

#[test]
fn a_broken_database_a_wrong_key_and_none_are_named_and_nothing_is_lost() {
    let folder = data();
    Program::start(folder.path()).stop();
    let serve = ["serve", "--demo", "--listen", "127.0.0.1:0", "--data", text(folder.path())];
    let key = folder.path().join("master.key");
    let kept = std::fs::read(&key).expect("read");
    std::fs::remove_file(&key).expect("removed");
    assert!(said(&serve, 1).contains("there is no master key"));
    std::fs::write(&key, "ab".repeat(32)).expect("written");
    assert!(said(&serve, 1).contains("the master key is not the one"));
    std::fs::write(&key, &kept).expect("written");
    Program::start(folder.path()).stop();

    let database = folder.path().join("countersign.db");
    let whole = std::fs::read(&database).expect("read");
    let mut broken = whole.clone();
    broken[4096..8192].fill(0x5a);
    std::fs::write(&database, &broken).expect("written");
    let doctor = said(&["doctor", "--data", text(folder.path())], 1);
    assert!(doctor.contains("\"result\":\"wrong\""), "{doctor}");
    std::fs::write(&database, b"this is no database at all, but a text").expect("written");
    assert!(said(&serve, 1).contains("not a database"));
    std::fs::write(&database, &whole).expect("written");
    Program::start(folder.path()).stop();
}
