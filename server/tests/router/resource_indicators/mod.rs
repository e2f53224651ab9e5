//! resource_indicators
