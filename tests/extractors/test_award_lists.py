"""Several awards in a line, and what lists of awards say."""

from tests.extractors.test_awards import awards


def test_several_awards_joined_by_commas() -> None:
    joined = awards("□ 가온도 주관 마을건강 성과대회 대상, 환경부 물절약 우수기관 표창\n")
    assert [(one.name, one.grade, one.awarded_by) for one in joined] == [
        ("마을건강 성과대회", "대상", "가온도"),
        ("물절약", "우수기관", "환경부"),
    ]
    assert awards("□ 성과대회 대상, 방법 및 일정 안내\n") == ()
    assert awards("□ 수상 실적\n\n○ 조사 대상, 방법 및 일정\n") == ()
    shared = awards("□ 규제혁신 평가 우수기관, 적극행정 평가 국무총리 표창 수상('23.3.)\n")
    assert [(one.name, one.grade, one.date) for one in shared] == [
        ("규제혁신 평가", "우수기관", "2023-03"),
        ("적극행정 평가", "국무총리 표창", "2023-03"),
    ]
    apart = awards("□ 규제혁신 평가 우수기관('23.2.), 적극행정 평가 국무총리 표창 수상('23.3.)\n")
    assert [one.date for one in apart] == ["2023-02", "2023-03"]


def test_what_a_list_of_awards_says_was_conferred() -> None:
    text = (
        "□ 수상 및 인증\n\n○ 아동친화도시 재인증(보건복지부, '22. 12.)\n○ 관내 업체 인증(환경부)\n○ 가족친화기관 인증\n"
    )
    assert [(one.name, one.grade, one.awarded_by, one.date) for one in awards(text)] == [
        ("아동친화도시", "재인증", "보건복지부", "2022-12")
    ]
    assert awards("□ 주요 사업\n\n○ 아동친화도시 재인증(보건복지부, '22. 12.)\n") == ()


def test_a_grade_in_front_of_a_streak_and_in_front_of_an_honour() -> None:
    text = "□ 수상 실적\n\n○ 도로관리 평가 도내 1위(3년 연속)\n○ 물절약 평가 대상(환경부장관상)\n"
    assert [(one.name, one.grade) for one in awards(text)] == [
        ("도로관리 평가", "도내 1위"),
        ("물절약 평가", "대상(환경부장관상)"),
    ]


def test_a_note_that_names_body_and_date() -> None:
    text = "□ 수상 및 표창\n\n○ 도서관운영 평가 3년 연속 우수기관 선정\n\n1) 도서관운영 평가 주관: 가온도교육청(2022. 11. 8. 발표), 표창 수여\n"
    assert [(one.name, one.awarded_by, one.date) for one in awards(text)] == [
        ("도서관운영 평가", "가온도교육청", "2022-11-08")
    ]
