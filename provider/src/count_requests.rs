//! Counts requests of apps, and stores what was counted.

use oauth::id::GrantId;
use oauth::scope::Scope;
use oauth::token::access_token::LiveAccessToken;
use store::request_counts::RequestCount;

use crate::Provider;
use crate::error::ProviderError;
use crate::request_counts::{Counted, STEP, beginning_of_day};
use crate::shared::Shared;

impl Shared {
    /// Counts a request of an active token that needs one or all of the `required` scopes. One that
    /// will be refused for lack of them is not counted.
    pub(crate) fn count_request(&self, live: &LiveAccessToken, required: &[Scope]) {
        let Some(grant) = &live.grant_id else { return };
        let group = match required.iter().find(|scope| live.scopes.contains(scope)) {
            Some(scope) => self.catalogue.find(scope).and_then(|entry| {
                self.catalogue.groups().iter().position(|group| group.id == entry.group)
            }),
            None if required.is_empty() => None,
            None => return,
        };
        let day = beginning_of_day(self.now());
        self.request_counter.add(grant, Counted { day, group, requests: 1 });
    }
}

impl Provider {
    /// Stores what was counted since the last time. Counts that cannot be stored stay for the next
    /// time.
    pub async fn store_request_counts(&self) -> Result<(), ProviderError> {
        let shared = &self.inner.shared;
        let groups = shared.catalogue.groups();
        let mut waiting: Vec<(GrantId, Counted)> = Vec::new();
        for (grant, counted) in shared.request_counter.take() {
            waiting.extend(counted.into_iter().map(|counted| (grant.clone(), counted)));
        }
        while !waiting.is_empty() {
            let step = waiting.split_off(waiting.len().saturating_sub(STEP));
            let count = |(grant_id, counted): &(GrantId, Counted)| RequestCount {
                grant_id: grant_id.clone(),
                day: counted.day,
                group: counted
                    .group
                    .and_then(|place| groups.get(place))
                    .map_or_else(String::new, |group| group.id.clone()),
                requests: counted.requests,
            };
            let counts: Vec<_> = step.iter().map(count).collect();
            if let Err(error) = shared.store.add_requests(&counts).await {
                for (grant, counted) in waiting.into_iter().chain(step) {
                    shared.request_counter.add(&grant, counted);
                }
                return Err(error.into());
            }
        }
        Ok(())
    }
}
