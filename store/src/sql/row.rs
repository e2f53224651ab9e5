//! From the columns of a row to values. Each decoder names the table and the column when a
//! row holds what this program never writes.

use std::str::FromStr;

use oauth::authentication::Authenticated;
use oauth::credential::digest::Digest;
use oauth::discovery::resource::Resources;
use oauth::id::{
    ApiCredentialId, ApprovalRequestId, AuthenticatorId, ClientId, CompanyId, EmailId, GrantId,
    IdentityProviderId, PasskeyId, PublisherId, SessionId, TokenFamilyId, TransactionId, UserId,
};
use oauth::jose::thumbprint::Thumbprint;
use oauth::role::Role;
use oauth::scope::ScopeSet;
use oauth::timestamp::Timestamp;

use super::error::QueryError;
use crate::version::Version;

/// A row of a driver, read by position.
pub(crate) trait Row {
    fn boolean(&self, column: usize) -> Result<Option<bool>, QueryError>;
    fn integer(&self, column: usize) -> Result<Option<i64>, QueryError>;
    fn text(&self, column: usize) -> Result<Option<&str>, QueryError>;
    fn blob(&self, column: usize) -> Result<Option<&[u8]>, QueryError>;
}

/// The columns of a row, one after the other.
pub(crate) struct Columns<'row> {
    row: &'row dyn Row,
    next: usize,
}

impl<'row> Columns<'row> {
    pub(crate) fn of(row: &'row dyn Row) -> Self {
        Self { row, next: 0 }
    }

    /// The value of the next column.
    pub(crate) fn next<T: Column<'row>>(&mut self) -> Result<T, QueryError> {
        let column = self.next;
        self.next += 1;
        T::read(self.row, column)
    }

    /// Passes columns over.
    pub(crate) fn skip(&mut self, columns: usize) {
        self.next += columns;
    }

    /// The next column, which is `table.column`, as what its text says.
    pub(crate) fn parse<T: FromStr<Err: std::fmt::Display>>(
        &mut self,
        table: &'static str,
        column: &'static str,
    ) -> Result<T, QueryError> {
        let text: &str = self.next()?;
        text.parse().map_err(|rule| QueryError::inconsistent(table, column, rule))
    }

    pub(crate) fn scopes(
        &mut self,
        table: &'static str,
        column: &'static str,
    ) -> Result<ScopeSet, QueryError> {
        scopes(self.next()?, table, column)
    }

    /// Not parsed: every call of an API reads them, and a URL takes long.
    pub(crate) fn resources(&mut self) -> Result<Resources, QueryError> {
        Ok(Resources::of_stored(self.next()?))
    }

    pub(crate) fn role(
        &mut self,
        table: &'static str,
        column: &'static str,
    ) -> Result<Role, QueryError> {
        self.variant(&Role::ALL, Role::as_str, table, column)
    }

    pub(crate) fn thumbprint(
        &mut self,
        table: &'static str,
        column: &'static str,
    ) -> Result<Option<Thumbprint>, QueryError> {
        self.next::<Option<&str>>()?
            .map(Thumbprint::parse)
            .transpose()
            .map_err(|rule| QueryError::inconsistent(table, column, rule))
    }

    /// The next two columns.
    pub(crate) fn authenticated(&mut self) -> Result<Authenticated, QueryError> {
        let at = self.next()?;
        let Ok(methods) = self.next::<&str>()?.parse();
        Ok(Authenticated { at, methods })
    }

    pub(crate) fn digest(
        &mut self,
        table: &'static str,
        column: &'static str,
    ) -> Result<Digest, QueryError> {
        self.hash(table, column).map(Digest::from_bytes)
    }

    pub(crate) fn optional_digest(
        &mut self,
        table: &'static str,
        column: &'static str,
    ) -> Result<Option<Digest>, QueryError> {
        let Some(bytes) = self.next::<Option<&[u8]>>()? else { return Ok(None) };
        let bytes = bytes.try_into();
        let digest = bytes.map(Digest::from_bytes);
        digest.map(Some).map_err(|_| QueryError::inconsistent(table, column, "32 bytes"))
    }

    pub(crate) fn hash(
        &mut self,
        table: &'static str,
        column: &'static str,
    ) -> Result<[u8; 32], QueryError> {
        let bytes: &[u8] = self.next()?;
        bytes
            .try_into()
            .map_err(|_| QueryError::inconsistent(table, column, "a SHA-256 hash has 32 bytes"))
    }

    /// The next column as the value that `spell` spells that way.
    pub(crate) fn variant<T: Copy>(
        &mut self,
        values: &[T],
        spell: fn(T) -> &'static str,
        table: &'static str,
        column: &'static str,
    ) -> Result<T, QueryError> {
        variant(self.next()?, values, spell, table, column)
    }

    /// As [`Self::variant`], for a column that may be null.
    pub(crate) fn optional_variant<T: Copy>(
        &mut self,
        values: &[T],
        spell: fn(T) -> &'static str,
        table: &'static str,
        column: &'static str,
    ) -> Result<Option<T>, QueryError> {
        let text: Option<&str> = self.next()?;
        text.map(|text| variant(text, values, spell, table, column)).transpose()
    }

    /// The words of the next column, which spaces separate.
    pub(crate) fn variants<T: Copy, C: FromIterator<T>>(
        &mut self,
        values: &[T],
        spell: fn(T) -> &'static str,
        table: &'static str,
        column: &'static str,
    ) -> Result<C, QueryError> {
        let text: &str = self.next()?;
        text.split_ascii_whitespace()
            .map(|word| variant(word, values, spell, table, column))
            .collect()
    }
}

/// Reads a row of one column.
pub(crate) fn single<T: for<'row> Column<'row>>(row: &mut Columns<'_>) -> Result<T, QueryError> {
    row.next()
}

pub(crate) fn scopes(
    text: &str,
    table: &'static str,
    column: &'static str,
) -> Result<ScopeSet, QueryError> {
    ScopeSet::try_from(text.to_owned())
        .map_err(|rule| QueryError::inconsistent(table, column, rule))
}

/// The value that `spell` spells so.
pub(crate) fn variant<T: Copy>(
    text: &str,
    values: &[T],
    spell: fn(T) -> &'static str,
    table: &'static str,
    column: &'static str,
) -> Result<T, QueryError> {
    values.iter().copied().find(|value| spell(*value) == text).ok_or_else(|| {
        let known: Vec<_> = values.iter().map(|value| spell(*value)).collect();
        QueryError::inconsistent(table, column, format!("{text:?} is none of {}", known.join(", ")))
    })
}

/// What a column can be read as.
pub(crate) trait Column<'row>: Sized {
    fn read_optional(row: &'row dyn Row, column: usize) -> Result<Option<Self>, QueryError>;

    fn read(row: &'row dyn Row, column: usize) -> Result<Self, QueryError> {
        let value = Self::read_optional(row, column)?;
        value.ok_or(QueryError::Misuse("a column is null that is never so"))
    }
}

impl<'row, T: Column<'row>> Column<'row> for Option<T> {
    fn read_optional(row: &'row dyn Row, column: usize) -> Result<Option<Self>, QueryError> {
        T::read_optional(row, column).map(Some)
    }
}

macro_rules! column {
    ($($type:ty: $read:ident $(=> $make:expr)?;)+) => { $(
        impl<'row> Column<'row> for $type {
            fn read_optional(
                row: &'row dyn Row,
                column: usize,
            ) -> Result<Option<Self>, QueryError> {
                row.$read(column)$(.map(|value| value.map($make)))?
            }
        }
    )+ };
}

column! {
    bool: boolean;
    i64: integer;
    Timestamp: integer => Timestamp;
    Version: integer => Version;
    &'row str: text;
    String: text => str::to_owned;
    &'row [u8]: blob;
    Vec<u8>: blob => <[u8]>::to_vec;
    ApiCredentialId: text => Self::new;
    ApprovalRequestId: text => Self::new;
    ClientId: text => Self::new;
    CompanyId: text => Self::new;
    GrantId: text => Self::new;
    EmailId: text => Self::new;
    IdentityProviderId: text => Self::new;
    AuthenticatorId: text => Self::new;
    PasskeyId: text => Self::new;
    PublisherId: text => Self::new;
    SessionId: text => Self::new;
    TokenFamilyId: text => Self::new;
    TransactionId: text => Self::new;
    UserId: text => Self::new;
}

impl<'row> Column<'row> for u32 {
    fn read_optional(row: &'row dyn Row, column: usize) -> Result<Option<Self>, QueryError> {
        let number = row.integer(column)?.map(Self::try_from).transpose();
        number.map_err(|_| QueryError::Misuse("a number is out of bounds"))
    }
}

impl<'row> Column<'row> for u64 {
    fn read_optional(row: &'row dyn Row, column: usize) -> Result<Option<Self>, QueryError> {
        let number = row.integer(column)?.map(Self::try_from).transpose();
        number.map_err(|_| QueryError::Misuse("a number is out of bounds"))
    }
}
