"""What every feature stands on: settings, the database, time, text, errors."""
