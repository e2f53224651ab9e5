use std::fmt::{self, Display};

/// Below the issuer, or relative to it.
///
/// ```
/// use routes::{TOKEN, SIGN_IN, UrlBuilder};
/// assert_eq!(UrlBuilder::at("https://auth.example", TOKEN).to_string(),
///     "https://auth.example/oauth/token");
/// assert_eq!(UrlBuilder::relative(SIGN_IN).query("return_to", "/a b").to_string(),
///     "/sign-in?return_to=%2Fa+b");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct UrlBuilder {
    url: String,
    has_query: bool,
}

impl UrlBuilder {
    /// `issuer` is scheme, host and port.
    pub fn at(issuer: &str, path: impl AsRef<str>) -> Self {
        Self { url: format!("{issuer}{}", path.as_ref()), has_query: false }
    }

    /// As links on the server's own pages have it.
    pub fn relative(path: impl AsRef<str>) -> Self {
        Self::at("", path)
    }

    /// Encoded as `application/x-www-form-urlencoded`.
    pub fn query(mut self, name: &str, value: impl AsRef<str>) -> Self {
        self.url.push(if self.has_query { '&' } else { '?' });
        self.has_query = true;
        encode_form(&mut self.url, name);
        self.url.push('=');
        encode_form(&mut self.url, value.as_ref());
        self
    }

    /// The last call: nothing may follow a fragment.
    #[must_use]
    pub fn fragment(self, id: &str) -> String {
        format!("{}#{id}", self.url)
    }
}

impl Display for UrlBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.url)
    }
}

impl From<UrlBuilder> for String {
    fn from(builder: UrlBuilder) -> Self {
        builder.url
    }
}

/// As one segment of a path (RFC 3986 §3.3).
pub(crate) fn fill(pattern: &str, name: &str, value: &dyn Display) -> String {
    let mut segment = String::new();
    let is_pchar = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte);
    for byte in value.to_string().bytes() {
        if is_pchar(byte) { segment.push(char::from(byte)) } else { escape(&mut segment, byte) }
    }
    pattern.replace(&format!("{{{name}}}"), &segment)
}

/// URL Standard, "application/x-www-form-urlencoded percent-encode set".
fn encode_form(url: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b' ' => url.push('+'),
            b'*' | b'-' | b'.' | b'_' => url.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => url.push(char::from(byte)),
            _ => escape(url, byte),
        }
    }
}

fn escape(url: &mut String, byte: u8) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    url.push('%');
    url.push(char::from(HEX[usize::from(byte >> 4)]));
    url.push(char::from(HEX[usize::from(byte & 0xF)]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_encoded_as_forms_are() {
        let built = UrlBuilder::relative("/a").query("x y", "ü&=~").query("b", "*-._");
        assert_eq!(String::from(built), "/a?x+y=%C3%BC%26%3D%7E&b=*-._");
    }

    #[test]
    fn a_fragment_follows_path_and_query() {
        assert_eq!(
            UrlBuilder::at("http://localhost:3000", "/a").query("b", "c").fragment("d"),
            "http://localhost:3000/a?b=c#d"
        );
    }
}
