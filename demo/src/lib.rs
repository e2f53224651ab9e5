//! The demo: a hiring platform with a Customer API, and practice data for an empty
//! database. The API is an example of one on the crates `guard` and `api`.
//!
//! Companies and people are the product's, reached by its use cases; jobs, candidates and
//! the rest are the demo's own [`state`], in memory and in one file.

mod api;
mod rules;
pub mod seed;
mod state;

use std::path::PathBuf;
use std::sync::Arc;

use ::api::{Api, ApiError, ApiInfo};
use axum::Router;
use guard::Guard;
use oauth::timestamp::Timestamp;
use provider::Provider;
use time::OffsetDateTime;
use time::macros::format_description;
use tokio::sync::RwLock;

use seed::SeedError;
use seed::accounts::Accounts;
use state::State;

/// The hiring platform. A clone is a handle.
#[derive(Clone)]
pub struct Demo(Arc<Shared>);

struct Shared {
    provider: Provider,
    accounts: Accounts,
    state: RwLock<State>,
    /// `None`: the state ends with the process.
    file: Option<PathBuf>,
}

impl Demo {
    /// Reads the state from `file`; where there is none, or one of an earlier edition, it is
    /// the practice data.
    ///
    /// # Errors
    /// If the file cannot be read, or is not a state.
    pub async fn open(provider: Provider, file: Option<PathBuf>) -> Result<Self, SeedError> {
        let kept = match file.clone() {
            Some(file) => blocking(move || State::load(&file)).await?,
            None => None,
        };
        let state = match kept.filter(State::is_current) {
            Some(state) => state,
            None => seed::state(provider.now())?,
        };
        let accounts = Accounts::read(&provider.settings().issuer)?;
        Ok(Self(Arc::new(Shared { provider, accounts, state: RwLock::new(state), file })))
    }

    /// The routes of the Customer API, for the path that they are nested under.
    pub fn router(&self, guard: &Guard, info: ApiInfo) -> Router {
        Api::new(info, api::operations()).router(guard).with_state(self.clone())
    }

    /// The whole state as the file holds it.
    pub async fn to_json(&self) -> serde_json::Value {
        serde_json::to_value(&*self.0.state.read().await).unwrap_or_default()
    }

    fn provider(&self) -> &Provider {
        &self.0.provider
    }

    fn new_id(&self, prefix: &str) -> String {
        self.0.provider.new_id(prefix)
    }

    fn now(&self) -> String {
        rfc3339(self.0.provider.now())
    }

    async fn read<T>(
        &self,
        work: impl FnOnce(&State) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        work(&*self.0.state.read().await)
    }

    /// Changes the state. A change that is refused, or that cannot be written to the file,
    /// has not happened.
    async fn change<T>(
        &self,
        work: impl FnOnce(&mut State) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let mut state = self.0.state.write().await;
        let mut next = state.clone();
        let made = work(&mut next)?;
        if let Some(file) = self.0.file.clone() {
            let written = next.clone();
            blocking(move || written.save(&file)).await.map_err(ApiError::internal)?;
        }
        *state = next;
        Ok(made)
    }
}

/// Runs what waits for a disk.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, std::io::Error> + Send + 'static,
) -> Result<T, std::io::Error> {
    tokio::task::spawn_blocking(work).await.map_err(std::io::Error::other)?
}

/// RFC 3339, in UTC, to the second: as text, earlier times come first.
fn rfc3339(time: Timestamp) -> String {
    let form = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
    let time = OffsetDateTime::from_unix_timestamp(time.0).ok();
    time.and_then(|time| time.format(&form).ok()).unwrap_or_else(|| "?".to_owned())
}
