mod applicants;
mod applications;
mod call;
mod candidates;
mod companies;
mod configuration;
mod jobs;
mod messages;
mod organizations;
mod postings;
mod users;
mod webhooks;

use crate::platform::Demo;

pub(crate) fn operations() -> Vec<::api::Operation<Demo>> {
    let all = [
        applicants::operations(),
        applications::operations(),
        candidates::operations(),
        companies::operations(),
        configuration::operations(),
        jobs::operations(),
        messages::operations(),
        organizations::operations(),
        postings::operations(),
        users::operations(),
        webhooks::operations(),
    ];
    all.into_iter().flatten().collect()
}
