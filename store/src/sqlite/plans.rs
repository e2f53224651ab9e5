//! Which way SQLite takes: no query of a request may read a whole table.

mod pages;

use rusqlite::{Connection, StatementStatus};

use super::open::prepare;
use super::{connection, schema};
use crate::sql::api_credentials::rows;
use crate::sql::grants::of_company;
use crate::sql::introductions::{documents, host_decision, hosts, registrations};
use crate::sql::policies::{decisions, requests};
use crate::sql::tokens::{access_tokens, codes, families, refresh_tokens};
use crate::sql::{
    access_loss, accounts, acting, addresses, answer_record, answers, api_credentials, apps, audit,
    audit_chain, clients, deletion, devices, expiry, grants, identity_providers, keys, logos,
    logouts, memberships, name_reviews, outbox, own_login, passkeys, policies, publisher_rows,
    publishers, replay, request_counts, second_factors, session_ends, sessions, sign_in,
    upstream_people, users,
};

const HOT: &[&str] = &[
    access_loss::AGE_SIGN_INS,
    access_loss::ROLE_ACTED_FOR,
    access_loss::RENEW_EPOCH,
    access_loss::REVOKE_API_TOKENS,
    access_loss::REVOKE_API_TOKENS_OF_MEMBER,
    access_loss::REVOKE_GRANTS_OF_MEMBER,
    access_loss::REVOKE_GRANTS_OF_USER,
    access_loss::WITHDRAW_REQUESTS_OF_MEMBER,
    accounts::FACTS_OF_MEMBERS,
    accounts::IS_MEMBER,
    accounts::IS_SESSION_OF,
    accounts::SET_LANGUAGE,
    accounts::SIGNED_IN_AT,
    accounts::TAKE_PASSWORD,
    accounts::TOUCH_EPOCH,
    accounts::DELETE_REQUEST,
    accounts::FIND_HASH_TO_CHANGE,
    accounts::FIND_LINK,
    accounts::LINK_OF_USER,
    accounts::REHASH,
    accounts::SESSIONS_OF_USER,
    accounts::USE_LINK,
    addresses::END_RESET_LINK,
    addresses::FORGET_SINCE,
    addresses::REMEMBERED,
    addresses::WANTED,
    addresses::WANTED_IN_TIME,
    addresses::WANT_NO_MORE,
    deletion::CLEAR_USER,
    deletion::COMPANIES_ADMINISTERED,
    answers::CHANGE_GRANT,
    answer_record::FIND_ANSWER,
    answers::FIND_WORDING,
    answers::RETIRE_GRANT,
    api_credentials::ANNOUNCE_STOP,
    rows::CREDENTIALS_OF_COMPANY,
    rows::CREDENTIALS_OF_USER,
    api_credentials::DISABLE_CLIENT,
    rows::FIND_CREDENTIAL,
    api_credentials::FIND_FORM,
    rows::FIND_LIVE,
    api_credentials::FIND_MADE_AT,
    api_credentials::FIND_WORKING,
    api_credentials::SET_NOTICE,
    api_credentials::REVOKE_CREDENTIAL,
    api_credentials::STOP_SECRETS,
    api_credentials::DELETE_ENDED_CREDENTIALS,
    api_credentials::DELETE_ENDED_SECRETS,
    api_credentials::DUE_NOTICES,
    api_credentials::TOUCH_CREDENTIAL,
    grants::CHANGE_SCOPES,
    documents::DOCUMENTS_OF_COMPANY,
    documents::FIND_DOCUMENT,
    host_decision::FIND_HOST_DECISION,
    hosts::HOST_DECISIONS,
    hosts::UNDECIDED_APPS,
    registrations::DUE,
    registrations::FIND_EQUAL,
    registrations::FIND_REGISTRATION,
    registrations::FIND_TOKEN,
    registrations::HAS_TOKEN,
    registrations::IS_ASKED_FOR,
    registrations::LAST_END,
    registrations::NTH_OF_NETWORK,
    registrations::OLDEST_UNUSED,
    of_company::CONNECTED_APP,
    of_company::CONNECTED_APPS,
    grants::COUNT_OWN_GRANTS,
    grants::FIND_CONSENT_CONTEXT,
    grants::FIND_CONSENT_CONTEXT_BY_HOST,
    grants::FIND_GRANT_RECORD,
    grants::FIND_GRANT_RECORD_TO_CHANGE,
    of_company::GRANTS_OF_APP,
    of_company::PEOPLE_OF_APP,
    grants::GRANTS_OF_USER,
    grants::GRANT_HISTORY,
    grants::OWN_GRANTS,
    grants::TOUCH_GRANT,
    grants::REVOKE_GRANT,
    of_company::REVOKE_GRANTS_OF_APP,
    requests::ANSWERED_REQUESTS,
    requests::ANSWER_REQUEST,
    requests::COUNT_ANSWERED_REQUESTS,
    requests::COUNT_OPEN_REQUESTS,
    policies::DECIDED_APPS,
    decisions::FIND_DECISION,
    policies::FIND_POLICY,
    requests::DELETE_OPEN_REQUEST,
    requests::OPEN_REQUESTS,
    requests::OPEN_REQUESTS_OF_APP,
    requests::REQUESTS_OF_USER,
    requests::WITHDRAW_REQUEST,
    connection::CHANGES,
    connection::COUNT_CHANGE,
    apps::APPS_OF_COMPANY,
    apps::MARKETPLACE_APPS,
    apps::COUNT_MARKETPLACE_APPS,
    apps::FIND_APP,
    apps::COUNT_CHANGE,
    apps::DELETE_APP,
    apps::LIST_APP,
    apps::MARK_REGISTERED,
    apps::SET_DRAFT,
    audit::CHAIN,
    audit::DELETE_OLDEST,
    audit::ENTRIES,
    audit::ENTRIES_OF_COMPANY,
    audit::FIND_BEGINNING,
    audit::NUMBERS_OF_COMPANY,
    audit::SET_BEGINNING,
    audit_chain::FIND_HEAD,
    audit_chain::FIND_HEAD_TO_APPEND,
    audit_chain::SET_HEAD,
    clients::CHANGE_CLIENT,
    clients::CHANGE_SECRETS,
    clients::DELETE_OLD_SECRETS,
    clients::DESCRIBE_CLIENT,
    clients::SET_DISABLED,
    clients::SET_RESPONSE_MODES,
    clients::FIND_CLIENT,
    clients::FIND_VERSION,
    clients::MANAGED_SECRETS,
    clients::REDIRECT_URIS,
    clients::SCOPES,
    clients::SECRETS,
    devices::DELETE_SOME_EXPIRED,
    devices::FIND_BY_USER_CODE,
    devices::FIND_REQUEST,
    devices::FIND_REQUEST_TO_POLL,
    devices::NTH_OF_CLIENT,
    devices::NTH_OF_NETWORK,
    devices::SET_LAST_POLL,
    keys::FIND_METADATA,
    logos::FIND_LOGO,
    name_reviews::COUNT_CHANGE_OF_CLIENTS,
    name_reviews::FIND_PUBLISHER_ID,
    name_reviews::REDIRECT_URIS,
    name_reviews::SET_REVIEW,
    logouts::APPS_OF_SESSIONS,
    logouts::DELETE,
    logouts::IS_DUE,
    logouts::LEASE,
    logouts::RETRY,
    session_ends::AT_PROVIDER.end,
    session_ends::AT_PROVIDER.end_sign_ins,
    session_ends::AT_PROVIDER.tell,
    session_ends::FOR_COMPANY.end,
    session_ends::FOR_COMPANY.end_sign_ins,
    session_ends::FOR_COMPANY.tell,
    session_ends::OF_ANOTHER.end_sign_ins,
    session_ends::OF_ANOTHER.tell,
    session_ends::OF_USER.end,
    session_ends::OF_USER.end_sign_ins,
    session_ends::OF_USER.tell,
    session_ends::OF_USER_AT_PROVIDER.end,
    session_ends::OF_USER_AT_PROVIDER.end_sign_ins,
    session_ends::OF_USER_AT_PROVIDER.tell,
    session_ends::ONE.end,
    session_ends::ONE.end_sign_ins,
    session_ends::ONE.tell,
    session_ends::FORGET_APPS,
    session_ends::IS_OF,
    session_ends::IS_OF_ANOTHER,
    session_ends::NOTE_APP,
    outbox::IS_DUE,
    outbox::FIND_DUE,
    outbox::LEASE,
    outbox::DELETE,
    outbox::RETRY,
    own_login::FIND_ANSWER,
    own_login::FIND_COMPANY_OF_PLATFORM,
    own_login::FIND_USER_OF_SUBJECT,
    own_login::IS_EMAIL_OF_ANOTHER,
    own_login::IS_SUBJECT_TAKEN,
    own_login::NOTE_OTHER_BROWSER,
    own_login::SET_EMAIL,
    own_login::USE_ANSWER,
    passkeys::DELETE_PASSKEY,
    passkeys::FIND_PASSKEY,
    passkeys::IS_PASSKEY_OF,
    passkeys::NTH_PASSKEY,
    passkeys::PASSKEYS_OF_USER,
    passkeys::REFUSE_PASSKEY,
    passkeys::RENAME_PASSKEY,
    passkeys::USE_PASSKEY,
    publisher_rows::DOMAINS,
    publisher_rows::FIND_PUBLISHER,
    publishers::CHANGE_PUBLISHER,
    publishers::COUNT_CHANGE,
    publishers::DOMAIN_CLAIMS,
    publishers::FIND_PUBLISHER_OF,
    publishers::SET_OUTCOME,
    publishers::SUBMIT_APPS_AGAIN,
    replay::SPEND,
    request_counts::ADD_REQUESTS,
    request_counts::DELETE_OLD_COUNTS,
    request_counts::REQUESTS_OF_APPS,
    request_counts::REQUESTS_OF_GRANT,
    second_factors::AUTHENTICATORS_OF_USER,
    second_factors::DELETE_AUTHENTICATOR,
    second_factors::DELETE_AUTHENTICATORS,
    second_factors::DELETE_PASSKEYS,
    second_factors::DELETE_RECOVERY_CODE,
    second_factors::DELETE_RECOVERY_CODES,
    second_factors::IS_AUTHENTICATOR_OF,
    second_factors::NTH_AUTHENTICATOR,
    second_factors::OWN_FACTORS,
    second_factors::RENAME_AUTHENTICATOR,
    second_factors::USE_AUTHENTICATOR,
    memberships::ADMINISTRATORS_OF_COMPANY,
    memberships::CHANGE_MEMBERSHIP,
    memberships::COMPANY_CHOICES,
    memberships::COMPANY_TO_BEGIN_WITH,
    memberships::FIND_MEMBER,
    memberships::FIND_PRINCIPAL,
    memberships::MEMBERSHIPS_OF_USER,
    memberships::MEMBERS_OF_COMPANY,
    memberships::OTHER_ADMINISTRATOR,
    memberships::OTHER_COMPANY,
    memberships::REMOVE_MEMBERSHIP,
    sessions::ACT_FOR_COMPANY,
    sessions::FIND_SIGNED_IN,
    acting::GOES_ON,
    sessions::NOTE_CHOICE,
    sessions::REPLACE_SESSION,
    sessions::TOUCH_SESSION,
    sessions::USER_OF_SESSION,
    sign_in::DELETE_FAILURES,
    sign_in::DELETE_NEWEST_FAILURE,
    sign_in::MAY_SIGN_IN,
    sign_in::NTH_NEWEST_FAILURE,
    sign_in::SIGN_IN_EPOCH,
    access_tokens::FIND_ACCESS_TOKEN,
    access_tokens::FIND_CLIENT_OF_ACCESS_TOKEN,
    access_tokens::FIND_SUBJECT,
    access_tokens::TOUCH_SERVICE,
    access_tokens::REVOKE_ACCESS_TOKEN,
    codes::FIND_CODE,
    codes::FIND_CODE_TO_REDEEM,
    codes::MARK_REDEEMED,
    families::PROLONG_FAMILY,
    families::REVOKE_FAMILY,
    families::REVOKE_FAMILY_BY_ID,
    refresh_tokens::FIND_GENERATION,
    refresh_tokens::FIND_ORIGIN_OF_REFRESH_TOKEN,
    refresh_tokens::FIND_REFRESH_TOKEN,
    refresh_tokens::FIND_REFRESH_TOKEN_TO_ROTATE,
    refresh_tokens::MARK_ROTATED,
    users::FIND_COMPANY,
    users::FIND_USER,
    users::IS_EPOCH,
    users::FIND_USER_BY_EMAIL,
    users::FIND_USER_TO_CHANGE,
    users::REQUIRE_SECOND_FACTOR,
    users::CHANGE_USER,
    identity_providers::CHANGE_PROVIDER,
    identity_providers::COMPANY_THAT_DEMANDS_NONE,
    identity_providers::DELETE_DOMAINS,
    identity_providers::DEMAND,
    identity_providers::DEMANDED,
    identity_providers::DEMAND_NO_OTHER,
    identity_providers::DOMAINS_OF_PROVIDER,
    identity_providers::DOMAIN_OF_ANOTHER,
    identity_providers::FIND_PROVIDER,
    identity_providers::NOTE_DISCOVERY,
    identity_providers::PROVIDERS_OF_COMPANY,
    identity_providers::PROVIDER_OF_DOMAIN,
    upstream_people::DELETE_REQUEST,
    upstream_people::DELETE_SOME_EXPIRED,
    upstream_people::FIND_REQUEST,
    upstream_people::FIND_USER,
    upstream_people::PROVIDERS_OF_USER,
    upstream_people::OTHER_WAY_IN,
    upstream_people::UNLINK,
];

fn database() -> Connection {
    let mut connection = Connection::open_in_memory().expect("opens");
    prepare(&connection).expect("prepares");
    schema::prepare(&mut connection).expect("prepares");
    connection
}

/// The plan's steps, one a line.
fn plan(connection: &Connection, sql: &str) -> Vec<String> {
    connection
        .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
        .and_then(|mut statement| statement.raw_query().mapped(|row| row.get("detail")).collect())
        .expect("explains")
}

#[test]
fn no_query_of_a_request_reads_a_whole_table() {
    let connection = database();
    let all = HOT.iter().chain(&deletion::DELETE_OWN).copied();
    for sql in all {
        let plan = plan(&connection, sql);
        assert!(!plan.is_empty(), "no plan for {sql}");
        // An automatic index is made by reading the whole table; a subquery without a
        // table is one row.
        let reads_all = |step: &String| {
            let scans = step.starts_with("SCAN");
            let one_row = step == "SCAN CONSTANT ROW" || step == "SCAN one";
            scans && !one_row || step.contains("AUTOMATIC")
        };
        assert!(!plan.iter().any(reads_all), "{plan:#?}\n{sql}");
    }
}

#[test]
fn sweeping_goes_by_index_and_sorts_nothing() {
    let connection = database();
    for sql in expiry::KINDS.into_iter().flatten() {
        // In the order of the rows a scan ends at the limit.
        let from_the_front = sql.contains("row LIMIT ?2");
        for step in plan(&connection, sql) {
            let costly =
                step.starts_with("SCAN") && !from_the_front || step.contains("TEMP B-TREE");
            assert!(!costly, "{step}\n{sql}");
        }
    }
}

#[test]
fn deleting_a_family_looks_for_its_children_by_index() {
    let connection = database();
    for sql in [
        "SELECT 1 FROM codes WHERE family_row = 1",
        "SELECT 1 FROM access_tokens WHERE family_row = 1",
        "SELECT 1 FROM refresh_tokens WHERE family_row = 1",
        "SELECT 1 FROM codes WHERE answer_row = 1",
    ] {
        assert!(plan(&connection, sql).iter().all(|step| step.starts_with("SEARCH")), "{sql}");
    }
}

#[test]
fn no_query_of_a_request_is_prepared_twice() {
    let connection = database();
    for &sql in HOT {
        for _ in 0..2 {
            let mut statement = connection.prepare_cached(sql).expect("prepares");
            // Without values some fail; prepared again they would be all the same.
            let _ = statement.raw_query().next();
            let again = statement.get_status(StatementStatus::RePrepare);
            assert_eq!(again, 0, "{sql}");
        }
    }
}
