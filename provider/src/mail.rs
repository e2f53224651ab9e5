//! Letters: who is written to about what, and how a letter comes to be sent.
//!
//! A letter is kept with what it tells of ([`store::mail`]) and opened when it is sent: names,
//! addresses and ends are those of that moment. `app` writes its text, the server sends it.

use std::sync::Arc;
use std::time::Duration;

use oauth::api_credential::ApiCredential;
use oauth::authorize::AuthorizationRequest;
use oauth::client::Client;
use oauth::credential_notice::Notice;
use oauth::id::{ApiCredentialId, ApprovalRequestId, ClientId, CompanyId, LetterId, UserId};
use oauth::language::Language;
use oauth::network::network_of;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;
use store::StoreError;
use store::mail::{ClaimedLetter, Letter, News, telling};
use store::policies::ApprovalRequest;
use store::users::{Company, User};

use crate::Provider;
use crate::approvals::Approval;
use crate::audit::address;
use crate::error::ProviderError;
use crate::issue_code::Granted;
use crate::session::{Actor, SignedIn};

/// How many letters are sent at a time.
const BATCH: u32 = 16;

/// How long whoever claimed letters may take to send them; then another may try.
const LEASE: Duration = Duration::from_mins(10);

/// When a letter that could not be sent is tried again, at first and at most. Each time takes
/// four times as long.
const FIRST_PAUSE: Duration = Duration::from_mins(1);
const LONGEST_PAUSE: Duration = Duration::from_hours(24);

/// When a letter is given up.
const GIVEN_UP_AFTER: Duration = Duration::from_hours(3 * 24);

/// How many administrators of one company are written to.
const ADMINISTRATORS: u32 = 20;

/// A letter to be sent now.
#[derive(Clone, Debug)]
pub struct OpenedLetter {
    /// Its id; the same, however often it is tried.
    pub id: LetterId,
    /// Who gets it.
    pub to: User,
    /// The company that they work for.
    pub company: Company,
    /// The language to write it in.
    pub language: Language,
    /// When it was written.
    pub written_at: Timestamp,
    /// What it tells.
    pub contents: Contents,
    claim: u32,
}

/// What a letter tells.
#[derive(Clone, Debug)]
pub enum Contents {
    /// They allowed an app something.
    AccessAllowed {
        /// The app.
        client: Arc<Client>,
        /// What they newly allowed.
        scopes: ScopeSet,
        /// The network that they answered from, if it is known.
        place: Option<String>,
        /// What stands of it; `None`: it has been taken back since.
        standing: Option<StandingAccess>,
    },
    /// Somebody asks to be allowed an app.
    ApprovalAsked(Box<Approval>),
    /// Their request was answered.
    ApprovalAnswered(Box<Approval>),
    /// A credential ends soon.
    CredentialEnds(Box<ApiCredential>),
    /// A secret that was replaced stops soon.
    SecretStops(Box<ApiCredential>),
    /// A key that opens everything is still there.
    KeyStands(Box<ApiCredential>),
}

/// An app's access that stands.
#[derive(Clone, Debug)]
pub struct StandingAccess {
    /// When it ends by itself, if it does.
    pub expires_at: Option<Timestamp>,
    /// The path that takes it away, for whoever holds it.
    pub not_me: String,
}

/// What becomes of a letter that could not be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed {
    /// It is tried again then.
    TriedAgainAt(Timestamp),
    /// It has been tried for long enough, and is gone.
    GivenUp,
}

impl Provider {
    /// A letter that is due at once.
    pub(crate) fn letter(&self, to: &UserId, language: Option<Language>, news: News) -> Letter {
        let id = LetterId::new(self.new_id("ltr_"));
        Letter { id, to: to.clone(), language, news, written_at: self.now() }
    }

    /// The letter to whoever allows an app something. An answer that gives nothing new is not
    /// told.
    pub(crate) fn letters_of_grant(
        &self,
        request: &AuthorizationRequest,
        granted: &Granted<'_>,
        signed_in: &SignedIn,
    ) -> Vec<Letter> {
        if granted.allowed.is_empty() {
            return Vec::new();
        }
        let news = News::AccessAllowed {
            client: request.client.id.clone(),
            company: signed_in.company.id.clone(),
            scopes: granted.allowed.clone(),
            place: address().as_deref().and_then(network_of),
        };
        vec![self.letter(&signed_in.user.id, Some(granted.language), news)]
    }

    /// The letters to those who can answer a request.
    pub(crate) async fn letters_to_administrators(
        &self,
        request: &ApprovalRequest,
        language: Language,
    ) -> Result<Vec<Letter>, StoreError> {
        let to = self.administrators(&request.company_id).await?;
        let news = News::ApprovalAsked { request: request.id.clone() };
        let letter = |user: User| self.letter(&user.id, Some(language), news.clone());
        Ok(to.into_iter().map(letter).collect())
    }

    async fn administrators(&self, company: &CompanyId) -> Result<Vec<User>, StoreError> {
        self.inner.store.administrators_of_company(company, ADMINISTRATORS).await
    }

    /// Writes to people about credentials that end soon, or stand without end; about how many
    /// credentials. Each is told once, however many servers look.
    pub async fn tell_of_credentials(&self, limit: u32) -> Result<usize, ProviderError> {
        let (store, now) = (&self.inner.store, self.now());
        let due = store.credentials_to_tell_of(now, limit).await?;
        for (id, due_at) in &due {
            let Some(found) = store.find_api_credential(id).await? else { continue };
            let credential = found.credential;
            let letters = match credential.notice_now(*due_at, now) {
                Some(notice) => self.letters_of_credential(&credential, notice).await?,
                None => Vec::new(),
            };
            let again_at = credential.next_notice(now).map(|(at, _)| at);
            telling(letters, store.note_told_of_credential(id, *due_at, again_at)).await?;
        }
        Ok(due.len())
    }

    /// To whoever made it; if they are gone, to the company's administrators.
    async fn letters_of_credential(
        &self,
        credential: &ApiCredential,
        notice: Notice,
    ) -> Result<Vec<Letter>, ProviderError> {
        let id = credential.id.clone();
        let news = match notice {
            Notice::Ends => News::CredentialEnds { credential: id },
            Notice::SecretStops => News::SecretStops { credential: id },
            Notice::KeyStands => News::KeyStands { credential: id },
        };
        let company = &credential.company_id;
        let maker = self.actor(&credential.created_by).await?;
        let to = match maker.filter(|maker| maker.company.id == *company) {
            Some(Actor { user, .. }) => vec![user],
            None => self.administrators(company).await?,
        };
        Ok(to.iter().map(|user| self.letter(&user.id, None, news.clone())).collect())
    }

    /// Letters that are due: nobody else gets them while they are being sent. Those that have
    /// become pointless are gone.
    pub async fn letters_to_send(&self) -> Result<Vec<OpenedLetter>, ProviderError> {
        let now = self.now();
        let claimed = self.inner.store.claim_letters(now, now + LEASE, BATCH).await?;
        let mut letters = Vec::with_capacity(claimed.len());
        for ClaimedLetter { letter, claim } in claimed {
            match self.open_letter(&letter, claim).await {
                Ok(Some(letter)) => letters.push(letter),
                Ok(None) => {
                    self.inner.store.forget_letter(&letter.id, claim).await?;
                }
                // Not a reason to keep the others back.
                Err(error) => {
                    tracing::error!(letter = %letter.id, %error, "a letter could not be opened");
                    self.put_off(&letter.id, letter.written_at, claim).await?;
                }
            }
        }
        Ok(letters)
    }

    /// A letter was sent: nothing of it stays.
    pub async fn letter_sent(&self, letter: &OpenedLetter) -> Result<(), ProviderError> {
        self.inner.store.forget_letter(&letter.id, letter.claim).await?;
        Ok(())
    }

    /// A letter could not be sent.
    pub async fn letter_failed(&self, letter: &OpenedLetter) -> Result<Failed, ProviderError> {
        self.put_off(&letter.id, letter.written_at, letter.claim).await
    }

    async fn put_off(
        &self,
        id: &LetterId,
        written_at: Timestamp,
        claim: u32,
    ) -> Result<Failed, ProviderError> {
        if let Some(due_at) = next_try(written_at, claim, self.now()) {
            self.inner.store.defer_letter(id, claim, due_at).await?;
            Ok(Failed::TriedAgainAt(due_at))
        } else {
            self.inner.store.forget_letter(id, claim).await?;
            Ok(Failed::GivenUp)
        }
    }

    /// `None`, if there is nobody to tell it, or nothing to tell any more.
    async fn open_letter(
        &self,
        letter: &Letter,
        claim: u32,
    ) -> Result<Option<OpenedLetter>, ProviderError> {
        let found = self.inner.store.find_user(&letter.to).await?;
        let Some(to) = found.filter(|user| !user.disabled) else { return Ok(None) };
        let here = &to.company_id;
        let contents = match &letter.news {
            News::AccessAllowed { client, company, scopes, place } => {
                self.access_allowed(&to, (client, company), scopes, place.as_deref()).await?
            }
            News::ApprovalAsked { request } => {
                let waits = |approval: &Approval| approval.request.answer.is_none();
                let found = self.asked(request, here).await?.filter(waits);
                found.map(Box::new).map(Contents::ApprovalAsked)
            }
            News::ApprovalAnswered { request } => {
                self.asked(request, here).await?.map(Box::new).map(Contents::ApprovalAnswered)
            }
            News::CredentialEnds { credential } => {
                let ends = |credential: &ApiCredential| {
                    credential.expires_at.is_some_and(|end| self.now() < end)
                };
                let found = self.working(credential, here).await?.filter(ends);
                found.map(Box::new).map(Contents::CredentialEnds)
            }
            News::SecretStops { credential } => {
                let stops =
                    |credential: &ApiCredential| credential.stopping_secret(self.now()).is_some();
                let found = self.working(credential, here).await?.filter(stops);
                found.map(Box::new).map(Contents::SecretStops)
            }
            News::KeyStands { credential } => {
                self.working(credential, here).await?.map(Box::new).map(Contents::KeyStands)
            }
        };
        let Some(contents) = contents else { return Ok(None) };
        let company = self.inner.store.find_company(here).await?;
        let company = company.ok_or(ProviderError::Lost("a user's company"))?;
        let language = letter.language.unwrap_or(self.inner.settings.letter_language);
        let (id, written_at) = (letter.id.clone(), letter.written_at);
        Ok(Some(OpenedLetter { id, to, company, language, written_at, contents, claim }))
    }

    async fn access_allowed(
        &self,
        to: &User,
        (client, company): (&ClientId, &CompanyId),
        scopes: &ScopeSet,
        place: Option<&str>,
    ) -> Result<Option<Contents>, ProviderError> {
        let store = &self.inner.store;
        // What was allowed in another company opens nothing any more.
        let Some(found) = store.find_client(client).await?.filter(|_| to.company_id == *company)
        else {
            return Ok(None);
        };
        let standing = store.find_standing(&to.id, client, company, self.now()).await?.grant;
        let standing = standing.map(|grant| StandingAccess {
            expires_at: grant.expires_at,
            not_me: self.not_me_path(&grant),
        });
        let (scopes, place) = (scopes.clone(), place.map(str::to_owned));
        Ok(Some(Contents::AccessAllowed { client: found, scopes, place, standing }))
    }

    /// A request in the company of whoever gets the letter.
    async fn asked(
        &self,
        id: &ApprovalRequestId,
        company: &CompanyId,
    ) -> Result<Option<Approval>, ProviderError> {
        match self.inner.store.find_approval_request(id).await? {
            Some(request) if request.company_id == *company => {
                self.approval_of(request).await.map(Some)
            }
            _ => Ok(None),
        }
    }

    /// A credential of that company that nobody has revoked.
    async fn working(
        &self,
        id: &ApiCredentialId,
        company: &CompanyId,
    ) -> Result<Option<ApiCredential>, ProviderError> {
        let found = self.inner.store.find_api_credential(id).await?;
        Ok(found
            .map(|found| found.credential)
            .filter(|found| found.company_id == *company && found.revoked.is_none()))
    }
}

/// When a letter that could not be sent is tried again; `None`: it is given up. The last try
/// is when the time is over.
fn next_try(written_at: Timestamp, claim: u32, now: Timestamp) -> Option<Timestamp> {
    let end = written_at + GIVEN_UP_AFTER;
    let times = 4_u32.saturating_pow(claim.saturating_sub(1));
    let pause = FIRST_PAUSE.saturating_mul(times).min(LONGEST_PAUSE);
    (now < end).then(|| (now + pause).min(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_tried_ever_more_seldom_and_given_up_after_three_days() {
        let written_at = Timestamp(1_800_000_000);
        let (mut now, mut pauses) = (written_at, Vec::new());
        for claim in 1.. {
            let Some(next) = next_try(written_at, claim, now) else { break };
            pauses.push(next.since(now).as_secs() / 60);
            now = next;
        }
        assert_eq!(pauses, [1, 4, 16, 64, 256, 1024, 1440, 1440, 75]);
        assert_eq!(now, written_at + GIVEN_UP_AFTER);
        assert_eq!(next_try(written_at, u32::MAX, written_at + GIVEN_UP_AFTER), None);
    }
}
