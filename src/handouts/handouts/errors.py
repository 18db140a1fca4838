"""What goes wrong, as a sentence for the person who started the build."""


class HandoutError(Exception):
    """A reason why a page or the whole build can't be made, as one clear sentence."""
