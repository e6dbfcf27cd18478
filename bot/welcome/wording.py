"""What the bot says in a server that it was invited to."""


def hello() -> str:
    return (
        "Hello! I announce new chapters here, count readers' kudos and gather their plot ideas. To begin, somebody with"
        " Manage Server runs `/setup`: it says what comes next."
    )
