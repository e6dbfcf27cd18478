"""The schema from 0027 to 0033: letters that are held and said once, clicks, what is searched without accents."""
