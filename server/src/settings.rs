//! What the operator decided, from the command line, the environment and the
//! configuration file, checked.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use oauth::api_key::ApiKeyFormat;
use oauth::resource::{Resource, ResourceError};
use serde::Deserialize;
use thiserror::Error;
use toml::Spanned;
use url::{Host, Url};

use crate::cli::ServeOptions;

/// The settings of `serve`.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whether to seed and serve practice data.
    pub demo: bool,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The folder of the database and the master key.
    pub data: PathBuf,
    /// The issuer; `None` for `http://localhost:PORT`.
    pub issuer: Option<String>,
    /// The folder of style sheets and scripts, if it was named.
    pub site: Option<PathBuf>,
    /// The catalogue file, if it was named.
    pub catalogue: Option<PathBuf>,
    /// The catalogue file of API tokens, if it was named.
    pub token_catalogue: Option<PathBuf>,
    /// How API keys are written.
    pub api_keys: ApiKeyFormat,
    /// Whether new partner API keys may be made.
    pub partner_api_keys: bool,
    /// The platform's name.
    pub platform_name: String,
    /// The e-mail addresses of those who look at apps for the Marketplace.
    pub platform_administrators: Vec<String>,
    /// The APIs that tokens are for, the platform's own first; none for
    /// `<issuer>/api`.
    pub resources: Vec<Resource>,
}

/// The configuration file. Each value carries its place, for errors.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    listen: Option<Spanned<String>>,
    data: Option<PathBuf>,
    database_url: Option<String>,
    issuer: Option<Spanned<String>>,
    site: Option<PathBuf>,
    catalogue: Option<PathBuf>,
    token_catalogue: Option<PathBuf>,
    api_key_prefix: Option<Spanned<String>>,
    #[serde(default)]
    partner_api_keys: bool,
    platform_name: Option<Spanned<String>>,
    #[serde(default)]
    platform_administrator: Vec<String>,
    #[serde(default)]
    resource: Vec<Spanned<String>>,
}

/// What is wrong with the settings.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// The file cannot be read.
    #[error("{file}: cannot be read: {fault}")]
    Unreadable {
        /// Its path.
        file: String,
        /// What the system says.
        fault: std::io::Error,
    },
    /// A value in the file breaks a rule.
    #[error("{file}, line {line}: {rule}")]
    InFile {
        /// Its path.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// The rule.
        rule: String,
    },
    /// An option breaks a rule.
    #[error("{option}: {rule}")]
    InOption {
        /// The option.
        option: &'static str,
        /// The rule.
        rule: String,
    },
}

impl Settings {
    /// Joins options and file, and checks every value.
    pub fn load(options: ServeOptions) -> Result<Self, SettingsError> {
        let (file, place) = match &options.decisions.config {
            Some(path) => read_file(path)?,
            None => (File::default(), Place::default()),
        };
        let database_url = options.database_url.or(file.database_url);
        if database_url.is_some() {
            return Err(SettingsError::InOption {
                option: "--database-url",
                rule: "PostgreSQL is not supported yet; leave it out to use the embedded database"
                    .to_owned(),
            });
        }
        let listen = match (options.listen, &file.listen) {
            (Some(listen), _) => listen,
            (None, Some(text)) => text.get_ref().parse().map_err(|_| {
                place.fault(text, "listen must be ADDRESS:PORT, such as 127.0.0.1:3000")
            })?,
            (None, None) => SocketAddr::from((Ipv4Addr::LOCALHOST, 3000)),
        };
        if options.demo && !listen.ip().is_loopback() {
            return Err(SettingsError::InOption {
                option: "--demo",
                rule: "practice data is served on loopback only; its passwords are public"
                    .to_owned(),
            });
        }
        let issuer = match (options.issuer, &file.issuer) {
            (Some(issuer), _) => Some(check_issuer(&issuer).map_err(|rule| {
                SettingsError::InOption { option: "--issuer", rule: rule.to_owned() }
            })?),
            (None, Some(text)) => {
                Some(check_issuer(text.get_ref()).map_err(|rule| place.fault(text, rule))?)
            }
            (None, None) => None,
        };
        let platform_name = match (options.decisions.platform_name, &file.platform_name) {
            (Some(name), _) => check_platform_name(&name).map_err(|rule| {
                SettingsError::InOption { option: "--platform-name", rule: rule.to_owned() }
            })?,
            (None, Some(text)) => {
                check_platform_name(text.get_ref()).map_err(|rule| place.fault(text, rule))?
            }
            (None, None) => "Countersign".to_owned(),
        };
        let api_keys = match (options.decisions.api_key_prefix, &file.api_key_prefix) {
            (Some(prefix), _) => ApiKeyFormat::new(&prefix).ok_or(SettingsError::InOption {
                option: "--api-key-prefix",
                rule: API_KEY_PREFIX_RULE.to_owned(),
            })?,
            (None, Some(text)) => ApiKeyFormat::new(text.get_ref())
                .ok_or_else(|| place.fault(text, API_KEY_PREFIX_RULE))?,
            (None, None) => ApiKeyFormat::default(),
        };
        let resources = if options.resource.is_empty() {
            file.resource
                .iter()
                .map(|text| {
                    let resource = text.get_ref().parse();
                    resource.map_err(|rule: ResourceError| place.fault(text, rule.to_string()))
                })
                .collect::<Result<_, _>>()?
        } else {
            options
                .resource
                .iter()
                .map(|text| {
                    text.parse().map_err(|rule: ResourceError| SettingsError::InOption {
                        option: "--resource",
                        rule: format!("{text}: {rule}"),
                    })
                })
                .collect::<Result<_, _>>()?
        };
        Ok(Self {
            resources,
            demo: options.demo,
            listen,
            data: options.data.or(file.data).unwrap_or_else(|| PathBuf::from("data")),
            issuer,
            site: options.site.or(file.site),
            catalogue: options.decisions.catalogue.or(file.catalogue),
            token_catalogue: options.decisions.token_catalogue.or(file.token_catalogue),
            api_keys,
            partner_api_keys: options.decisions.partner_api_keys || file.partner_api_keys,
            platform_name,
            platform_administrators: if options.platform_administrator.is_empty() {
                file.platform_administrator
            } else {
                options.platform_administrator
            },
        })
    }
}

/// The file's name and text, to say where a fault stands.
#[derive(Default)]
struct Place {
    file: String,
    text: String,
}

impl Place {
    fn fault<T>(&self, value: &Spanned<T>, rule: impl Into<String>) -> SettingsError {
        self.fault_at(value.span().start, rule)
    }

    fn fault_at(&self, offset: usize, rule: impl Into<String>) -> SettingsError {
        SettingsError::InFile {
            file: self.file.clone(),
            line: self.text[..offset.min(self.text.len())].matches('\n').count() + 1,
            rule: rule.into(),
        }
    }
}

fn read_file(path: &Path) -> Result<(File, Place), SettingsError> {
    let file = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|fault| SettingsError::Unreadable { file: file.clone(), fault })?;
    let place = Place { file, text };
    let parsed = toml::from_str(&place.text).map_err(|error| {
        place.fault_at(error.span().unwrap_or(0..0).start, error.message().to_owned())
    })?;
    Ok((parsed, place))
}

/// RFC 8414 §2: "a URL that uses the \"https\" scheme and has no query or
/// fragment components". Plain http is for loopback, where it crosses no wire.
fn check_issuer(text: &str) -> Result<String, &'static str> {
    let url = Url::parse(text).map_err(|_| "the issuer must be an absolute URL")?;
    // As browsers write an origin: a default port or a capital letter would make
    // every comparison with what they send fail.
    let issuer = url.origin().ascii_serialization();
    if issuer != text.strip_suffix('/').unwrap_or(text) {
        return Err("the issuer must be scheme, host and port only, as a browser writes them");
    }
    let on_loopback = match url.host() {
        Some(Host::Domain(domain)) => domain == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    match url.scheme() {
        "https" => Ok(issuer),
        "http" if on_loopback => Ok(issuer),
        _ => Err("the issuer must use https (http is accepted for localhost)"),
    }
}

const API_KEY_PREFIX_RULE: &str =
    "the prefix of API keys must be at most six letters, digits and hyphens";

fn check_platform_name(name: &str) -> Result<String, &'static str> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 50 || name.chars().any(char::is_control) {
        return Err("the platform's name must be 1 to 50 printable characters");
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::DecisionOptions;

    fn load(text: &str) -> Result<Settings, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("countersign.toml");
        std::fs::write(&path, text).unwrap();
        let options = ServeOptions {
            decisions: DecisionOptions { config: Some(path.clone()), ..DecisionOptions::default() },
            ..ServeOptions::default()
        };
        Settings::load(options)
            .map_err(|error| error.to_string().replace(&path.display().to_string(), "FILE"))
    }

    #[test]
    fn a_fault_in_the_file_names_line_and_rule() {
        assert_eq!(
            load("data = 'd'\nlisten = 'here'\n").unwrap_err(),
            "FILE, line 2: listen must be ADDRESS:PORT, such as 127.0.0.1:3000"
        );
        assert_eq!(
            load("\nissuer = 'http://auth.example'\n").unwrap_err(),
            "FILE, line 2: the issuer must use https (http is accepted for localhost)"
        );
        assert_eq!(
            load("api_key_prefix = 'DCRA_1'\n").unwrap_err(),
            format!("FILE, line 1: {API_KEY_PREFIX_RULE}")
        );
        assert_eq!(
            load("resource = [\n'https://api.example/',\n'api']\n").unwrap_err(),
            "FILE, line 3: resource must be an absolute URI without a fragment"
        );
        assert!(load("\n\ncolour = 'red'\n").unwrap_err().starts_with("FILE, line 3: unknown"));
    }

    #[test]
    fn an_issuer_is_scheme_host_and_port() {
        for text in [
            "auth.example",
            "https://",
            "https://a.example/x",
            "https://u@a.example",
            "https://a.example:443",
            "https://A.example",
            "http://[2001:db8::1]:3000",
        ] {
            assert!(check_issuer(text).is_err(), "{text}");
        }
        assert_eq!(check_issuer("https://a.example/").unwrap(), "https://a.example");
        assert_eq!(check_issuer("http://localhost:3000").unwrap(), "http://localhost:3000");
    }

    #[test]
    fn an_option_beats_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("countersign.toml");
        std::fs::write(&path, "listen = '127.0.0.1:4000'\nplatform_name = 'Hiring'\n").unwrap();
        let options = ServeOptions {
            decisions: DecisionOptions { config: Some(path), ..DecisionOptions::default() },
            listen: Some(SocketAddr::from((Ipv4Addr::LOCALHOST, 5000))),
            ..ServeOptions::default()
        };
        let settings = Settings::load(options).unwrap();
        assert_eq!((settings.listen.port(), settings.platform_name.as_str()), (5000, "Hiring"));
    }

    #[test]
    fn a_demo_listens_on_loopback_only() {
        let options = ServeOptions {
            demo: true,
            listen: Some("0.0.0.0:3000".parse().unwrap()),
            ..ServeOptions::default()
        };
        assert!(Settings::load(options).is_err());
    }
}
