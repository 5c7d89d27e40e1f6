"""A Typst source, a PDF to write and a folder of fonts → the PDF, by the `typst` of PyPI.

Run as a script: what it imports is all that its process holds.
"""

import sys

import typst

source, target, fonts = sys.argv[1:]
typst.compile(source, output=target, font_paths=[fonts], ignore_system_fonts=True)
