"""YAML of an issue and of a layout → a newspaper page as press-ready PDF."""

__version__ = "0.1.0"
