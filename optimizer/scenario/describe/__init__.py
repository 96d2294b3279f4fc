"""Pages and schemas made from the schema: docs/scenario-format.md, `optimizer schema`."""
