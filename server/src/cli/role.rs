//! A role, as commands take it.

use clap::ValueEnum;
use oauth::role::Role;

#[derive(Clone, Copy, ValueEnum)]
pub enum RoleOption {
    /// Administrator: manages the company, and can allow apps everything
    Administrator,
    /// Standard: can allow apps what they may do themselves
    Standard,
}

impl From<RoleOption> for Role {
    fn from(option: RoleOption) -> Self {
        match option {
            RoleOption::Administrator => Self::Administrator,
            RoleOption::Standard => Self::Standard,
        }
    }
}
