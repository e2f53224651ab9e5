//! The platform's own login.

use async_trait::async_trait;
use oauth::company::Company;
use oauth::credential::digest::Digest;
use oauth::id::UserId;
use oauth::membership::Membership;
use oauth::spelling::email::fold;
use oauth::timestamp::Timestamp;
use oauth::user::User;

use super::driver::Driver;
use super::error::QueryError;
use super::row::Columns;
use super::transaction::Transaction as _;
use super::users::{
    FIND_COMPANY, FIND_USER_TO_CHANGE, insert_company, insert_user, read_company, read_user,
    user_columns,
};
use super::value::params;
use crate::effects::Effects;
use crate::error::StoreError;
use crate::memory::Topic;
use crate::own_login::{LoginAnswer, OwnLoginStore};

const INSERT_ANSWER: &str = "
    INSERT INTO login_answers (request, code, browser, client_id, answer, expires_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT DO NOTHING";

pub(crate) const FIND_ANSWER: &str = "
    SELECT request, code, browser, client_id, answer, expires_at FROM login_answers WHERE code = ?1";

pub(crate) const USE_ANSWER: &str = "
    UPDATE login_answers SET used_at = ?2
    WHERE code = ?1 AND used_at IS NULL AND expires_at > ?2";

pub(crate) const NOTE_OTHER_BROWSER: &str = "
    UPDATE login_answers SET other_browser_at = ?2
    WHERE code = ?1 AND other_browser_at IS NULL AND used_at IS NULL AND expires_at > ?2";

pub(crate) const FIND_USER_OF_SUBJECT: &str = concat!(
    "SELECT ",
    user_columns!(),
    "FROM platform_subjects JOIN users ON users.id = platform_subjects.user_id
    WHERE platform_subjects.subject = ?1"
);

const INSERT_SUBJECT: &str = "
    INSERT INTO platform_subjects (subject, user_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING";

pub(crate) const IS_SUBJECT_TAKEN: &str = "
    SELECT 1 FROM platform_subjects WHERE subject = ?1";

pub(crate) const IS_EMAIL_OF_ANOTHER: &str = "
    SELECT 1 FROM users WHERE email_folded = ?2 AND id <> ?1";

pub(crate) const SET_EMAIL: &str = "UPDATE users SET email = ?2, email_folded = ?3 WHERE id = ?1";

pub(crate) const FIND_COMPANY_OF_PLATFORM: &str = "
    SELECT companies.id, companies.name, companies.time_zone, companies.requires_second_factor
    FROM platform_companies JOIN companies ON companies.id = platform_companies.company_id
    WHERE platform_companies.id = ?1";

const INSERT_COMPANY_OF_PLATFORM: &str = "
    INSERT INTO platform_companies (id, company_id) VALUES (?1, ?2)";

#[async_trait]
impl<D: Driver> OwnLoginStore for D {
    async fn answer_login_request(
        &self,
        answer: &LoginAnswer,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, answer) = ("answer a login request", answer.clone());
        self.write_with(None, effects, doing, answer, |tx, stored| async move {
            let LoginAnswer { request, code, browser, client_id, answer, expires_at } = &*stored;
            let values = params![request, code, browser, client_id, answer, *expires_at];
            Ok(tx.execute(INSERT_ANSWER, values).await? == 1)
        })
        .await
    }

    async fn find_login_answer(&self, code: &Digest) -> Result<Option<LoginAnswer>, StoreError> {
        self.find_one("find a login's answer", FIND_ANSWER, params![code], read_answer).await
    }

    async fn use_login_answer(&self, code: &Digest, at: Timestamp) -> Result<bool, StoreError> {
        self.write("use a login's answer", *code, move |tx, code| async move {
            Ok(tx.execute(USE_ANSWER, params![&*code, at]).await? == 1)
        })
        .await
    }

    async fn note_other_browser(
        &self,
        code: &Digest,
        at: Timestamp,
        effects: Effects,
    ) -> Result<(), StoreError> {
        let doing = "note that another browser came with a login's code";
        self.write_with(None, effects, doing, *code, move |tx, code| async move {
            tx.execute(NOTE_OTHER_BROWSER, params![&*code, at]).await.map(drop)
        })
        .await
    }

    async fn find_user_of_subject(&self, subject: &str) -> Result<Option<User>, StoreError> {
        let doing = "find a user of the platform";
        self.find_one(doing, FIND_USER_OF_SUBJECT, params![subject], read_user).await
    }

    async fn create_user_of_subject(
        &self,
        subject: &str,
        user: &User,
        memberships: &[Membership],
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (subject.to_owned(), user.clone(), memberships.to_vec());
        let doing = "add a user of the platform";
        self.write_with(Topic::Users, effects, doing, args, |tx, args| async move {
            let (subject, user, memberships) = &*args;
            tx.lock(&[&[b"subject", subject.as_bytes()]]).await?;
            if tx.exists(IS_SUBJECT_TAKEN, params![subject]).await?
                || !insert_user(&tx, user, memberships).await?
            {
                return Ok(false);
            }
            tx.execute(INSERT_SUBJECT, params![subject, &user.id]).await?;
            Ok(true)
        })
        .await
    }

    async fn link_subject(
        &self,
        subject: &str,
        user: &UserId,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("link a user", (subject.to_owned(), user.clone()));
        self.write_with(Topic::Users, effects, doing, args, |tx, args| async move {
            let (subject, user) = &*args;
            if tx.find_one(FIND_USER_TO_CHANGE, params![user], read_user).await?.is_none() {
                return Ok(false);
            }
            Ok(tx.execute(INSERT_SUBJECT, params![subject, user]).await? == 1)
        })
        .await
    }

    async fn set_email(
        &self,
        user: &UserId,
        email: &str,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let (doing, args) = ("change an email address", (user.clone(), email.to_owned()));
        self.write_with(Topic::Users, effects, doing, args, |tx, args| async move {
            let (user, email) = &*args;
            let folded = fold(email);
            tx.lock(&[&[b"email", folded.as_bytes()]]).await?;
            if tx.exists(IS_EMAIL_OF_ANOTHER, params![user, &folded]).await? {
                return Ok(false);
            }
            Ok(tx.execute(SET_EMAIL, params![user, email, &folded]).await? == 1)
        })
        .await
    }

    async fn find_company_of_platform(&self, id: &str) -> Result<Option<Company>, StoreError> {
        let doing = "find a company of the platform";
        match self.find_one(doing, FIND_COMPANY, params![id], read_company).await? {
            Some(company) => Ok(Some(company)),
            None => self.find_one(doing, FIND_COMPANY_OF_PLATFORM, params![id], read_company).await,
        }
    }

    async fn create_company_of_platform(
        &self,
        id: &str,
        company: &Company,
        effects: Effects,
    ) -> Result<bool, StoreError> {
        let args = (id.to_owned(), company.clone());
        let doing = "add a company of the platform";
        self.write_with(None, effects, doing, args, |tx, args| async move {
            let (id, company) = &*args;
            tx.lock(&[&[b"company", id.as_bytes()]]).await?;
            if tx.exists(FIND_COMPANY_OF_PLATFORM, params![id]).await?
                || !insert_company(&tx, company).await?
            {
                return Ok(false);
            }
            tx.execute(INSERT_COMPANY_OF_PLATFORM, params![id, &company.id]).await?;
            Ok(true)
        })
        .await
    }
}

fn read_answer(row: &mut Columns<'_>) -> Result<LoginAnswer, QueryError> {
    let table = "login_answers";
    Ok(LoginAnswer {
        request: row.digest(table, "request")?,
        code: row.digest(table, "code")?,
        browser: row.digest(table, "browser")?,
        client_id: row.next()?,
        answer: row.next()?,
        expires_at: row.next()?,
    })
}
