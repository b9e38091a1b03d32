"""What can go wrong between the browser and the assistant."""


class PageRequestError(ValueError):
    """What the browser sent can't be used as it is."""


class WorkerLostError(RuntimeError):
    """A process that answers has ended by itself."""


class AddressInUseError(OSError):
    """Another program listens where the page was to be served."""
