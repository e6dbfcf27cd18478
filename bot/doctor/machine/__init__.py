"""The machine on which the bot runs: settings, Python and packages, files and disk."""
