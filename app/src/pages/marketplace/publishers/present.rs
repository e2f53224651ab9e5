use std::collections::BTreeSet;

use oauth::id::{CompanyId, PublisherId};
use provider::clients::review_publishers::ReviewablePublisher;
use provider::paging::PageOf;
use routes::MARKETPLACE_PUBLISHERS;

use crate::components::form::PostForm;
use crate::components::pager::{PAGE, Pager};
use crate::components::tabs::Tab;
use crate::i18n::{Localizer, date};

#[derive(Clone, Debug)]
pub struct PublisherNamesPage {
    pub done: Option<String>,
    /// What was decided about was shown otherwise: this is how it is now.
    pub changed: bool,
    pub tabs: Vec<Tab>,
    pub names: Vec<PublisherName>,
    pub pager: Pager,
}

/// A publisher whose name a platform administrator may review.
#[derive(Clone, Debug)]
pub struct PublisherName {
    pub name: String,
    pub domains: Vec<String>,
    pub hosts: Vec<String>,
    pub website: Option<String>,
    /// The day.
    pub reviewed: Option<String>,
    /// `None`: reviewers do not review the publisher of their own company.
    pub form: Option<PostForm>,
}

pub fn names_pager<T>(list: &PageOf<T>) -> Pager {
    Pager::new(list, |page| format!("{MARKETPLACE_PUBLISHERS}?{PAGE}={page}"))
}

/// `to` makes the form of a publisher.
pub fn publisher_name(
    localizer: Localizer,
    found: &ReviewablePublisher,
    own: &CompanyId,
    to: impl Fn(&PublisherId) -> PostForm,
) -> PublisherName {
    let publisher = &found.record.publisher;
    let list = |set: &BTreeSet<String>| set.iter().cloned().collect();
    let reviewed = publisher.review.as_ref().filter(|_| found.is_reviewed());
    let is_own = found.record.company.as_ref() == Some(own);
    PublisherName {
        name: publisher.display_name(),
        domains: list(&found.facts.domains),
        hosts: list(&found.facts.hosts),
        website: publisher.website.clone(),
        reviewed: reviewed.map(|review| date::day(localizer, review.at)),
        form: (!is_own).then(|| to(&publisher.id)),
    }
}
