"""The database: engines, column types, transactions, and the schema's history."""
