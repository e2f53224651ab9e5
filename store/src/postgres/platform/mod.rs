//! The demo's hiring platform: one file for each trait.

pub(super) mod candidates;
pub(super) mod configuration;
pub(super) mod jobs;
pub(super) mod messages;
pub(super) mod organization;
pub(super) mod staff;
pub(super) mod webhooks;

use tokio_postgres::Row;

use super::connection::Connection;
use super::rows::{Columns, Fault, Params, find_all, find_one};
use crate::platform::{Listed, Part, Visibility};

/// What a row that may be seen has: the company, and the owner if not any owner will do;
/// `None`: there is no such row.
fn reach(visible: &Visibility) -> Option<(&str, Option<&str>)> {
    match visible {
        Visibility::WholeCompany(company) => Some((company.as_str(), None)),
        Visibility::Own(company, owner) => Some((company.as_str(), Some(owner.as_str()))),
        Visibility::Nothing => None,
    }
}

/// The condition of [`reach`] on a row that is found by its id, which is `$1`.
macro_rules! seen {
    ($table:literal) => {
        concat!(
            $table,
            ".id = $1 AND ",
            $table,
            ".company_id = $2 AND ($3::text IS NULL OR ",
            $table,
            ".owner_id = $3)"
        )
    };
}
use seen;

/// The four queries of a list that companies and owners see parts of: rows after `$2`, at
/// most `$3`, and how many there are in all.
pub(super) struct List {
    pub(super) of_company: &'static str,
    pub(super) of_owner: &'static str,
    pub(super) number_of_company: &'static str,
    pub(super) number_of_owner: &'static str,
}

macro_rules! list {
    ($columns:expr, $from:literal, $table:literal) => {
        List {
            of_company: concat!(
                $columns,
                " FROM ",
                $from,
                " WHERE ",
                $table,
                ".company_id = $1 AND ",
                $table,
                ".id > $2 ORDER BY ",
                $table,
                ".id LIMIT $3"
            ),
            of_owner: concat!(
                $columns,
                " FROM ",
                $from,
                " WHERE ",
                $table,
                ".company_id = $1 AND ",
                $table,
                ".owner_id = $4 AND ",
                $table,
                ".id > $2 ORDER BY ",
                $table,
                ".id LIMIT $3"
            ),
            number_of_company: concat!("SELECT count(*) FROM ", $table, " WHERE company_id = $1"),
            number_of_owner: concat!(
                "SELECT count(*) FROM ",
                $table,
                " WHERE company_id = $1 AND owner_id = $2"
            ),
        }
    };
}
use list;

async fn read_list<T>(
    connection: &Connection,
    list: &List,
    visible: &Visibility,
    part: &Part,
    decode: impl FnMut(&Row) -> Result<T, Fault>,
) -> Result<Listed<T>, Fault> {
    let Some((company, owner)) = reach(visible) else {
        return Ok(Listed { total: 0, rows: Vec::new() });
    };
    let after = part.after.as_deref().unwrap_or_default();
    let (total, rows) = if let Some(owner) = owner {
        let rows = (company, after, i64::from(part.limit), owner);
        (
            number(connection, list.number_of_owner, (company, owner)).await?,
            find_all(connection, list.of_owner, rows, decode).await?,
        )
    } else {
        let rows = (company, after, i64::from(part.limit));
        (
            number(connection, list.number_of_company, (company,)).await?,
            find_all(connection, list.of_company, rows, decode).await?,
        )
    };
    Ok(Listed { total, rows })
}

/// The one number that a query answers.
async fn number(connection: &Connection, sql: &str, params: impl Params) -> Result<u64, Fault> {
    let found = find_one(connection, sql, params, |row| Ok(row.try_get::<_, i64>(0)?)).await?;
    Ok(found.and_then(|number| u64::try_from(number).ok()).unwrap_or_default())
}

/// Whether a query that asks for a row that may be seen, by its id, finds it.
async fn is_seen(
    connection: &Connection,
    sql: &str,
    visible: &Visibility,
    id: &str,
) -> Result<bool, Fault> {
    let Some((company, owner)) = reach(visible) else { return Ok(false) };
    Ok(find_one(connection, sql, (id, company, owner), |_| Ok(())).await?.is_some())
}

/// A word and a number, as `GROUP BY` finds them.
fn read_figure(row: &Row) -> Result<(String, u64), Fault> {
    let columns = &mut Columns::of(row);
    Ok((columns.next()?, columns.next::<i64>()?.unsigned_abs()))
}
