"""Sources as people meet them."""
