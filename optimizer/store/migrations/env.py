"""What Alembic runs: the migrations, in the transaction of the connection that it is given."""

from alembic import context

from optimizer.store.tables import SCHEMA_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=SCHEMA_TABLE,
    transactional_ddl=True,
)
context.run_migrations()
