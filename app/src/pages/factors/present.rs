use oauth::timestamp::Timestamp;
use provider::account::factors::{Authenticator, LIMIT, OwnFactors, Passkey};

use crate::i18n::{Localizer, date};

#[derive(Clone, Debug)]
pub struct FactorRow {
    pub name: String,
    pub added: String,
    pub used: String,
    /// What is wrong with it.
    pub warning: Option<String>,
    pub edit: String,
    pub remove: String,
}

#[derive(Clone, Debug)]
pub struct PasskeysPage {
    pub done: Option<String>,
    pub rows: Vec<FactorRow>,
    /// Whether browsers make passkeys for this server.
    pub offered: bool,
    pub full: bool,
    /// The name of the site that they are for.
    pub host: String,
}

#[derive(Clone, Debug)]
pub struct SecondFactorPage {
    pub done: Option<String>,
    pub rows: Vec<FactorRow>,
    pub full: bool,
    /// How many are left.
    pub recovery_codes: u32,
    /// The company that demands a second factor.
    pub demanded_by: Option<String>,
}

pub fn passkeys_page(
    localizer: Localizer,
    own: Vec<Passkey>,
    now: Timestamp,
    offered: bool,
    host: String,
) -> PasskeysPage {
    let full = is_full(own.len());
    let row = |passkey: Passkey| FactorRow {
        added: date::day(localizer, passkey.created_at),
        used: date::last_used(localizer, passkey.last_used_at, now),
        warning: passkey.refused_at.map(|at| {
            localizer.t_args("passkey-copied", &[("day", date::day(localizer, at).into())])
        }),
        edit: routes::passkey(&passkey.id),
        remove: routes::passkey_remove(&passkey.id),
        name: passkey.name,
    };
    PasskeysPage { done: None, rows: own.into_iter().map(row).collect(), offered, full, host }
}

pub fn second_factor_page(
    localizer: Localizer,
    own: Vec<Authenticator>,
    factors: OwnFactors,
    now: Timestamp,
    demanded_by: Option<String>,
) -> SecondFactorPage {
    let full = is_full(own.len());
    let row = |app: Authenticator| FactorRow {
        added: date::day(localizer, app.created_at),
        used: date::last_used(localizer, app.last_used_at, now),
        warning: None,
        edit: routes::authenticator(&app.id),
        remove: routes::authenticator_remove(&app.id),
        name: app.name,
    };
    SecondFactorPage {
        done: None,
        rows: own.into_iter().map(row).collect(),
        full,
        recovery_codes: factors.recovery_codes,
        demanded_by,
    }
}

fn is_full(count: usize) -> bool {
    u32::try_from(count).is_ok_and(|count| count >= LIMIT)
}
