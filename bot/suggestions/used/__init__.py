"""Which accepted ideas a chapter uses: said in its preview, and true from the moment it is posted."""
