"""Imported last by the process that is forked: what it holds isn't looked through again in each fork."""

import gc

gc.collect()
gc.freeze()
