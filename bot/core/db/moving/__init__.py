"""Moving all that there is from one database to another, of the other kind as well."""
