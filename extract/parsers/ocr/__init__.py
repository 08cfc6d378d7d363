"""Text recognised from the picture of a page (문자 인식), for every format that holds pictures of pages.

`recognize` takes a grey picture, sets it straight, and returns the words that the program ``tesseract`` reads in it.
"""

from extract.parsers.ocr.gray import MAX_PIXELS, Gray, cleared, erased, from_image, inverted, straightened
from extract.parsers.ocr.letters import Letter
from extract.parsers.ocr.program import HINT, locate_program, recognize, recognize_letters
from extract.parsers.ocr.ruled import Ruled, ruled_lines
from extract.parsers.ocr.words import Reading, Word

__all__ = [
    "HINT",
    "MAX_PIXELS",
    "Gray",
    "Letter",
    "Reading",
    "Ruled",
    "Word",
    "cleared",
    "erased",
    "from_image",
    "inverted",
    "locate_program",
    "recognize",
    "recognize_letters",
    "ruled_lines",
    "straightened",
]
