//! What a page of a list costs.

use rusqlite::{Connection, StatementStatus};

use super::database;
use crate::sql::api_credentials::rows;
use crate::sql::{apps, audit, grants};

/// How many instructions SQLite takes for the first page of a list.
fn steps_of_page(connection: &Connection, sql: &str, params: impl rusqlite::Params) -> i32 {
    let mut statement = connection.prepare(sql).expect("prepares");
    let rows = statement.query_map(params, |_| Ok(())).expect("asks").count();
    assert_eq!(rows, 51, "{sql}");
    statement.get_status(StatementStatus::VmStep)
}

#[test]
fn a_page_of_a_list_costs_the_same_with_a_hundred_and_with_a_hundred_thousand_credentials() {
    let connection = database();
    for (company, number) in [("few", 100), ("many", 100_000)] {
        let fill = format!(
            "INSERT INTO companies (id, name) VALUES ('{company}', '');
            INSERT INTO users (id, email, email_folded, first_name, last_name, disabled)
                VALUES ('{company}', '{company}', '{company}', '', '', 0);
            INSERT INTO memberships (user_id, company_id, role, active)
                VALUES ('{company}', '{company}', 'administrator', 1);
            CREATE TEMP TABLE numbers AS WITH RECURSIVE counted (n) AS (
                SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {number})
                SELECT n, '{company}' || printf('%06d', n) AS id FROM counted;
            INSERT INTO api_credentials (id, kind, company_id, name, note, scopes, created_by,
                    created_at)
                SELECT id, 'api_key', '{company}', '', '', '', '{company}', 0 FROM numbers;
            INSERT INTO api_secrets (credential_row, hash_prefix, hash, ending, form, made_at)
                SELECT row, row, x'', '', CAST(id AS BLOB), 0 FROM api_credentials
                WHERE company_id = '{company}';
            INSERT INTO apps (id, company_id, created_at, draft, listing, listing_note, version)
                SELECT id, '{company}', 0, '', 'unlisted', '', 0 FROM numbers;
            INSERT INTO audit (at, company_id, actor_kind, action, subject_kind, subject_id,
                    subject_name, detail, hash)
                SELECT 0, '{company}', '', '', '', '', '', '', x'' FROM numbers;
            INSERT INTO clients (id, name, kind, native, profile, grant_types, response_modes,
                    requires_pushed_requests, strict_scopes, requires_dpop, access_token_format,
                    may_introspect, serves, registered_at, disabled, version)
                SELECT id, '', '', 0, '', '', '', 0, 0, 0, '', 0, '', 0, 0, 0 FROM numbers;
            INSERT INTO grants (id, user_id, client_id, company_id, scopes, declined, redirect_uri,
                    granted_at, answered_at, expires_at, unused_ends_at, is_newest)
                SELECT id, '{company}', id, '{company}', '', '', '', 0, 0, 2, 2, 1 FROM numbers;
            DROP TABLE numbers;"
        );
        connection.execute_batch(&fill).expect("filled");
    }
    let credentials = |company| {
        let params = (company, "api_key", i64::MAX, "~", 0, 51);
        steps_of_page(&connection, rows::CREDENTIALS_OF_COMPANY, params)
    };
    let of_person = |company| {
        let params = (company, "api_key", i64::MAX, "~", 0, 51, company);
        steps_of_page(&connection, rows::CREDENTIALS_OF_USER, params)
    };
    let apps = |company| steps_of_page(&connection, apps::APPS_OF_COMPANY, (company, "~", 51));
    let audited = |company| {
        let params = (company, i64::MAX, i64::MIN, i64::MAX, "", "", 51);
        steps_of_page(&connection, audit::ENTRIES_OF_COMPANY, params)
    };
    let connected = |company| {
        let params = (company, 1, 0, None::<&str>, false, "", 51, 0);
        steps_of_page(&connection, grants::OWN_GRANTS, params)
    };
    let counted = |company| {
        let params = (company, i64::MAX, i64::MIN, i64::MAX, "", "", 51);
        steps_of_page(&connection, audit::NUMBERS_OF_COMPANY, params)
    };
    let pages: [(&str, &dyn Fn(&'static str) -> i32); 6] = [
        ("credentials", &credentials),
        ("a person's credentials", &of_person),
        ("apps", &apps),
        ("a person's apps", &connected),
        ("the audit log", &audited),
        ("the audit log's length", &counted),
    ];
    for (list, steps) in pages {
        let (few, many) = (steps("few"), steps("many"));
        // The last page of an index ends differently: a step or two.
        assert!(few.abs_diff(many) <= 2, "{list}: {few} and {many} steps");
    }
}
