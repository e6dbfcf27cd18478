"""SQLAlchemy's engines and connections, awaited."""
