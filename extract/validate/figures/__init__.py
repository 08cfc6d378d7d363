"""Reading the printed numbers of cells and lines, with their units and places (숫자 읽기)."""
