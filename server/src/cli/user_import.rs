//! People of another system, from a file: CSV with a head, or an object of JSON on each line.

use std::collections::BTreeMap;
use std::path::Path;

use oauth::credential::secret::PasswordHash;
use oauth::id::CompanyId;
use oauth::role::Role;
use oauth::spelling::email::fold;
use oauth::spelling::file::without_bom;
use provider::account::users::{FirstPassword, NewUser};
use serde_json::Value;
use thiserror::Error;

/// What is read of a person; a file may have some more columns than it fills.
const FIELDS: [&str; 7] =
    ["company", "email", "first_name", "last_name", "role", "job_title", "password_hash"];

#[derive(Debug, Error)]
pub(super) enum ImportError {
    #[error("{file}: {error}")]
    Unreadable { file: String, error: std::io::Error },
    /// All that is wrong in the file, a line each. Nothing was imported.
    #[error("{0}")]
    Lines(String),
}

#[derive(Debug)]
pub(super) struct ImportedLine {
    /// From 1, as editors count.
    pub(super) line: u64,
    pub(super) user: NewUser,
}

/// Reads a whole file, so that one with an error changes nothing.
pub(super) fn read(
    path: &Path,
    company: Option<&CompanyId>,
    first: &FirstPassword,
) -> Result<Vec<ImportedLine>, ImportError> {
    let file = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|error| ImportError::Unreadable { file: file.clone(), error })?;
    let text = without_bom(&text);
    let records = if text.trim_start().starts_with('{') { of_json(text) } else { of_csv(text) };
    let mut seen: BTreeMap<String, u64> = BTreeMap::new();
    let (mut users, mut errors) = (Vec::new(), Vec::new());
    for (line, record) in records {
        let user = record.and_then(|record| imported(&record, company, first));
        let user = user.and_then(|user| match seen.insert(fold(&user.email), line) {
            None => Ok(user),
            Some(before) => Err(format!("line {before} has the same email address")),
        });
        match user {
            Ok(user) => users.push(ImportedLine { line, user }),
            Err(rule) => errors.push(format!("{file}, line {line}: {rule}")),
        }
    }
    if errors.is_empty() { Ok(users) } else { Err(ImportError::Lines(errors.join("\n"))) }
}

type Record = BTreeMap<String, String>;

fn of_csv(text: &str) -> Vec<(u64, Result<Record, String>)> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let head = match reader.headers() {
        Ok(head) => head.clone(),
        Err(error) => return vec![(1, Err(error.to_string()))],
    };
    if let Some(unknown) = head.iter().find(|name| !FIELDS.contains(name)) {
        let rule = format!("unknown column {unknown:?}; known are {}", FIELDS.join(", "));
        return vec![(1, Err(rule))];
    }
    let record = |record: Result<csv::StringRecord, csv::Error>| match record {
        Ok(record) => {
            let line = record.position().map_or(0, csv::Position::line);
            let fields = head.iter().zip(&record);
            let filled = fields.filter(|(_, value)| !value.is_empty());
            let owned = filled.map(|(name, value)| (name.to_owned(), value.to_owned()));
            (line, Ok(owned.collect::<Record>()))
        }
        Err(error) => {
            let line = error.position().map_or(0, csv::Position::line);
            let rule = match error.kind() {
                csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                    format!("it has {len} columns, and the head has {expected_len}")
                }
                _ => error.to_string(),
            };
            (line, Err(rule))
        }
    };
    reader.records().map(record).collect()
}

fn of_json(text: &str) -> Vec<(u64, Result<Record, String>)> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| (number, of_json_line(line))).collect()
}

fn of_json_line(line: &str) -> Result<Record, String> {
    // What serde says quotes nothing of the line but its kind.
    let object: BTreeMap<String, Value> =
        serde_json::from_str(line).map_err(|error| format!("it is no object of JSON: {error}"))?;
    let mut record = Record::new();
    for (name, value) in object {
        if !FIELDS.contains(&name.as_str()) {
            return Err(format!("unknown member {name:?}; known are {}", FIELDS.join(", ")));
        }
        match value {
            Value::Null => {}
            Value::String(text) if text.is_empty() => {}
            Value::String(text) => drop(record.insert(name, text)),
            _ => return Err(format!("{name} is no text")),
        }
    }
    Ok(record)
}

fn imported(
    record: &Record,
    company: Option<&CompanyId>,
    without_hash: &FirstPassword,
) -> Result<NewUser, String> {
    let field = |name: &str| record.get(name).cloned();
    let required = |name: &str| field(name).ok_or_else(|| format!("{name} is missing"));
    let company_id = match (field("company"), company) {
        (Some(id), _) => CompanyId::new(id),
        (None, Some(company)) => company.clone(),
        (None, None) => return Err("company is missing, and --company was not given".to_owned()),
    };
    let role = match field("role") {
        None => Role::Standard,
        Some(role) => Role::parse(&role)
            .ok_or_else(|| "role is neither administrator nor standard".to_owned())?,
    };
    let hash = field("password_hash").map(|hash| FirstPassword::Imported(PasswordHash::new(hash)));
    let user = NewUser {
        company_id,
        email: required("email")?,
        first_name: required("first_name")?,
        last_name: required("last_name")?,
        role,
        job_title: field("job_title"),
        password: hash.unwrap_or_else(|| without_hash.clone()),
    };
    // A hash is a secret: no error quotes it.
    user.check().map_err(|error| error.to_string())?;
    Ok(user)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BCRYPT: &str = "$2y$04$Ar60CapD75KcPj97CRYTUe9pAg3G5wXaSev48IlHjFMCJqb4XMW6u";

    fn read_text(text: &str) -> Result<Vec<ImportedLine>, String> {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), text).expect("written");
        let company = CompanyId::new("cmp_1");
        let name = file.path().display().to_string();
        let read = read(file.path(), Some(&company), &FirstPassword::Later);
        read.map_err(|error| error.to_string().replace(&name, "FILE"))
    }

    #[test]
    fn people_are_read_from_csv_and_from_lines_of_json() {
        let csv = format!(
            "\u{feff}email,first_name,last_name,role,password_hash\n\
             lea@fabrikam.example,Lea,\"Sand, the first\",administrator,{BCRYPT}\n\
             kai@fabrikam.example,Kai,Berg,,\n"
        );
        let json = format!(
            "{{\"email\":\"lea@fabrikam.example\",\"first_name\":\"Lea\",\
             \"last_name\":\"Sand, the first\",\"role\":\"administrator\",\
             \"password_hash\":\"{BCRYPT}\"}}\n\n\
             {{\"email\":\"kai@fabrikam.example\",\"first_name\":\"Kai\",\"last_name\":\"Berg\"}}\n"
        );
        for (text, lines) in [(csv, [2, 3]), (json, [1, 3])] {
            let read = read_text(&text).expect("read");
            let numbers: Vec<u64> = read.iter().map(|line| line.line).collect();
            assert_eq!(numbers, lines);
            assert_eq!(read[0].user.last_name, "Sand, the first");
            assert_eq!(read[0].user.role, Role::Administrator);
            assert!(matches!(read[0].user.password, FirstPassword::Imported(_)));
            assert!(matches!(read[1].user.password, FirstPassword::Later));
        }
    }

    #[test]
    fn an_error_names_file_line_and_rule_and_quotes_no_hash() {
        let head = "email,first_name,last_name,role,password_hash\n";
        for (text, wanted) in [
            ("mail,name\n", "FILE, line 1: unknown column \"mail\""),
            (
                &format!("{head}lea@fabrikam.example,Lea\n"),
                "FILE, line 2: it has 2 columns, and the head has 5",
            ),
            (&format!("{head}lea,Lea,Sand,,\n"), "FILE, line 2: lea is no e-mail address"),
            (&format!("{head}lea@fabrikam.example,,Sand,,\n"), "line 2: first_name is missing"),
            (
                &format!("{head}lea@fabrikam.example,Lea,Sand,owner,\n"),
                "line 2: role is neither administrator nor standard",
            ),
            (
                &format!("{head}lea@fabrikam.example,Lea,Sand,,SECRET\n"),
                "line 2: the hash is of no known form",
            ),
            (
                &format!(
                    "{head}lea@fabrikam.example,Lea,Sand,,pbkdf2_sha256$9000000$salt$\
                     OmiCKPLwEV3tdn3m1tV63uFt/UaLrokcmGnYyCVJ/zs=\n"
                ),
                "line 2: the hash asks for more memory or time",
            ),
            (
                &format!("{head}a@x.example,A,B,,\nb@x.example,A,B,,\nA@X.example,A,B,,\n"),
                "FILE, line 4: line 2 has the same email address",
            ),
            ("{\"email\":1}\n", "FILE, line 1: email is no text"),
            ("{\"email\":\n", "FILE, line 1: it is no object of JSON"),
            ("{\"password\":\"x\"}\n", "FILE, line 1: unknown member \"password\""),
        ] {
            let error = read_text(text).expect_err(wanted);
            assert!(error.contains(wanted), "{error}");
            assert!(!error.contains("SECRET") && !error.contains("OmiCK"), "{error}");
        }
    }

    #[test]
    fn all_errors_of_a_file_are_told_at_once() {
        let error = read_text("email,first_name,last_name\nx,A,B\ny,A,B\n").expect_err("refused");
        assert_eq!(error.lines().count(), 2, "{error}");
    }
}
