"""Discord, as the doctor of a host asks it: token, application, channels."""
