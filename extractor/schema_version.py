"""The version of the published records; CHANGELOG.md says what changed.

Beside the package of the records: who only names the version does not wait for their models.
"""

SCHEMA_VERSION = "3.5"
