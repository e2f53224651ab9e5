use crate::introductions::{DocumentApp, DocumentRecord};
use crate::sql::error::QueryError;
use crate::sql::row::Columns;
use crate::sql::transaction::Transaction;
use crate::sql::value::params;

macro_rules! document_columns {
    () => {
        "metadata_documents.client_id, host, fetched_at, fresh_until, failed_at, failure "
    };
}

pub(crate) const FIND_DOCUMENT: &str =
    concat!("SELECT ", document_columns!(), "FROM metadata_documents WHERE client_id = ?1");

const PUT_DOCUMENT: &str = "
    INSERT INTO metadata_documents (client_id, host, fetched_at, fresh_until, failed_at, failure)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (client_id) DO UPDATE SET
        fetched_at = excluded.fetched_at, fresh_until = excluded.fresh_until,
        failed_at = excluded.failed_at, failure = excluded.failure";

// By the indexes of a company's grants and requests.
pub(crate) const DOCUMENTS_OF_COMPANY: &str = concat!(
    "SELECT ",
    document_columns!(),
    ", clients.name, clients.disabled
    FROM metadata_documents JOIN clients ON clients.id = metadata_documents.client_id
    WHERE metadata_documents.client_id IN (
        SELECT client_id FROM grants WHERE company_id = ?1
        UNION SELECT client_id FROM approval_requests WHERE company_id = ?1
        UNION SELECT client_id FROM company_apps WHERE company_id = ?1)
    ORDER BY host, metadata_documents.client_id LIMIT ?2"
);

pub(crate) const DOCUMENTS: &str = concat!(
    "SELECT ",
    document_columns!(),
    ", clients.name, clients.disabled
    FROM metadata_documents JOIN clients ON clients.id = metadata_documents.client_id
    ORDER BY metadata_documents.client_id LIMIT ?1"
);

pub(super) async fn put_document(
    tx: &impl Transaction,
    document: &DocumentRecord,
) -> Result<(), QueryError> {
    let DocumentRecord { client_id, host, fetched_at, fresh_until, failure } = document;
    let failure = failure.as_ref();
    let values = params![
        client_id,
        host,
        *fetched_at,
        *fresh_until,
        failure.map(|(at, _)| *at),
        failure.map(|(_, why)| why),
    ];
    tx.execute(PUT_DOCUMENT, values).await?;
    Ok(())
}

pub(super) fn read_document(row: &mut Columns<'_>) -> Result<DocumentRecord, QueryError> {
    Ok(DocumentRecord {
        client_id: row.next()?,
        host: row.next()?,
        fetched_at: row.next()?,
        fresh_until: row.next()?,
        failure: {
            let at: Option<_> = row.next()?;
            at.zip(row.next::<Option<String>>()?)
        },
    })
}

pub(super) fn read_app(row: &mut Columns<'_>) -> Result<DocumentApp, QueryError> {
    Ok(DocumentApp { document: read_document(row)?, name: row.next()?, disabled: row.next()? })
}
