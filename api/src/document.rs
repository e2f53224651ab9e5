//! The document that describes an API (OpenAPI 3.1.1).

use guard::{MethodKind, Requirement};
use serde_json::{Map, Value, json};

use crate::operation::{Described, Shape};

#[derive(Clone, Debug)]
pub struct ApiInfo {
    pub title: String,
    pub version: String,
    /// Its paths are below this address.
    pub server: String,
    /// Where people allow an app to use the API.
    pub authorization_endpoint: String,
    pub token_endpoint: String,
    /// Every scope with what it permits; the document names those that are needed.
    pub scopes: Vec<(String, String)>,
}

pub(crate) fn write(info: &ApiInfo, operations: &[Described]) -> Value {
    let mut paths = Map::new();
    let mut schemas = Map::new();
    schemas.insert("Error".to_owned(), error_schema());
    for operation in operations {
        let (takes, gives) = (operation.takes, operation.gives);
        let (takes, gives) = (takes.map(|shape| shape()), gives.map(|shape| shape()));
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        path[operation.method.as_str().to_lowercase()] =
            write_operation(operation, takes.as_ref(), gives.as_ref());
        for (name, schema) in takes.into_iter().chain(gives).flat_map(|shape| shape.all) {
            schemas.insert(name, json!(schema));
        }
    }
    json!({
        "openapi": "3.1.1",
        "info": { "title": info.title, "version": info.version },
        "servers": [{ "url": info.server }],
        "paths": paths,
        "components": { "schemas": schemas, "securitySchemes": schemes(info, operations) },
    })
}

fn write_operation(operation: &Described, takes: Option<&Shape>, gives: Option<&Shape>) -> Value {
    let mut responses = Map::new();
    let mut done = json!({ "description": "Done" });
    if let Some(shape) = gives {
        done["content"] = content(shape);
    }
    if operation.has_versions {
        let description = "The version of what is answered";
        done["headers"] =
            json!({ "ETag": { "description": description, "schema": { "type": "string" } } });
    }
    responses.insert(operation.status.to_string(), done);
    let parameters = parameters(operation);
    let refused = [
        ("400", "The parameters or the body are not what they must be", true),
        ("401", "No credential, or one that is not good", operation.requirement.is_some()),
        ("403", "The credential does not open this", operation.requirement.is_some()),
        ("404", "There is no such thing, or it is not the caller's", operation.can_be_missing),
        ("409", "It does not go together with what is there", operation.method != "GET"),
        ("410", "It is too old", operation.can_expire),
        ("412", "It has another version than the header If-Match names", takes_version(operation)),
        ("413", "The body is larger than anything that is taken", takes.is_some()),
        ("415", "The body is not JSON, or does not say so", takes.is_some()),
    ];
    for (status, description, _) in refused.into_iter().filter(|(_, _, can_be)| *can_be) {
        let schema = json!({ "application/json": { "schema": reference("Error") } });
        let refusal = json!({ "description": description, "content": schema });
        responses.insert(status.to_owned(), refusal);
    }
    let mut written = json!({ "summary": operation.summary, "responses": responses });
    written["security"] = operation.requirement.as_ref().map_or(json!([]), security);
    if let Some(role) = operation.requirement.as_ref().and_then(Requirement::role) {
        written["x-required-role"] = json!(role.title());
    }
    if let Some(shape) = takes {
        written["requestBody"] = json!({ "required": true, "content": content(shape) });
    }
    if !parameters.is_empty() {
        written["parameters"] = json!(parameters);
    }
    written
}

/// Each entry grants access to the operation.
fn security(requirement: &Requirement) -> Value {
    let scopes = requirement.scopes();
    let alternatives: Vec<Value> = if requirement.takes_any() {
        scopes.iter().map(|scope| json!([scope.as_str()])).collect()
    } else {
        vec![scopes.iter().map(oauth::scope::Scope::as_str).collect()]
    };
    let mut all = Vec::new();
    for method in requirement.methods() {
        match method {
            // A key has no scopes.
            MethodKind::ApiKey | MethodKind::PartnerApiKey => {
                all.push(json!({ scheme_name(*method): [] }));
            }
            _ => all
                .extend(alternatives.iter().map(|scopes| json!({ scheme_name(*method): scopes }))),
        }
    }
    json!(all)
}

fn scheme_name(method: MethodKind) -> &'static str {
    match method {
        MethodKind::AuthorizationCode => "authorizationCode",
        MethodKind::ClientCredentials => "clientCredentials",
        MethodKind::ApiKey => "apiKey",
        MethodKind::PartnerApiKey => "partnerApiKey",
        MethodKind::ApiToken => "apiToken",
    }
}

fn schemes(info: &ApiInfo, operations: &[Described]) -> Value {
    let needed = |by: MethodKind| -> Value {
        let takes = |requirement: &&Requirement| requirement.methods().contains(&by);
        let requirements = operations.iter().filter_map(|operation| operation.requirement.as_ref());
        let scopes = requirements.filter(takes).flat_map(Requirement::scopes);
        let described = scopes.map(|scope| {
            let known = info.scopes.iter().find(|(name, _)| name == scope.as_str());
            (scope.to_string(), json!(known.map_or("", |(_, description)| description)))
        });
        Value::Object(described.collect())
    };
    let key = |whose: &str| json!({ "type": "apiKey", "in": "header", "name": "X-SmartToken", "description": whose });
    let (authorization, token) = (&info.authorization_endpoint, &info.token_endpoint);
    json!({
        scheme_name(MethodKind::AuthorizationCode): {
            "type": "oauth2",
            "description": "An access token that acts for a person, and reaches what they reach",
            "flows": { "authorizationCode": {
                "authorizationUrl": authorization,
                "tokenUrl": token,
                "refreshUrl": token,
                "scopes": needed(MethodKind::AuthorizationCode),
            } },
        },
        scheme_name(MethodKind::ClientCredentials): {
            "type": "oauth2",
            "description": "An access token of a service, which reaches what its role reaches",
            "flows": { "clientCredentials": {
                "tokenUrl": token,
                "scopes": needed(MethodKind::ClientCredentials),
            } },
        },
        scheme_name(MethodKind::ApiKey): key("An API key: the whole company, for testing"),
        scheme_name(MethodKind::PartnerApiKey): key("A partner's API key: the whole company"),
        scheme_name(MethodKind::ApiToken): {
            "type": "http",
            "scheme": "bearer",
            "description": "An API token, limited to the scopes chosen when it was made",
        },
    })
}

fn parameters(operation: &Described) -> Vec<Value> {
    let names = operation.path.split('/').filter_map(|part| part.strip_prefix('{'));
    let mut all: Vec<Value> = names
        .map(|name| {
            let name = name.trim_end_matches('}');
            json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
        })
        .collect();
    if takes_version(operation) {
        let description = "The ETag of the version that the change is made to";
        all.push(json!({
            "name": "If-Match", "in": "header", "schema": { "type": "string" },
            "description": description,
        }));
    }
    if operation.in_pages {
        let limit = json!({ "type": "integer", "minimum": 1, "maximum": 100, "default": 50 });
        all.push(json!({ "name": "limit", "in": "query", "schema": limit }));
        let after = json!({ "type": "string" });
        let description = "The `next` of the part before";
        all.push(json!({
            "name": "after", "in": "query", "schema": after, "description": description,
        }));
    }
    all
}

fn takes_version(operation: &Described) -> bool {
    operation.has_versions && operation.method == "PUT"
}

fn content(shape: &Shape) -> Value {
    json!({ "application/json": { "schema": reference(&shape.name) } })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn error_schema() -> Value {
    json!({
        "type": "object",
        "required": ["error", "message"],
        "properties": {
            "error": { "type": "string" },
            "message": { "type": "string" },
            "field": { "type": "string", "description": "What of the body is to be mended" },
            "exception": { "type": "string", "enum": ["OAuthPermissionsException"] },
            "scope": { "type": "string", "description": "The scopes that are missing" },
        },
    })
}
