//! "What connects" names a test in each row, and each is there.

use std::path::Path;

const PAGE: &str = include_str!("../../../../docs/src/reference/interop.md");

/// The rows of the table below this heading, without its head.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let (_, rest) = PAGE.split_once(&format!("\n## {heading}\n")).expect("a heading");
    let part = rest.split("\n## ").next().expect("a part");
    let lines = part.lines().filter(|line| line.starts_with('|')).skip(2);
    let cells = |line: &'static str| line.trim_matches('|').split('|').map(str::trim).collect();
    lines.map(cells).collect()
}

/// What a cell has between backticks.
fn literals(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn connect_5_each_row_of_what_connects_names_tests_that_there_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let read = |path: &str| {
        std::fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let clients = read("server/tests/router/connecting/clients.rs");
    let of_apps = rows("Apps that people use");
    assert!(of_apps.len() > 10, "{of_apps:?}");
    for row in of_apps {
        let names = literals(row.last().expect("a cell"));
        assert!(!names.is_empty(), "{row:?}");
        for name in names {
            assert!(clients.contains(&format!("async fn connect_5_{name}()")), "{name}");
        }
    }
    for (heading, folder) in [("Libraries", ""), ("Specifications", "server/tests/router/")] {
        let rows = rows(heading);
        assert!(rows.len() > 10, "{rows:?}");
        for row in rows {
            let [path, names @ ..] = &literals(row.last().expect("a cell"))[..] else {
                panic!("no test: {row:?}")
            };
            assert!(!names.is_empty(), "{row:?}");
            let text = read(&format!("{folder}{path}"));
            for name in names {
                let is_rust = !folder.is_empty() || path.starts_with("server/");
                let written = if is_rust { format!("fn {name}()") } else { (*name).to_owned() };
                assert!(text.contains(&written), "{path}: {name}");
            }
        }
    }
}
