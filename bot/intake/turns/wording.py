"""What the bot says where too many files wait to be read."""


def too_many_of_yours(count: int) -> str:
    return f"{count} files of yours are being read already. Wait until one of them is done, then hand this one in."


def too_many_of_this_server(count: int) -> str:
    return f"{count} files of this server wait to be read already. Try again in a minute."
