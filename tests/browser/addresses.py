"""The pages of the demo that are looked at one by one, by who sees them."""

from hub.week.models import EditionPage

EVENT = "/don-vi/thu-vien/noi-chuyen-chuyen-de-gioi-thieu-sach-hay-ve-tu-hoc-sk006/"
RESOURCE = "/hoc-lieu/toan-lop-5-ti-so-phan-tram-bai-giang-va-phieu-bai-tap/"
WARD = "/khong-gian/duc-xuan/"

EVERYBODY = [
    "/",
    "/tim/",
    "/tim/?q=kỹ năng số",
    "/tim/?q=kỹ nằng sồ",
    "/tim/?q=zzqqzz",
    "/hoc-lieu/",
    "/hoc-lieu/?chu-de=khong-co",
    RESOURCE,
    "/lop-hoc/",
    "/su-kien/",
    "/cuoc-thi/",
    "/cau-lac-bo/",
    EVENT,
    "/don-vi/gddt/ung-dung-tri-tue-nhan-tao-trong-soan-giao-an-kh008/",
    "/don-vi/ttvh/cuoc-thi-ghi-am-ghi-hinh-cuon-sach-toi-yeu-ct002/",
    "/tuan-le-2022/",
    "/don-vi/",
    "/don-vi/duc-xuan/",
    "/don-vi/thu-vien/",
    "/don-vi/khuyen-hoc-ntmk/ba-giao-ve-huu-72-tuoi-hoc-lam-tho-tren-may-vi-tinh-gt001/",
    "/tin-tuc/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/tai-khoan/khoi-phuc/",
    "/tai-khoan/quyen-rieng-tu/",
    "/khong-co-trang-nay/",
]
RESIDENT = [
    "/viec-hoc-cua-toi/",
    "/tai-khoan/",
    "/tai-khoan/ho-so/",
    "/tai-khoan/ma-khoi-phuc/",
    "/tai-khoan/dong-y/",
    "/tai-khoan/du-lieu/",
    "/tai-khoan/xoa/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/sessions/",
    "/accounts/logout/",
    "/don-vi-cua-toi/",
    f"{WARD}",
    "/hoc-lieu/gui/",
]
TEACHER = ["/hoc-lieu/gui/", "/hoc-lieu/cua-toi/", "/don-vi-cua-toi/"]


def of_the_officer() -> list[str]:
    """The workspace of the demo's ward and the screens of its report."""
    report = f"{WARD}bao-cao/{_year()}/"
    return [
        WARD,
        report,
        *(f"{report}phan/{key}/" for key in ("i", "ii-1", "ii-2", "iii")),
        f"{report}so/C2/",
        f"{report}so/C2/sua/",
        f"{WARD}anh/",
        f"{WARD}nguoi-dung/",
    ]


def of_the_coordinator() -> list[str]:
    """The board and the city's table."""
    return [f"/dieu-phoi/{_year()}/", f"/dieu-phoi/{_year()}/so-lieu/", "/don-vi-cua-toi/"]


def _year() -> int:
    return EditionPage.objects.order_by("-year")[0].year
