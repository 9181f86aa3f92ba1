"""The version of the published records; CHANGELOG.md says what changed."""

SCHEMA_VERSION = "3.4"
