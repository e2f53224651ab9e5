use oauth::catalogue::{DataFlag, Level};
use oauth::consent::offer::Offer;

use crate::pages::permissions::Permissions;

/// How many permissions are asked for, and the most that the app could do with all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Glance {
    pub required: usize,
    pub optional: usize,
    pub level: Option<Level>,
    pub flags: Vec<DataFlag>,
}

impl Glance {
    pub fn of(offer: &Offer, permissions: &Permissions<'_>) -> Self {
        let asked = offer.asked();
        let required = offer.required.intersection(&asked).len();
        // What the app has already is part of what it can do.
        let all = asked.union(&offer.has_already());
        Self {
            required,
            optional: asked.len() - required,
            level: permissions.highest(&all),
            flags: permissions.flags(&all),
        }
    }
}
