"""The panel of `/chapter schedule`: a work's drafts, released one by one."""
