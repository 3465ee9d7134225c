"""Letters of any script in a PDF: shown, or said not to be; never another letter."""

import unicodedata

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from neopain.record.export.fonts import (
    NOT_SHOWN,
    NOT_SHOWN_NOTE,
    READER_NOTE,
    clusters,
    draw_text,
    runs_of,
    text_width,
)

NAMES = {
    "Thai": "สมชาย น้ำทิพย์ ผู้ป่วย",
    "Lao": "ສົມສັກ ແກ້ວ ນ້ຳ",
    "Khmer": "សុខា ស្រីមុំ ភ្នំពេញ កើត",
    "Burmese": "အောင်ဆန်းစုကြည် မြန်မာ",
    "Sinhala": "ශ්\u200dරී කුමාරි ක්\u200dෂ",
    "Amharic": "አበበ ቢቂላ",
    "Tigrinya": "ሰላም ኣብራሃ",
    "Hindi": "नेहा हिन्दी क्षत्रिय शर्मि कृष्णा",
    "Nepali": "ज्ञानेन्द्र ऱ्याक",
    "Bengali": "শ্রেয়া মৌমিতা কোয়েল",
    "Punjabi": "ਹਰਪ੍ਰੀਤ ਸਿੰਘ",
    "Gujarati": "પ્રિયા કૃષ્ણ",
    "Odia": "ପ୍ରିୟଙ୍କା",
    "Tamil": "தமிழ்ச்செல்வி கோபால் ஸ்ரீ",
    "Telugu": "శ్రీనివాస్ లక్ష్మి",
    "Kannada": "ಕೃಷ್ಣ ಪ್ರಿಯಾ",
    "Malayalam": "ശ്രീലക്ഷ്മി കൊച്ചി",
    "Georgian": "ნინო",
    "Armenian": "Ժաննա",
    "Greek": "Ελένη",
    "Russian": "Дарья",
    "Polish": "Łukasz Żółć",
    "Vietnamese": "Nguyễn",
    "Yoruba": "Adéọlá Ẹ̀bùn",
    "Turkish": "Ş. Iğdır",
    "Urdu": "ڈاکٹر نگہت ہے",
    "Persian": "می\u200cشود گل",
    "Pashto": "ښځه ګلالۍ",
    "Kurdish": "ڕۆژان ێ",
    "Arabic": "فاطمة السلام مُحَمَّد",
    "Hebrew": "שָׂרָה כהן",
}


def read_back(path, text, font="Helvetica"):
    page = Canvas(str(path), invariant=1)
    notes = draw_text(page, 40, 400, text, 9, font)
    page.save()
    return pypdf.PdfReader(path).pages[0].extract_text().strip(), notes


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_names_are_shown_and_copied_whole(tmp_path, name, font):
    name = unicodedata.normalize("NFC", name)
    text, notes = read_back(tmp_path / "a.pdf", name, font)
    assert (text, notes) == (name, ())
    assert "".join(clusters(name)) == name
    glyphs = [glyph.number for run in runs_of(name, font) for one in run.clusters for glyph in one.glyphs]
    assert glyphs
    assert 0 not in glyphs, "the box that a font draws for a letter that it lacks"


def test_a_name_from_right_to_left_that_pypdf_does_not_turn_round_is_drawn_so():
    (run,) = runs_of("އަޙްމަދު", "Helvetica")
    assert (run.font, run.level % 2) == ("NotoSansThaana-Regular", 1)
    assert [one.letters for one in run.clusters] == ["ދު", "މަ", "ޙް", "އަ"]


def test_a_line_of_many_scripts_and_both_directions(tmp_path):
    line = "patient فاطمة · bed 7, नेहा สม 王小明, Zoë"
    text, notes = read_back(tmp_path / "a.pdf", line)
    assert (text, notes) == (line, (READER_NOTE,))
    assert [(run.font, run.text.strip()) for run in runs_of(line, "Helvetica")] == [
        ("DejaVuSans", "patient"),
        ("NotoSansArabic-Regular", "فاطمة"),
        ("NotoSansArabic-Regular", ""),
        ("DejaVuSans", "·"),
        ("DejaVuSans", "bed 7,"),
        ("NotoSansDevanagari-Regular", "नेहा"),
        ("NotoSansThai-Regular", "สม"),
        ("STSong-Light", "王小明"),
        ("DejaVuSans", ","),
        ("DejaVuSans", "Zoë"),
    ]


def test_hebrew_and_arabic_beside_each_other_are_each_shaped_as_what_they_are():
    hebrew, arabic = runs_of("שרה فاطمة", "Helvetica")
    assert arabic.clusters == runs_of("فاطمة", "Helvetica")[0].clusters
    assert hebrew.text == "שרה "


def test_the_width_is_that_of_the_drawn_line():
    page = Canvas("unused.pdf")
    for name in NAMES.values():
        line = page.beginText(0, 0)
        for run in runs_of(name, "Helvetica"):
            line.setFont(run.font, 9)
            line.textOut(run.clusters)
        assert text_width(page, name, 9) == pytest.approx(line.getX())
        assert text_width(page, name, 18) == pytest.approx(2 * line.getX())
        assert text_width(page, name, 9) > 2 * len(clusters(name))


class Printer:
    """A page that joins and orders letters itself."""

    shapes_text = True

    def __init__(self):
        self.drawn = []

    def setFont(self, *font):  # noqa: N802 - a name of ReportLab
        self.drawn.append(font)

    def drawString(self, *text):  # noqa: N802 - a name of ReportLab
        self.drawn.append(text)

    def lacks(self, text):
        return "\ue000" in text


def test_a_page_that_shapes_text_itself_is_given_it_unchanged():
    page = Printer()
    assert draw_text(page, 40, 400, "فاطمة", 9) == ()
    assert draw_text(page, 40, 300, "\ue000", 9) == (NOT_SHOWN_NOTE,)
    assert page.drawn == [("Helvetica", 9), (40, 400, "فاطمة"), ("Helvetica", 9), (40, 300, "\ue000")]


@pytest.mark.parametrize(
    ("name", "font"),
    [
        ("王小明", b"STSong-Light"),
        ("陳龍體", b"STSong-Light"),
        ("碁", b"STSong-Light"),
        ("裏", b"STSong-Light"),
        ("さくら 山", b"HeiseiMin-W3"),
        ("김민준", b"HYSMyeongJo-Medium"),
    ],
)
def test_chinese_japanese_and_korean_are_left_to_a_font_of_the_reader_and_the_page_says_so(tmp_path, name, font):
    text, notes = read_back(tmp_path / "a.pdf", f"patient {name}  ·  bed Ł")
    assert text == f"patient {name}  ·  bed Ł"
    assert notes == (READER_NOTE,)
    assert font in (tmp_path / "a.pdf").read_bytes()


def test_a_line_in_a_font_of_the_reader_alone_says_so(tmp_path):
    assert read_back(tmp_path / "a.pdf", "王小明") == ("王小明", (READER_NOTE,))


def test_names_of_two_languages_are_each_in_a_font_that_has_them(tmp_path):
    text, notes = read_back(tmp_path / "a.pdf", "王 김 ᠮᠣ")
    assert text == f"王 김 {NOT_SHOWN * 2}"
    assert notes == (NOT_SHOWN_NOTE, READER_NOTE)


@pytest.mark.parametrize("name", ["ᠮᠣᠩᠭᠣᠯ", "བོད", "👶", "𝐀", "\ue000"])
def test_letters_that_no_font_has_are_boxes_and_the_page_says_so(tmp_path, name):
    assert read_back(tmp_path / "a.pdf", name) == (NOT_SHOWN * len(name), (NOT_SHOWN_NOTE,))


def test_a_soft_hyphen_and_marks_of_direction_are_not_drawn(tmp_path):
    assert read_back(tmp_path / "a.pdf", "Ann\u00ada\u200e\u202e B.") == ("Anna B.", ())
