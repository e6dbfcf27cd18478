"""Documents for developers, and the program that draws their pictures."""
