"""What a source brought: the buttons under the letters that ask about it, in a channel or in private messages."""
