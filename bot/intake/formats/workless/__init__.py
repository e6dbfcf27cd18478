"""Pages of sites that hold no work: logins, warnings, lists, errors."""
