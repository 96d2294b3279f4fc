"""A workbook as bytes that depend on nothing but its content and stamp."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from optimizer.views.lettering import printable


def saved(workbook: Workbook, title: str, stamp: datetime) -> bytes:
    """The workbook's bytes, with the stamp (aware) in place of the clock's time."""
    moment = stamp.astimezone(UTC).replace(tzinfo=None)
    workbook.properties.creator = "optimizer"
    workbook.properties.title = printable(title)
    workbook.properties.created = moment
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:  # stored here, packed with the stamp
        ExcelWriter(workbook, archive).save()
    return _stamped(buffer.getvalue(), f"{moment:%Y-%m-%dT%H:%M:%SZ}")


def _stamped(data: bytes, stamp: str) -> bytes:
    """The same archive with the stamp in place of the clock's time."""
    modified = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = modified.sub(rb"\g<1>" + stamp.encode(), content)
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, content)
    return out.getvalue()
