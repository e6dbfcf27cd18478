"""By what one knows that a server of PostgreSQL isn't there, which is more than that it gives no answer."""

import errno
import re

NOT_SERVING = ("57P01", "57P02", "57P03")
"""PostgreSQL's codes for a server that is being stopped, or isn't ready yet: nobody has a lock on it."""

NOT_THERE = {errno.ECONNREFUSED, errno.EADDRNOTAVAIL, errno.ENETUNREACH}
"""What the system says of an address at which no server listens, or which this machine doesn't have."""


def is_down(error: BaseException | None) -> bool:
    """Tell whether the server itself isn't there, so that nobody else has the lock either."""
    cause = getattr(error, "orig", None) or error
    is_refused = isinstance(cause, ConnectionRefusedError | FileNotFoundError)
    if isinstance(cause, OSError) and not is_refused:  # of a name with several addresses, all that were tried
        numbers = {int(one) for one in re.findall(r"\[Errno (\d+)\]", str(cause))}
        is_refused = errno.ECONNREFUSED in numbers and numbers <= NOT_THERE
    return is_refused or getattr(cause, "sqlstate", None) in NOT_SERVING
