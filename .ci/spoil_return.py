#!/usr/bin/env python3
"""Copy a good return and spoil it so that each of the eight rules about reviews has something to find."""

import csv
import shutil
import sys
from datetime import datetime, timedelta
from pathlib import Path


def spoiled(reviews: list[dict[str, str]], episodes: list[dict[str, str]]) -> None:
    older = next(row for row in reviews if row["REVIEW_CODE"] != "PN0")
    young = next(row for row in reviews if row["REVIEW_CODE"] == "PN0")
    one_each = {row["CHILD"]: row for row in reviews if row["CHILD"] not in (older["CHILD"], young["CHILD"])}
    blank_day, bad_code, short_breaks, without_episode, without_header, other_birthday = list(one_each.values())[:6]
    older["REVIEW_CODE"] = "PN0"  # 440
    young["REVIEW_CODE"] = "PN1"  # 441
    blank_day["REVIEW"] = ""  # 166
    bad_code["REVIEW_CODE"] = "PN8"  # 167
    for row in episodes:
        if row["CHILD"] == short_breaks["CHILD"]:
            row["LS"] = "V3"  # 399
    episodes[:] = [row for row in episodes if row["CHILD"] != without_episode["CHILD"]]  # 1012
    without_header["CHILD"] = "NOBODY1"  # INT08
    born = datetime.strptime(other_birthday["DOB"], "%d/%m/%Y") - timedelta(days=1)
    other_birthday["DOB"] = born.strftime("%d/%m/%Y")  # INT17


def main() -> None:
    given, to = Path(sys.argv[1]), Path(sys.argv[2])
    shutil.copytree(given, to)
    tables = {}
    for name in ("reviews.csv", "episodes.csv"):
        with (given / name).open(newline="") as lines:
            tables[name] = list(csv.DictReader(lines))
    spoiled(tables["reviews.csv"], tables["episodes.csv"])
    for name, rows in tables.items():
        with (to / name).open("w", newline="") as lines:
            writer = csv.DictWriter(lines, rows[0])
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
