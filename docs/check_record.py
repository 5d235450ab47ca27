"""Checks a Quarterdeck record without Quarterdeck: python3 check_record.py FOLDER. The format is in record.md."""

import hashlib
import json
import re
import sqlite3
import sys
from decimal import Decimal
from pathlib import Path

COLUMNS = ["log_id", "seq", "hlc", "type", "incident_id", "occurred_at", "recorded_at", "actor", "body", "commitments",
           "sealed", "batch_start", "batch_end", "prev_hash", "hash"]


def number(value):
    """As ECMAScript writes it: the shortest digits, and an exponent only where they stand far from the point."""
    if value == 0:
        return "0"
    _, digits, exponent = Decimal(repr(float(value))).normalize().as_tuple()
    text, point = "".join(map(str, digits)), len(digits) + exponent
    sign = "-" if value < 0 else ""
    if len(text) <= point <= 21:
        return sign + text.ljust(point, "0")
    if 0 < point <= 21:
        return f"{sign}{text[:point]}.{text[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{text}"
    return f"{sign}{text[0]}{'.' if len(text) > 1 else ''}{text[1:]}e{point - 1:+d}"


def canonical(value):
    """RFC 8785, and a lone surrogate as its escape."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)
        return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    return number(value)


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def hash_of(line):
    hashed = ["log_id", "seq", "hlc", "type", "incident_id", "occurred_at", "recorded_at", "actor", "body", "commitments",
              "batch_start", "batch_end", "prev_hash"]
    return sha256(canonical([1] + [line[name] for name in hashed]))


def check_journal(path):
    wrong, last, lines, erased, redacted, ends = [], {}, [], set(), set(), {}
    for count, source in enumerate(path.read_bytes().splitlines(), 1):
        try:
            line = json.loads(source)
            place = (line["log_id"], line["seq"])
            if canonical(line["v"]) != "1":
                wrong.append(f"line {count}: is of format {canonical(line['v'])}, and this checks format 1")
            before_seq, before_hash = last.get(line["log_id"], (0, "0" * 64))
            if hash_of(line) != line["hash"]:
                wrong.append(f"line {count}: its hash does not fit")
            # What else stands in a line is covered by no hash, and is what a reader sees.
            written = "{" + ",".join(f'"{name}":{canonical(line[name])}' for name in ["v"] + COLUMNS) + "}"
            if written.encode("utf-8") != source:
                wrong.append(f"line {count}: holds more than its event, or holds it otherwise")
            if lines and (lines[-1]["hlc"], lines[-1]["log_id"], lines[-1]["seq"]) >= (line["hlc"], *place):
                wrong.append(f"line {count}: is not in its place")
            if line["seq"] != before_seq + 1 or line["prev_hash"] != before_hash:
                wrong.append(f"line {count}: does not follow {line['log_id']} {before_seq}")
            for name, commitment in line["commitments"].items():
                field = line["sealed"][name]
                if field is None:
                    erased.add(place)
                elif set(field) != {"salt", "value"} or sha256(field["salt"] + canonical(field["value"])) != commitment:
                    wrong.append(f"line {count}: {name} is not what was recorded")
            if line["type"] == "timeline.event_redacted.v1":
                redacted.add((line["body"]["logId"], line["body"]["seq"]))
            # What was recorded together stands together, up to its last.
            start, end = ends.get(line["log_id"], (1, 0))
            fits = (start, end) == (line["batch_start"], line["batch_end"]) if line["seq"] <= end else line["batch_start"] == line["seq"]
            if not fits or not line["batch_start"] <= line["seq"] <= line["batch_end"]:
                wrong.append(f"line {count}: was not recorded together with what it says")
            ends[line["log_id"]] = (line["batch_start"], line["batch_end"])
            last[line["log_id"]] = (line["seq"], line["hash"])
            lines.append(line)
        except (ValueError, KeyError, TypeError) as error:
            wrong.append(f"line {count}: cannot be read ({type(error).__name__})")
    wrong += [f"{log} {seq}: erased, and no redaction says so" for log, seq in sorted(erased - redacted)]
    wrong += [f"{log} {last[log][0]}: is the end of half an append" for log, (_, end) in sorted(ends.items()) if last[log][0] < end]
    places = {(line["log_id"], line["seq"]) for line in lines}
    wrong += [f"{log} {seq}: redacted, and was never there" for log, seq in sorted(redacted - places)]
    return lines, wrong


def check_database(path, lines):
    """The same events in the same order; `body`, `commitments` and `sealed` are canonical JSON there."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        rows = database.execute(f"SELECT {', '.join(COLUMNS)} FROM event ORDER BY position").fetchall()
    texts = ("body", "commitments", "sealed")
    wanted = [tuple(canonical(line[name]) if name in texts else line[name] for name in COLUMNS) for line in lines]
    if rows == wanted:
        return []
    differs = next((at for at, (row, line) in enumerate(zip(rows, wanted), 1) if row != line), min(len(rows), len(wanted)) + 1)
    return [f"database and journal differ from event {differs} on ({len(rows)} and {len(wanted)} events)"]


def check_attachments(folder, lines):
    """The files that entries name are there, with the bytes they had."""
    wrong = []
    for line in lines:
        field = line["sealed"].get("attachments")
        for file in field["value"] if field else []:
            place = f"{line['log_id']} {line['seq']}"
            path = folder / "attachments" / file["sha256"][:2] / file["sha256"][2:]
            if not path.is_file() or path.is_symlink():
                wrong.append(f"{place}: attached file {file['name']} is missing")
            elif hashlib.sha256(path.read_bytes()).hexdigest() != file["sha256"] or path.stat().st_size != file["bytes"]:
                wrong.append(f"{place}: attached file {file['name']} is not what was attached")
    return wrong


def main(folder):
    lines, wrong = check_journal(folder / "journal.jsonl")
    wrong += check_database(folder / "quarterdeck.db", lines) if (folder / "quarterdeck.db").exists() else ["there is no database"]
    wrong += check_attachments(folder, lines)
    for each in wrong:
        print(each)
    print(f"{len(lines)} events, " + ("sound" if not wrong else f"{len(wrong)} wrong"))
    return 0 if not wrong else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
