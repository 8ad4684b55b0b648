"""Small files of each kind, made in memory: good ones and bad ones."""

import io
import wave
import zipfile

from PIL import Image

OOXML = "application/vnd.openxmlformats-officedocument."
MAIN = {
    "docx": OOXML + "wordprocessingml.document.main+xml",
    "xlsx": OOXML + "spreadsheetml.sheet.main+xml",
    "pptx": OOXML + "presentationml.presentation.main+xml",
}
ODF = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "epub": "application/epub+zip",
}


def packed(parts):
    """A zip archive of name → text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def office(kind, main=None, **parts):
    """A Word, Excel or PowerPoint document; `parts` are more of its files ("word/vbaProject.bin")."""
    types = f'<Types><Override PartName="/main.xml" ContentType="{main or MAIN[kind]}"/></Types>'
    return packed({"[Content_Types].xml": types, "main.xml": "<x/>", **parts})


def opened(kind, **parts):
    """An OpenDocument or EPUB file."""
    return packed({"mimetype": ODF[kind], "content.xml": "<x/>", **parts})


def relationship(kind, mode="External"):
    """A relationship to a part that lies elsewhere."""
    return (
        '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="http://bad.example/x" TargetMode="{mode}"/></Relationships>'
    )


def pdf(body=b"1 0 obj <<>> endobj"):
    return b"%PDF-1.7\n" + body + b"\ntrailer <<>>\n%%EOF\n"


def picture(kind="JPEG", size=(60, 40), mode="RGB", **options):
    out = io.BytesIO()
    Image.new(mode, size, "teal" if mode != "L" else 90).save(out, kind, **options)
    return out.getvalue()


def photo_with_place():
    """A phone's photo: turned a quarter, with where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Điện thoại"
    exif.get_ifd(0x8825).update({1: "N", 2: (22.0, 8.0, 50.0), 3: "E", 4: (105.0, 50.0, 3.0)})
    return picture(exif=exif, comment=b"<script>alert(1)</script>")


def moving_gif():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=200)
    return out.getvalue()


def wav():
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\x00\x01" * 800)
    return out.getvalue()


def mp3(frames=6):
    """Frames of 128 kbit/s at 44.1 kHz behind a small tag."""
    tag = b"ID3\x04\x00\x00\x00\x00\x00\x0a" + bytes(10)
    return tag + (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def ogg(mark=b"\x01vorbis"):
    return b"OggS\x00\x02" + bytes(22) + mark + bytes(200)


def webm():
    return b"\x1aE\xdf\xa3\x9f" + b"\x42\x86\x81\x01\x42\x82\x84webm" + bytes(200)


def box(kind, content=b""):
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def mp4(handler=b"vide", brand=b"isom", more=b""):
    track = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(12))))
    return (
        box(b"ftyp", brand + bytes(4) + b"isommp42")
        + box(b"moov", track + more)
        + box(b"mdat", b"\x01\x02\x03\x04" * 40)
    )


def place_of_iphone():
    """`udta/©xyz` with a place in Bắc Kạn (ISO 6709)."""
    return box(b"udta", box(b"\xa9xyz", b"\x00\x12\x15\xc7+22.1470+105.8348/"))


GOOD = {
    "bai.pdf": pdf(),
    "bai.docx": office("docx"),
    "bai.xlsx": office("xlsx"),
    "bai.pptx": office("pptx"),
    "bai.odt": opened("odt"),
    "bai.ods": opened("ods"),
    "bai.odp": opened("odp"),
    "sach.epub": opened("epub"),
    "ghi chép.txt": "Tiếng Việt có dấu".encode(),
    "bảng.csv": "tên,số\nLan,3\n".encode(),
    "ảnh.jpg": picture(),
    "ảnh.JPEG": picture(),
    "ảnh.png": picture("PNG"),
    "ảnh.webp": picture("WEBP"),
    "ảnh.gif": picture("GIF"),
    "ảnh.heic": picture("HEIF"),
    "nghe.mp3": mp3(),
    "nghe.m4a": mp4(b"soun"),
    "nghe.ogg": ogg(),
    "nghe.wav": wav(),
    "xem.mp4": mp4(),
    "xem.webm": webm(),
}

HTML = b"<!doctype html><script>alert(document.cookie)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

BAD = {
    "trang.html": (HTML, "unknown"),
    "hình.svg": (SVG, "unknown"),
    "trang.txt": (HTML, "unknown"),
    "hình.csv": (b'<?xml version="1.0"?>' + SVG, "unknown"),
    "trang.pdf": (HTML, "broken"),
    "trang.jpg": (HTML, "broken"),
    "chạy.exe": (b"MZ\x90\x00" + bytes(300), "unknown"),
    "chạy.pdf": (b"MZ\x90\x00" + bytes(300), "unknown"),
    "chạy.txt": (b"\x7fELF" + bytes(300), "unknown"),
    "lệnh.txt": (b"#!/bin/sh\nrm -rf /\n", "unknown"),
    "lệnh.sh": (b"echo hello", "unknown"),
    "cũ.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_office"),
    "cũ.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_office"),
    "gói.zip": (packed({"a.txt": "a"}), "archive"),
    "gói.docx": (packed({"a.txt": "a"}), "archive"),
    "gói.rar": (b"Rar!\x1a\x07\x00" + bytes(100), "archive"),
    "rỗng.pdf": (b"", "empty"),
    "macro.docx": (office("docx", **{"word/vbaProject.bin": "x"}), "programs"),
    "macro.xlsx": (
        office(
            "xlsx",
            **{"[Content_Types].xml": f"<x>{MAIN['xlsx']} application/vnd.ms-excel.sheet.macroEnabled"},
        ),
        "programs",
    ),
    "macro.odt": (opened("odt", **{"Basic/Standard/Module1.xml": "x"}), "programs"),
    "trong.pptx": (office("pptx", **{"ppt/embeddings/setup.exe": "MZ"}), "programs"),
    "mẫu.docx": (
        office("docx", **{"word/_rels/settings.xml.rels": relationship("attachedTemplate")}),
        "foreign",
    ),
    "hai.docx": (office("docx") + b"<script>", "broken"),
    "trước.docx": (b"MZ" + office("docx"), "unknown"),
    "cắt.docx": (office("docx")[:-30], "broken"),
    "cắt.pdf": (pdf()[:-10], "broken"),
    "chạy-khi-mở.pdf": (pdf(b"<< /OpenAction << /S /JavaScript >> >>"), "programs"),
    "hai-tệp.pdf": (pdf()[:-6] + packed({"a.class": "x"}) + b"%%EOF", "broken"),
    "hai-tệp.mp3": (mp3() + packed({"a.class": "x"}), "broken"),
    "nhầm.pdf": (office("docx"), "extension"),
    "không-đuôi": (pdf(), "extension"),
    "nhầm.png": (picture(), "extension"),
    "giả.mp3": (b"ID3" + bytes(3000), "unknown"),
    "hỏng.jpg": (b"\xff\xd8\xff\xe0" + bytes(400), "broken"),
    "iphone.mov": (mp4(brand=b"qt  "), "unknown"),
    "theora.ogg": (ogg(b"\x80theora"), "unknown"),
    "cũ-dấu.txt": ("Tiếng".encode()[:-1] + b"\xe9\xff", "encoding"),
    "nhị-phân.csv": (b"a,b\x00\x01\x02", "unknown"),
}
