"""Two ideas that say much the same."""

STORM = "Let the lamp go out during the great storm, and let Ines find the matches in the dark."


ALSO_STORM = "Let the lamp go out in the great storm and let Ines find matches in the dark!"
