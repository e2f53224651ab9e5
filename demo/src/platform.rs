use std::path::PathBuf;
use std::sync::Arc;

use ::api::ApiError;
use admission::Work;
use oauth::role::Role;
use oauth::spelling::email::is_same;
use provider::Provider;
use provider::clients::apps::publisher::DomainLookup;
use provider::error::ProviderError;
use tokio::sync::RwLock;

use crate::data::rfc3339;
use crate::data::state::State;
use crate::domains::ExampleDomains;
use crate::seed::accounts::Accounts;
use crate::seed::{SeedError, state};

/// A clone is a handle.
#[derive(Clone)]
pub struct Demo(Arc<Shared>);

struct Shared {
    provider: Provider,
    accounts: Accounts,
    state: RwLock<State>,
    /// `None`: the state ends with the process.
    file: Option<PathBuf>,
    /// Reading and writing it, one after the other.
    work: Work,
}

impl Demo {
    /// Where there is no file, or one of an earlier edition, the state is the demo data.
    pub async fn open(provider: Provider, file: Option<PathBuf>) -> Result<Self, SeedError> {
        let work = Work::new(1, FILES_WAITING, FILES_WAITING);
        let stored = match file.clone() {
            Some(file) => blocking(&work, move || State::load(&file)).await?,
            None => None,
        };
        let state = match stored.filter(State::is_current) {
            Some(state) => state,
            None => state(provider.now())?,
        };
        let accounts = Accounts::read(&provider.settings().issuer)?;
        Ok(Self(Arc::new(Shared { provider, accounts, state: RwLock::new(state), file, work })))
    }

    pub async fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(&*self.0.state.read().await).unwrap_or_default()
    }

    /// The password is the one that they were seeded with.
    pub async fn practice_accounts(&self) -> Result<(Vec<PracticeAccount>, &str), ProviderError> {
        let seeded = &self.0.accounts;
        let mut accounts = Vec::new();
        for (seeded, _) in seeded.people(None) {
            let found = self.provider().accounts().user_with_companies(&seeded.id).await?;
            let Some((user, memberships)) = found else { continue };
            let active = memberships.into_iter().filter(|(membership, _)| membership.active);
            let roles = active.map(|(membership, company)| PracticeRole {
                role: membership.role,
                job_title: membership.job_title,
                company: company.name,
            });
            let roles: Vec<PracticeRole> = roles.collect();
            if roles.is_empty() {
                continue;
            }
            let administers = &self.provider().settings().platform_administrators;
            accounts.push(PracticeAccount {
                runs_platform: administers.iter().any(|email| is_same(email, &user.email)),
                name: user.full_name(),
                email: user.email,
                roles,
            });
        }
        Ok((accounts, &seeded.password))
    }

    /// Of the practice accounts, as they were seeded.
    pub fn password(&self) -> &str {
        &self.0.accounts.password
    }

    /// How domains are proven in the demo; those that are no examples, as `others` does.
    pub fn domains(&self, others: Arc<dyn DomainLookup>) -> ExampleDomains {
        let verified = self.0.accounts.publishers().flat_map(|found| &found.verified_domains);
        ExampleDomains::new(verified.cloned().collect(), others)
    }

    pub(crate) fn provider(&self) -> &Provider {
        &self.0.provider
    }

    pub(crate) fn new_id(&self, prefix: &str) -> String {
        self.0.provider.new_id(prefix)
    }

    pub(crate) fn now(&self) -> String {
        rfc3339(self.0.provider.now())
    }

    pub(crate) async fn read<T>(
        &self,
        work: impl FnOnce(&State) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        work(&*self.0.state.read().await)
    }

    /// A change that is refused, or that cannot be written to the file, has not happened.
    pub(crate) async fn change<T>(
        &self,
        work: impl FnOnce(&mut State) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let mut state = self.0.state.write().await;
        let mut next = state.clone();
        let made = work(&mut next)?;
        if let Some(file) = self.0.file.clone() {
            let written = next.clone();
            let work = &self.0.work;
            blocking(work, move || written.save(&file)).await.map_err(ApiError::internal)?;
        }
        *state = next;
        Ok(made)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeAccount {
    pub name: String,
    pub email: String,
    /// Whether they administer the platform itself.
    pub runs_platform: bool,
    /// What they are in which company.
    pub roles: Vec<PracticeRole>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeRole {
    pub role: Role,
    pub job_title: Option<String>,
    pub company: String,
}

impl PracticeAccount {
    /// The company that they administer, if there is one.
    pub fn administers(&self) -> Option<&str> {
        let found = self.roles.iter().find(|role| role.role == Role::Administrator);
        found.map(|role| role.company.as_str())
    }
}

/// How many changes may wait for the file.
const FILES_WAITING: usize = 64;

async fn blocking<T: Send + 'static>(
    files: &Work,
    work: impl FnOnce() -> Result<T, std::io::Error> + Send + 'static,
) -> Result<T, std::io::Error> {
    let done = files.run("", work).await.map_err(std::io::Error::other)?;
    done.map_err(std::io::Error::other)?
}
