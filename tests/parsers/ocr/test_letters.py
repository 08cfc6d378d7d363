"""The letters that tesseract lists in hOCR."""

from extract.parsers.ocr.letters import Letter, to_letters

HOCR = """
 <span class='ocrx_word' id='word_1_1' title='bbox 26 36 145 68; x_wconf 93'>
  <span class='ocrx_cinfo' title='x_bboxes 26 36 50 68; x_conf 98.993599'>보</span>
  <span class='ocrx_cinfo' title='x_bboxes 60 36 80 68; x_conf 12'>&lt;</span>
  <span class='ocrx_cinfo' title='x_bboxes 90 36 99 68; x_conf 50.5'> </span>
 </span>
"""


def test_letters_have_their_middle_and_confidence() -> None:
    assert list(to_letters(HOCR)) == [Letter("보", 38.0, 52.0, 98.993599), Letter("<", 70.0, 52.0, 12.0)]


def test_other_text_has_no_letters() -> None:
    assert list(to_letters("<html>보도</html>")) == []
