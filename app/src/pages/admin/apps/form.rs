use oauth::catalogue::Level;
use oauth::consent::policy::AppStatus;
use oauth::parameters::Parameters;
use provider::administration::app_list::AppFilter;

pub const TEXT: &str = "find";
pub const STATUS: &str = "decision";
pub const HIGHEST: &str = "most";
const TEXT_LIMIT: usize = 254;

pub(crate) const LEVELS: [(Level, &str); 4] = [
    (Level::Read, "read"),
    (Level::Change, "change"),
    (Level::Delete, "delete"),
    (Level::Admin, "admin"),
];

pub fn app_filter(parameters: &Parameters) -> AppFilter {
    let text = parameters.get(TEXT).unwrap_or_default().trim();
    let highest = parameters.get(HIGHEST).unwrap_or_default();
    AppFilter {
        text: Some(text.chars().take(TEXT_LIMIT).collect()).filter(|_| !text.is_empty()),
        status: parameters.get(STATUS).and_then(AppStatus::parse),
        highest: LEVELS.iter().find(|(_, word)| *word == highest).map(|(level, _)| *level),
    }
}

pub(crate) fn word(level: Level) -> &'static str {
    LEVELS.iter().find(|(known, _)| *known == level).map_or("", |(_, word)| word)
}
