//! What must be true of the server, kept beside it: the protocol's state as its
//! rules say it, in a few vectors.

use oauth::catalogue::{CUSTOMER_API, Catalogue};
use oauth::scope::ScopeSet;

use super::people::{App, Person};
use testkit::html::Form;

pub(super) const MINUTE: i64 = 60;
pub(super) const HOUR: i64 = 60 * MINUTE;
pub(super) const DAY: i64 = 24 * HOUR;

/// For how long a token just rotated may be shown again.
pub(super) const GRACE: i64 = 30;

/// What a person has allowed an app.
#[derive(Clone, Debug)]
pub(super) struct Grant {
    pub(super) person: Person,
    pub(super) app: App,
    pub(super) scopes: ScopeSet,
    pub(super) declined: ScopeSet,
    pub(super) redirect_uri: String,
    pub(super) expires_at: i64,
    pub(super) unused_ends_at: i64,
    pub(super) revoked: bool,
}

/// What a request offers to a person.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    pub(super) required: ScopeSet,
    pub(super) optional: ScopeSet,
    pub(super) declined_before: ScopeSet,
    pub(super) already: ScopeSet,
}

impl Offer {
    pub(super) fn is_settled(&self) -> bool {
        !self.already.is_empty() && self.required.is_empty() && self.optional.is_empty()
    }

    pub(super) fn asked(&self) -> ScopeSet {
        if self.is_settled() {
            return ScopeSet::default();
        }
        self.required.union(&self.optional).union(&self.declined_before)
    }

    /// Whether the page would be the same.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        same(&self.required, &other.required)
            && same(&self.optional, &other.optional)
            && same(&self.declined_before, &other.declined_before)
            && same(&self.already, &other.already)
    }
}

/// Whether two sets have the same scopes, in whatever order.
pub(super) fn same(one: &ScopeSet, other: &ScopeSet) -> bool {
    one.is_subset(other) && other.is_subset(one)
}

/// An authorization request.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) person: Person,
    pub(super) app: App,
    pub(super) scopes: ScopeSet,
    pub(super) redirect_uri: String,
    /// Whether it has a `code_challenge`.
    pub(super) challenged: bool,
    /// `prompt=consent`.
    pub(super) asks_anew: bool,
}

/// A consent page that a person has open.
#[derive(Clone)]
pub(super) struct Showing {
    pub(super) request: Request,
    pub(super) offer: Offer,
    pub(super) form: Form,
    /// Which of the person's sessions it was shown in.
    pub(super) session: usize,
    pub(super) shown_at: i64,
    pub(super) answered: Option<Answered>,
}

/// How a page was answered.
#[derive(Clone, Debug)]
pub(super) struct Answered {
    /// The code that it gave, and what for; `None` if nothing was allowed.
    pub(super) allowed: Option<(String, ScopeSet)>,
    pub(super) at: i64,
}

/// A code on its way to tokens.
#[derive(Clone, Debug)]
pub(super) struct Code {
    pub(super) value: String,
    pub(super) app: App,
    pub(super) grant: usize,
    pub(super) scopes: ScopeSet,
    pub(super) redirect_uri: String,
    pub(super) challenged: bool,
    pub(super) expires_at: i64,
    /// The family that it was exchanged for.
    pub(super) family: Option<usize>,
    /// Whether it was swept away.
    pub(super) swept: bool,
}

/// All tokens that descend from one code.
#[derive(Clone, Debug)]
pub(super) struct Family {
    pub(super) app: App,
    pub(super) grant: usize,
    pub(super) scopes: ScopeSet,
    pub(super) revoked: bool,
    pub(super) generation: u32,
}

#[derive(Clone, Debug)]
pub(super) struct RefreshToken {
    pub(super) value: String,
    pub(super) family: usize,
    pub(super) generation: u32,
    pub(super) expires_at: i64,
    pub(super) rotated_at: Option<i64>,
}

#[derive(Clone, Debug)]
pub(super) struct AccessToken {
    pub(super) value: String,
    pub(super) family: usize,
    pub(super) scopes: ScopeSet,
    pub(super) expires_at: i64,
    pub(super) revoked: bool,
}

/// A person's session.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Session {
    /// How many they had before, and this one.
    pub(super) number: usize,
    pub(super) began_at: i64,
    pub(super) touched_at: i64,
}

impl Session {
    pub(super) fn lives(&self, now: i64) -> bool {
        self.number > 0 && now < self.began_at + 30 * DAY && now < self.touched_at + DAY
    }
}

pub(super) struct Model {
    pub(super) now: i64,
    pub(super) catalogue: Catalogue,
    pub(super) sessions: [Session; 2],
    pub(super) grants: Vec<Grant>,
    pub(super) families: Vec<Family>,
    pub(super) showings: Vec<Showing>,
    pub(super) codes: Vec<Code>,
    pub(super) access: Vec<AccessToken>,
    pub(super) refresh: Vec<RefreshToken>,
    /// What had ended before then may be gone.
    pub(super) swept_before: i64,
}

impl Model {
    pub(super) fn new(now: i64) -> Self {
        Self {
            now,
            catalogue: Catalogue::parse("customer_api.toml", CUSTOMER_API).expect("shipped"),
            sessions: [Session::default(); 2],
            grants: Vec::new(),
            families: Vec::new(),
            showings: Vec::new(),
            codes: Vec::new(),
            access: Vec::new(),
            refresh: Vec::new(),
            swept_before: i64::MIN,
        }
    }

    pub(super) fn session(&mut self, person: Person) -> &mut Session {
        &mut self.sessions[person as usize]
    }

    pub(super) fn stands(&self, grant: usize) -> bool {
        let grant = &self.grants[grant];
        !grant.revoked && self.now < grant.expires_at && self.now < grant.unused_ends_at
    }

    /// The grant that stands between a person and an app.
    pub(super) fn standing(&self, person: Person, app: App) -> Option<usize> {
        let of_both = |grant: &Grant| grant.person == person && grant.app == app;
        (0..self.grants.len())
            .rev()
            .find(|&place| of_both(&self.grants[place]))
            .filter(|&place| self.stands(place))
    }

    /// The grant that the page of a request would tell of.
    pub(super) fn before(&self, request: &Request) -> Option<&Grant> {
        let standing = self.standing(request.person, request.app)?;
        Some(&self.grants[standing]).filter(|_| !request.asks_anew)
    }

    /// What a request offers now.
    pub(super) fn offer(&self, request: &Request) -> Offer {
        let allowable = self.catalogue.allowable_by(request.person.role(), &request.scopes);
        let before = self.before(request);
        let already = before
            .map(|grant| request.scopes.intersection(&grant.scopes).intersection(&allowable))
            .unwrap_or_default();
        let new = request.scopes.difference(&already);
        let required = new.intersection(&request.app.required());
        let optional = new.difference(&required).intersection(&allowable);
        let declined_before = match before {
            Some(grant) if !already.is_empty() => optional.intersection(&grant.declined),
            _ => ScopeSet::default(),
        };
        let optional = optional.difference(&declined_before);
        Offer { required, optional, declined_before, already }
    }

    /// Whether a person must give their password again to answer this.
    pub(super) fn needs_recent_sign_in(&self, person: Person, offer: &Offer) -> bool {
        let age = self.now - self.sessions[person as usize].began_at;
        self.catalogue.needs_role(&offer.asked()) && age > 15 * MINUTE
    }

    /// Whether a request is answered from what was allowed before.
    pub(super) fn is_answered_silently(&self, request: &Request, offer: &Offer) -> bool {
        offer.is_settled()
            && !request.asks_anew
            && request.app.keeps_a_secret()
            && self.before(request).is_some_and(|grant| grant.redirect_uri == request.redirect_uri)
    }

    pub(super) fn family_lives(&self, family: usize) -> bool {
        !self.families[family].revoked && self.stands(self.families[family].grant)
    }

    /// What may be opened at most with a scope set of a family, now.
    pub(super) fn cut(&self, family: usize, scopes: &ScopeSet) -> ScopeSet {
        let grant = &self.grants[self.families[family].grant];
        let left = scopes.intersection(&grant.scopes);
        self.catalogue.allowable_by(grant.person.role(), &left)
    }

    /// What an access token opens now; `None` if it is not good.
    pub(super) fn opens(&self, token: &AccessToken) -> Option<ScopeSet> {
        let good = !token.revoked && self.now < token.expires_at && self.family_lives(token.family);
        good.then(|| self.cut(token.family, &token.scopes))
    }

    /// Notes that an app got tokens by a grant.
    pub(super) fn note_use(&mut self, grant: usize) {
        let unused_ends_at = self.now + 90 * DAY;
        let grant = &mut self.grants[grant];
        grant.unused_ends_at = grant.unused_ends_at.max(unused_ends_at);
    }
}
