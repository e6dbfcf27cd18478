"""From a file to its preview, and what can be done there until the chapter is posted."""
