"""Word documents, from Word or any editor that saves one."""
