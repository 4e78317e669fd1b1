"""Imports of the registers: good rows come in, wrong ones are named by their line."""

import json

import pytest

from dayanak.law.errors import Rejected
from ingest.registry_feed import read_managers, read_services, read_units


def _file(tmp_path, name, text, encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_units_of_a_tsv(tmp_path):
    path = _file(tmp_path, "u.tsv", "detsis_no\tname\tparent_detsis_no\n98000001\tÜst\t\n98000002\tAlt\t98000001\n")
    feed = read_units(path)
    assert [(unit.detsis_no, unit.name, unit.parent_no) for unit in feed.values] == [
        ("98000001", "Üst", None),
        ("98000002", "Alt", "98000001"),
    ]
    assert feed.complaints == ()


def test_the_person_in_brackets_is_no_part_of_a_name(tmp_path):
    row = {"detsis_no": 98000001, "name": "BAKAN YARDIMCILIĞI (SN. AD SOYAD)", "path": ["Üst", "ALT (SN. AD SOYAD)"]}
    unit = read_units(_file(tmp_path, "u.jsonl", json.dumps(row))).values[0]
    assert (unit.name, unit.path) == ("BAKAN YARDIMCILIĞI", ("Üst", "ALT"))


def test_numbers_become_strings(tmp_path):
    row = {"detsis_no": 98000001, "name": "Üst", "parent_detsis_no": None, "active": False}
    unit = read_units(_file(tmp_path, "u.jsonl", json.dumps(row))).values[0]
    assert unit.detsis_no == "98000001"
    assert unit.active is False


@pytest.mark.parametrize(
    ("line", "trap"),
    [
        ("\tAdsız numara\t", "detsis_no eksik"),
        ("98x\tYanlış numara\t", "DETSİS numarası değil"),
        ("98000003\t\t", "name eksik"),
        ("98000003\tKendi\t98000003", "kendi kendisinin"),
    ],
)
def test_a_wrong_row_is_named_and_the_next_goes_on(tmp_path, line, trap):
    text = f"detsis_no\tname\tparent_detsis_no\n{line}\n98000009\tSon\t\n"
    feed = read_units(_file(tmp_path, "u.tsv", text))
    assert [unit.detsis_no for unit in feed.values] == ["98000009"]
    assert feed.complaints[0].startswith("2. satır")
    assert trap in feed.complaints[0]


def test_an_unknown_column_is_reported_once(tmp_path):
    path = _file(tmp_path, "u.csv", "detsis_no,name,renk\n98000001,Üst,mavi\n98000002,Alt,sarı\n")
    assert read_units(path).complaints == ("'renk' sütunu tanınmıyor, atlandı.",)


def test_a_semicolon_table_in_the_old_encoding(tmp_path):
    path = _file(tmp_path, "u.csv", "detsis_no;name\n98000001;Öğrenci İşleri\n", "cp1254")
    assert read_units(path).values[0].name == "Öğrenci İşleri"


def test_services_keep_their_bases_and_documents_apart(tmp_path):
    text = "service_id\tname\tdetsis_no\tlegal_basis\tdocuments\nS-1\tBurs\t98000001\tA m.1 ; B m.2\tDilekçe ; Kimlik\n"
    service = read_services(_file(tmp_path, "s.tsv", text)).values[0]
    assert service.legal_basis == ("A m.1", "B m.2")
    assert service.documents == ("Dilekçe", "Kimlik")


def test_a_service_without_a_number_is_keyed_by_institution_and_row(tmp_path):
    row = {"institution": "Akçınar Kaymakamlığı", "no": 3, "service": "Dernek lokali", "legal_basis": None}
    service = read_services(_file(tmp_path, "s.jsonl", json.dumps(row))).values[0]
    assert service.service_id == "akcinar-kaymakamligi-3"
    assert service.unit_no is None


def test_managers_with_a_wrong_date_are_refused(tmp_path):
    text = "detsis_no\tname\ttitle\tstart\n98000001\tA B\tMüdür\t01.02.2024\n98000001\tC D\tMüdür\t2024-02-01\n"
    feed = read_managers(_file(tmp_path, "m.tsv", text))
    assert [manager.name for manager in feed.values] == ["C D"]
    assert "start" in feed.complaints[0]


def test_a_workbook(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["detsis_no", "name"])
    book.active.append([98000001, "Üst"])
    book.save(tmp_path / "u.xlsx")
    assert read_units(tmp_path / "u.xlsx").values[0].detsis_no == "98000001"


@pytest.mark.parametrize(("name", "data"), [("u.xlsx", "bu bir kitap değil"), ("u.pdf", "x"), ("u.jsonl", "{")])
def test_a_file_that_is_no_table_is_refused(tmp_path, name, data):
    with pytest.raises(Rejected):
        read_units(_file(tmp_path, name, data))


@pytest.mark.shared
def test_the_real_registers(shared):
    assert len(read_units(shared / "registry/detsis/omu-units.jsonl").values) == 1508
    assert len(read_units(shared / "registry/detsis/institutions.tsv").values) >= 78
    assert len(read_services(shared / "registry/heys/services-uab.tsv").values) == 97
    assert len(read_services(shared / "registry/heys/service-standard-tables.jsonl").values) == 67
