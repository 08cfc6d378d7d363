"""Text recognised from the picture of a page (문자 인식), for every format that holds pictures of pages.

`recognize` takes a grey picture, sets it straight, and returns the words that the program ``tesseract`` reads in it.
"""

from extract.parsers.ocr.gray import Gray, erased, from_image
from extract.parsers.ocr.program import HINT, find_program, recognize
from extract.parsers.ocr.words import Reading, Word

__all__ = ["HINT", "Gray", "Reading", "Word", "erased", "find_program", "from_image", "recognize"]
