"""The version of the package: in one place, read by the build and written into every log."""

__version__ = "0.1.0"
