use oauth::audit::AuditGroup;
use oauth::parameters::Parameters;
use provider::administration::audit::AuditFilter;

use crate::i18n::{Localizer, date};

pub const GROUP: &str = "what";
pub const ACTOR: &str = "who";
pub const SINCE: &str = "from";
pub const UNTIL: &str = "to";
const ACTOR_LIMIT: usize = 254;

pub fn audit_filter(localizer: Localizer, parameters: &Parameters) -> AuditFilter {
    let actor = parameters.get(ACTOR).unwrap_or_default().trim();
    let day = |field| parameters.get(field).unwrap_or_default();
    AuditFilter {
        group: parameters.get(GROUP).and_then(AuditGroup::parse),
        actor: Some(actor.chars().take(ACTOR_LIMIT).collect()).filter(|_| !actor.is_empty()),
        since: date::start_of_iso_day(localizer, day(SINCE)),
        until: date::end_of_iso_day(localizer, day(UNTIL)),
    }
}
