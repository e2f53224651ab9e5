//! Every setting there is: one list, of which the command line, the environment, the
//! configuration file, `config show` and `config example` are made.

use super::setting_option::{
    SettingOption, decision, flag, lifetime, list, number, secret, tables, text,
};

/// In the order in which people read about them.
pub(super) const OPTIONS: &[SettingOption] = &[
    text("listen", "ADDRESS:PORT", "127.0.0.1:3000", "127.0.0.1:3000", "Where to listen"),
    text(
        "issuer",
        "URL",
        "http://localhost:PORT",
        "https://auth.example",
        "The address under which browsers and apps reach this server: scheme, host and port; \
         https, except for localhost",
    ),
    text(
        "data",
        "DIR",
        "data",
        "/var/lib/countersign",
        "The directory with the master key and the embedded database",
    ),
    secret(text(
        "database_url",
        "postgres://…",
        "the embedded database in the data directory",
        "postgres://countersign@db.example/countersign",
        "A PostgreSQL database instead of the embedded one, for several nodes; all nodes \
         need the same master key in their data directory",
    )),
    number(
        "database_connections",
        "16",
        "How many connections this node opens to the PostgreSQL database; one more listens for \
         changes",
    ),
    text(
        "site",
        "DIR",
        "`site` beside the program, then target/site",
        "/usr/share/countersign/site",
        "The directory with style sheets and scripts",
    ),
    decision(text(
        "platform_name",
        "NAME",
        "Countersign",
        "Hirely",
        "The platform's name, as pages show it",
    )),
    list(
        "platform_administrator",
        "EMAIL",
        "none; in a demo pat@platform.example",
        "lea@fabrikam.example",
        "Users who review apps for the Marketplace, by email address",
    ),
    text(
        "login_url",
        "URL",
        "people sign in here",
        "https://hirely.example/login",
        "The platform's own sign-in page, to which people are sent instead of signing in here; \
         https, except for localhost; needs login_client",
    ),
    text(
        "login_client",
        "ID",
        "none",
        "cli_hirely",
        "The client, by its ID, with which the platform says who has signed in at login_url",
    ),
    tables(
        "resource",
        "URL",
        "<issuer>/api",
        "https://api.example",
        "The APIs that tokens are for, by their addresses (RFC 8707); if a request \
             names none, the first is used. In the file each may be a table [[resource]] with \
             address, name, scopes and self_introduced_scopes",
    ),
    decision(tables(
        "claim",
        "TABLE",
        "none",
        r#"{"name": "https://hirely.example/role", "value": "role"}"#,
        "What apps are told of a person beside the standard claims, each a table [[claim]] with \
             name, value (company_id, company_name, role or job_title), scope, clients and in",
    )),
    text(
        "metadata_documents",
        "off|listed|any",
        "any",
        "listed",
        "Whose apps may introduce themselves by a metadata document at the address that is their \
         client ID: nobody's, those of trusted_document_host, or anybody's",
    ),
    list(
        "trusted_document_host",
        "HOST",
        "none",
        "claude.ai",
        "The hosts whose apps are taken where metadata_documents is listed",
    ),
    text(
        "registration",
        "off|token|open",
        "off; in a demo open",
        "token",
        "Whether apps may register themselves (RFC 7591): no, with a token of `countersign client \
         registration-token`, or all",
    ),
    decision(text(
        "catalogue",
        "FILE",
        "the catalogue that the program ships with",
        "/etc/countersign/catalogue.toml",
        "The scopes and their texts",
    )),
    decision(text(
        "token_catalogue",
        "FILE",
        "the catalogue that the program ships with",
        "/etc/countersign/api-tokens.toml",
        "The scopes and presets of API tokens",
    )),
    decision(text(
        "credential_prefix",
        "TEXT",
        "DCRA1- for API keys, csn for tokens, codes and secrets; in a demo DCRA1- for all",
        "EU1-",
        "What keys and tokens begin with: at most six letters, digits and hyphens, the first a \
         letter or digit; existing ones stay valid",
    )),
    decision(flag(
        "partner_api_keys",
        "false",
        "false",
        "Let administrators create partner API keys; existing ones work in any case",
    )),
    decision(flag(
        "account_deletion",
        "false",
        "true",
        "Let people delete their own accounts on /account",
    )),
    decision(flag(
        "two_factors_for_admin_scopes",
        "false",
        "true",
        "Only people who signed in with two factors allow scopes of level Admin; who has no \
             second factor sets one up while signing in",
    )),
    flag(
        "playground",
        "false; in a demo true",
        "true",
        "Serve the playground, where developers try their app step by step",
    ),
    list(
        "trusted_proxy",
        "NETWORK",
        "none",
        "127.0.0.1/32",
        "Proxies whose X-Forwarded-For is trusted, as addresses or networks",
    ),
    text(
        "metrics_listen",
        "ADDRESS:PORT",
        "nowhere",
        "127.0.0.1:9464",
        "Where Prometheus reads /metrics",
    ),
    text(
        "log",
        "FILTER",
        "info",
        "info",
        "What is logged: a level, or a list such as warn,provider=debug",
    ),
    text(
        "log_format",
        "lines|json",
        "lines",
        "lines",
        "The format of the log: lines for people, or one JSON object per line",
    ),
    text(
        "tls.certificate",
        "FILE",
        "none: http, for a proxy that speaks https",
        "/etc/countersign/tls/fullchain.pem",
        "The certificate chain (PEM), for https without a proxy; read again when it changes",
    ),
    text(
        "tls.key",
        "FILE",
        "none",
        "/etc/countersign/tls/privkey.pem",
        "The certificate's private key (PEM)",
    ),
    secret(text(
        "mail.server",
        "URL",
        "none: emails become files in mail.folder",
        "smtps://user:password@mail.example",
        "The server that sends emails: smtps://… (TLS, port 465) or smtp://… (STARTTLS, port \
         587), with user name and password percent-encoded; smtp://localhost and other \
         loopback addresses are used without TLS",
    )),
    text(
        "mail.from",
        "ADDRESS",
        "no-reply at the issuer's host; a mail.server needs its own",
        "Hirely <no-reply@hirely.example>",
        "The sender of emails",
    ),
    text(
        "mail.folder",
        "DIR",
        "mail in the data directory",
        "/var/spool/countersign",
        "Where emails are written as files (.eml) if there is no mail.server",
    ),
    text(
        "mail.language",
        "en|de|fr|es",
        "en",
        "en",
        "The language of emails to users whose language is not known",
    ),
    text(
        "brand.colour",
        "#RRGGBB",
        "the built-in colour",
        "#0b5a6b",
        "The colour of links and main buttons; refused if its contrast is too low",
    ),
    text(
        "brand.colour_dark",
        "#RRGGBB",
        "brand.colour, lightened until its contrast is high enough",
        "#6fd0e3",
        "The same on dark pages",
    ),
    text(
        "brand.logo",
        "FILE",
        "none",
        "/etc/countersign/brand/logo.png",
        "The platform's logo, beside its name: a PNG, JPEG or WebP picture, preferably square; \
         it is scaled",
    ),
    text(
        "brand.logo_dark",
        "FILE",
        "brand.logo",
        "/etc/countersign/brand/logo-dark.png",
        "The same on dark pages",
    ),
    text(
        "brand.texts",
        "DIR",
        "none",
        "/etc/countersign/brand/texts",
        "A directory with en.ftl, de.ftl, fr.ftl or es.ftl: messages that replace those in \
         app/words; messages on which people base a decision cannot be replaced",
    ),
    text(
        "brand.support",
        "URL",
        "none",
        "mailto:help@hirely.example",
        "Where users get help: an https or mailto address, in the footer",
    ),
    text(
        "brand.privacy",
        "URL",
        "none",
        "https://hirely.example/privacy",
        "The platform's privacy policy, in the footer",
    ),
    text(
        "brand.terms",
        "URL",
        "none",
        "https://hirely.example/terms",
        "The platform's terms, in the footer",
    ),
    text(
        "traces.endpoint",
        "URL",
        "nowhere",
        "http://127.0.0.1:4318",
        "Where traces are sent: an OpenTelemetry collector (OTLP over HTTP); /v1/traces is \
         appended",
    ),
    text(
        "traces.sample",
        "RATIO",
        "1",
        "1",
        "The share of requests that are traced: 1 for all, 0.01 for one in a hundred; a trusted \
         proxy may decide instead",
    ),
    number(
        "limits.requests_per_second",
        "500",
        "Requests per second from one network; more are answered with 429",
    ),
    number(
        "limits.client_requests_per_second",
        "500",
        "Requests per second of one authenticated client; more are answered with 429. Clients \
         that may introspect are not counted",
    ),
    number(
        "limits.registrations",
        "10000",
        "Apps that have registered themselves, at a time; more are refused with 503",
    ),
    number(
        "limits.concurrent_requests",
        "1024",
        "Requests in progress at the same time; more are answered with 503",
    ),
    number(
        "limits.concurrent_requests_per_network",
        "512",
        "Of these, how many from one network: an IPv4 address or an IPv6 /64",
    ),
    number(
        "limits.connections",
        "4096",
        "Open connections, or fewer if the system allows fewer; for one more, the connection \
         that has been idle the longest is closed",
    ),
    number(
        "limits.connections_per_network",
        "1024",
        "Of these, how many from one network; trusted proxies are not limited",
    ),
    number(
        "limits.sign_in_failures_account",
        "10",
        "Failed sign-ins of one account within 15 minutes, after which it must wait",
    ),
    number(
        "limits.sign_in_failures_address",
        "50",
        "Failed sign-ins from one address within 15 minutes, after which it must wait",
    ),
    lifetime("lifetimes.authorization_code", "60s", "An authorization code: at most 60s"),
    lifetime("lifetimes.access_token", "1h", "An opaque access token"),
    lifetime(
        "lifetimes.access_token_jwt",
        "5m",
        "A JWT access token, which APIs verify by themselves and which cannot be revoked: at \
         most 5m",
    ),
    lifetime("lifetimes.refresh_token_idle", "90d", "A refresh token that is not used"),
    lifetime("lifetimes.grant", "365d", "A grant, unless the user chooses another end"),
    lifetime("lifetimes.grant_unused", "90d", "A grant that is not used"),
    lifetime("lifetimes.session", "30d", "A session, from sign-in"),
    lifetime("lifetimes.session_idle", "24h", "A session that is not used"),
    lifetime(
        "lifetimes.recent_sign_in",
        "15m",
        "How recently a user must have signed in to create a credential, to change what others \
         trust, or to allow access to their whole company",
    ),
    lifetime("lifetimes.pushed_request", "90s", "A pushed authorization request: under 600s"),
    lifetime("lifetimes.device_request", "10m", "A device authorization request"),
    lifetime("lifetimes.audit", "730d", "An entry of the audit log: at least 30d"),
];

pub(super) fn option(key: &str) -> Option<&'static SettingOption> {
    OPTIONS.iter().find(|option| option.key == key)
}
