"""The tables of a store, as its newest migration leaves them."""

from sqlalchemy import BigInteger, Column, MetaData, Table, Text, UniqueConstraint

SCHEMA_TABLE = "store_schema"
"""Where Alembic notes which migration was the last."""

metadata = MetaData()

ENTRIES = Table(
    "entries",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("scenario", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("parent", BigInteger),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("scenario", "first", "last", "version"),
)
"""What was done, from 1 on without a gap; rows are only ever added."""

DOCUMENTS = Table(
    "documents",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("content", Text, nullable=False),
)
"""Plans, each under the SHA-256 of its text; entries name them."""

HEAD = Table(
    "head",
    metadata,
    Column("entries", BigInteger, primary_key=True, autoincrement=False),
    Column("hash", Text, nullable=False),
)
"""One row: how many entries there are, and the hash of the last."""
