"""The files of the next month's folder, each in the form that it has in this month's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from optimizer.scenario.read.files import TABLE_MAX_BYTES, YAML_MAX_BYTES, decode, read_bytes
from optimizer.scenario.read.folder import SETTINGS
from optimizer.scenario.read.yaml_file import Document
from optimizer.scenario.schema.tables import ROW_TYPES
from optimizer.scenario.what_if import FOLDER, names_in
from optimizer.scenario.write.csv_file import comments_in, new_csv, rewritten_csv
from optimizer.scenario.write.encoding import encoded_like
from optimizer.scenario.write.form import Form, Rewrite, form_of, new_form
from optimizer.scenario.write.settings import with_dates
from optimizer.scenario.write.xlsx_file import rewritten_xlsx

_SYNTHETIC = "# synthetic\n"
Sheets = dict[str, tuple[Form, Rewrite]]


def new_files(
    folder: Path,
    document: Document,
    rewrites: Mapping[str, Rewrite],
    dates: tuple[date, date],
) -> dict[str, bytes]:
    """scenario.yaml, the files of all tables, and the what-ifs, by path inside the folder."""
    files = {SETTINGS: _settings(folder, document, dates)}
    files |= {
        f"{FOLDER}/{name}.yaml": read_bytes(folder, f"{FOLDER}/{name}.yaml", YAML_MAX_BYTES)
        for name in names_in(folder)
    }
    sheets: dict[str, Sheets] = defaultdict(dict)
    missing = {}
    for name in ROW_TYPES:
        source = str(document.data.get("tables", {}).get(name, f"{name}.csv"))
        file = source.partition("!")[0]
        if not (folder / file).exists():
            missing[name] = file
            continue
        raw = read_bytes(folder, file, TABLE_MAX_BYTES)
        files.setdefault(file, raw)
        rewrite = rewrites.get(name)
        form = form_of(folder, name, source) if rewrite else None
        if rewrite is None:
            continue
        if form is None:  # a file without a header, as good as none
            missing[name] = file
        elif file.lower().endswith(".xlsx"):
            sheets[file][form.head.place.sheet] = (form, rewrite)
        else:
            files[file] = rewritten_csv(raw, file, form, rewrite)
    files |= {file: rewritten_xlsx(files[file], parts) for file, parts in sheets.items()}
    return files | _new(folder, document, rewrites, missing)


def _settings(folder: Path, document: Document, dates: tuple[date, date]) -> bytes:
    raw = read_bytes(folder, SETTINGS, YAML_MAX_BYTES)
    text = decode(raw, SETTINGS).removeprefix("\ufeff")
    return encoded_like(raw, with_dates(text, document, *dates))


def _new(
    folder: Path,
    document: Document,
    rewrites: Mapping[str, Rewrite],
    missing: Mapping[str, str],
) -> dict[str, bytes]:
    """Tables that had no file: CSV in the language, and under the comment, of the people's."""
    source = str(document.data.get("tables", {}).get("people", "people.csv"))
    people, file = form_of(folder, "people", source), source.partition("!")[0]
    is_csv = file.lower().endswith(".csv")
    comments = comments_in(read_bytes(folder, file, TABLE_MAX_BYTES), file) if is_csv else ""
    if not comments and str(document.data.get("synthetic")).lower() in ("true", "yes"):
        comments = _SYNTHETIC
    found = {}
    for name, where in missing.items():
        rewrite = rewrites.get(name)
        if rewrite and rewrite.added:
            form = new_form(name, rewrite.added, chinese=bool(people and people.in_chinese))
            found[where] = new_csv(form, rewrite, comments)
    return found
