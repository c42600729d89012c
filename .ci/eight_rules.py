"""Read three files of a return with Data to Insight's validator: the eight published rules about reviews.

    .venv-903/bin/python .ci/eight_rules.py FOLDER END_YEAR RULE_SET

Prints JSON: the rules that ran, those that broke, and how many findings each rule has. Exit 0: all eight
ran and found nothing. 1: findings. 2: a rule did not run, which must never be taken for a pass.
Runs in an environment of its own: the validator pins an old pandas.
"""

import json
import logging
import sys
from importlib import import_module
from pathlib import Path

from lac_validator.lac_validator import LacValidator, create_issue_df
from lac_validator.report import Report
from lac_validator.utils import process_uploaded_files

EIGHT = ["166", "167", "399", "440", "441", "1012", "INT08", "INT17"]
ANY_COUNCIL = "E09000027"


def read(folder: Path, end_year: str, rule_set: str) -> LacValidator:
    files = process_uploaded_files({"This year": [str(file) for file in sorted(folder.glob("*.csv"))]})
    rules = import_module(f"lac_validator.rules.{rule_set}").registry
    metadata = {"collectionYear": end_year, "localAuthority": ANY_COUNCIL}
    validator = LacValidator(metadata=metadata, files=files, registry=rules, selected_rules=EIGHT)
    validator.our_report = Report(validator.ds_results, rules)
    return validator


def findings(validator: LacValidator) -> dict[str, int]:
    report = validator.our_report
    try:
        issues = create_issue_df(report.report, report.error_report)
    except ValueError as problem:
        # The library's way of saying that there is nothing to put together, hence nothing found.
        if "No objects to concatenate" not in str(problem):
            raise
        return {}
    column = next(name for name in issues.columns if "code" in str(name).lower())
    return {str(rule): int(count) for rule, count in issues[column].value_counts().items()}


def main() -> int:
    logging.disable(logging.CRITICAL)
    validator = read(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    found = findings(validator)
    ran = sorted(str(rule) for rule in validator.dones)
    print(json.dumps({"ran": ran, "broke": [str(rule) for rule in validator.fails], "found": found}))
    if ran != sorted(EIGHT) or validator.fails:
        return 2
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
