"""How Alembic runs a migration: on the connection it is handed, each in its own transaction."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True, transaction_per_migration=True, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
