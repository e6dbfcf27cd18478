"""Several processes on one PostgreSQL: who serves which shards, when the next request of them all is made, and how one
tells the others what there is to do.
"""
