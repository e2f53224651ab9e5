//! Which passwords a person may choose (NIST SP 800-63B §3.1.1.2): long enough, not easy to guess,
//! and no rule about what they are made of.

use thiserror::Error;
use zxcvbn::feedback::Warning;
use zxcvbn::matching::Match;
use zxcvbn::matching::patterns::MatchPattern;
use zxcvbn::{Score, zxcvbn};

use crate::credential::secret::Password;
use crate::spelling::password::{has_control, prepare};

/// The fewest characters.
pub const MINIMUM: usize = 12;
/// The most: enough for any phrase, and few enough to hash.
pub const LIMIT: usize = 128;

/// "Safely unguessable: moderate protection from offline slow-hash scenario" (zxcvbn).
const STRONG: Score = Score::Three;

/// Parts of names that are shorter are in too many words.
const SHORTEST_PART: usize = 3;

/// The fewest letters and digits that a password has beside what others know of its owner.
const BESIDES: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PasswordError {
    #[error("a password has {MINIMUM} to {LIMIT} characters")]
    TooShort,
    #[error("a password has {MINIMUM} to {LIMIT} characters")]
    TooLong,
    #[error("a password has no control characters, such as a tab")]
    Control,
    #[error("the password is easy to guess: {0}")]
    Weak(Weakness),
}

/// Why a password is easy to guess, of its part that makes up the most of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Weakness {
    #[error("it contains a name or an address of its owner, or the platform's name")]
    Personal,
    #[error("many people use it, or one like it")]
    Common,
    #[error("it contains common names")]
    Name,
    #[error("it is a row or a pattern of keys")]
    Keyboard,
    #[error("it repeats itself")]
    Repeats,
    #[error("it contains a sequence such as abc or 6543")]
    Sequence,
    #[error("it contains a date or a year")]
    Date,
    #[error("it consists of few common words")]
    Words,
}

/// Whose password it is to be: what others know of them, too.
#[derive(Clone, Debug, Default)]
pub struct KnownWords(Vec<String>);

impl KnownWords {
    /// `texts`: names, email addresses, the platform's name.
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut words = Vec::new();
        for text in texts {
            let text = text.to_lowercase();
            let parts = text.split(|letter: char| !letter.is_alphanumeric());
            words.extend(parts.map(str::to_owned));
            words.push(text.chars().filter(|letter| letter.is_alphanumeric()).collect());
            words.push(text);
        }
        words.retain(|word: &String| word.chars().count() >= SHORTEST_PART);
        // The longest first: one may be a part of another.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Self(words)
    }

    /// Whether a password has such words, and little besides. zxcvbn takes three of them with a
    /// year for unguessable.
    fn leaves_little(&self, password: &str) -> bool {
        let before = password.to_lowercase();
        let rest = self.0.iter().fold(before.clone(), |rest, word| rest.replace(word, ""));
        let left = rest.chars().filter(|letter| letter.is_alphanumeric()).count();
        rest != before && left < BESIDES
    }
}

/// Accepts a password for a user of whom those words are known.
pub fn check(password: &Password, known: &KnownWords) -> Result<(), PasswordError> {
    if has_control(password) {
        return Err(PasswordError::Control);
    }
    let password = prepare(password);
    let length = password.expose().chars().count();
    if length < MINIMUM {
        return Err(PasswordError::TooShort);
    }
    if length > LIMIT {
        return Err(PasswordError::TooLong);
    }
    if known.leaves_little(password.expose()) {
        return Err(PasswordError::Weak(Weakness::Personal));
    }
    let known: Vec<&str> = known.0.iter().map(String::as_str).collect();
    let estimate = zxcvbn(password.expose(), &known);
    if estimate.score() >= STRONG {
        return Ok(());
    }
    let warning = estimate.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    Err(PasswordError::Weak(weakness(estimate.sequence(), warning, &known)))
}

fn weakness(parts: &[Match], warning: Option<Warning>, known: &[&str]) -> Weakness {
    if parts.iter().any(|part| is_personal(part, known)) {
        return Weakness::Personal;
    }
    match warning {
        Some(
            Warning::ThisIsATop10Password
            | Warning::ThisIsATop100Password
            | Warning::ThisIsACommonPassword
            | Warning::ThisIsSimilarToACommonlyUsedPassword,
        ) => Weakness::Common,
        Some(
            Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
            | Warning::CommonNamesAndSurnamesAreEasyToGuess,
        ) => Weakness::Name,
        Some(
            Warning::StraightRowsOfKeysAreEasyToGuess
            | Warning::ShortKeyboardPatternsAreEasyToGuess,
        ) => Weakness::Keyboard,
        Some(
            Warning::RepeatsLikeAaaAreEasyToGuess
            | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess,
        ) => Weakness::Repeats,
        Some(Warning::SequencesLikeAbcAreEasyToGuess) => Weakness::Sequence,
        Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => {
            Weakness::Date
        }
        Some(Warning::AWordByItselfIsEasyToGuess) | None => Weakness::Words,
    }
}

fn is_personal(part: &Match, known: &[&str]) -> bool {
    match &part.pattern {
        MatchPattern::Dictionary(found) => known.contains(&found.matched_word.as_str()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> Result<(), PasswordError> {
        let ada = ["Ada", "Lovelace", "ada.lovelace@northwind.example", "Hirempire"];
        check(&Password::new(text), &KnownWords::of(ada))
    }

    #[test]
    fn a_password_has_12_to_128_characters_however_many_bytes_they_are() {
        assert_eq!(checked("vq8-Lm2x_Tz"), Err(PasswordError::TooShort));
        assert_eq!(checked("vq8-Lm2x_Tz7"), Ok(()));
        assert_eq!(checked("žluťoučký kůň"), Ok(()));
        let longest = "vq8-Lm2x_Tz7".chars().cycle().take(128).collect::<String>();
        assert_eq!(checked(&longest), Ok(()));
        assert_eq!(checked(&format!("{longest}x")), Err(PasswordError::TooLong));
    }

    #[test]
    fn nothing_is_asked_of_what_a_password_is_made_of() {
        for text in
            ["otter lamp gravel sunday", "938201746652", "zqwhpvxjkmtr", "correct-horse-battery"]
        {
            assert_eq!(checked(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_typed_everywhere_is_refused() {
        assert_eq!(checked("otter\tlamp gravel"), Err(PasswordError::Control));
    }

    #[test]
    fn what_others_know_of_the_person_is_no_password() {
        for text in
            ["AdaLovelace2026", "lovelace-hirempire", "ada.lovelace@northwind", "Northwind1234"]
        {
            assert_eq!(checked(text), Err(PasswordError::Weak(Weakness::Personal)), "{text}");
        }
    }

    #[test]
    fn the_error_says_what_makes_it_weak() {
        for (text, weakness) in [
            ("passwordpassword", Weakness::Repeats),
            ("aaaaaaaaaaaaaaaa", Weakness::Repeats),
            ("abcabcabcabcabc", Weakness::Repeats),
            ("qwertyuiopasdf", Weakness::Common),
            ("abcdefghijklmnop", Weakness::Sequence),
            ("p@ssword123456", Weakness::Common),
        ] {
            assert_eq!(checked(text), Err(PasswordError::Weak(weakness)), "{text}");
        }
    }
}
