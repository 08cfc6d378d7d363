"""What form objects (양식 개체) show."""


def form_text(text: str, *, checkable: bool, checked: bool) -> str:
    """Return what a form object shows: its text, behind a box with or without a check mark if it can be checked.

    A doubled ampersand stands for one.

    >>> form_text("R&&D", checkable=True, checked=True), form_text("확인", checkable=False, checked=False)
    ('☑ R&D', '확인')
    """
    text = text.replace("&&", "&")
    if not checkable:
        return text
    return f"{'☑' if checked else '☐'} {text}".rstrip()
