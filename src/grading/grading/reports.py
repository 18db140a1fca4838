"""What grading writes for people: the table of grades, a page per student, and an overview of the class."""

import csv
import html
import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from grading.result import Result

MOST_MISTAKES = 15
STYLE = """
:root { color-scheme: light dark; --bar: #0072b2; --line: #8888; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .7rem; border-bottom: 1px solid var(--line); }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.note { border-left: .3rem solid #d55e00; padding: .2rem .8rem; }
.tasks { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 1rem; }
figure { margin: 0; } svg { width: 100%; height: auto; } rect { fill: var(--bar); } text { fill: currentColor; }
"""


def write_all(workspace: Path, results: list[Result], left_out: Iterable[str]) -> list[Path]:
    """Writes everything; returns the files that a teacher wants to open."""
    table = workspace / "grades.csv"
    write_grades(table, results)
    pages = workspace / "feedback"
    by_student = defaultdict(list)
    for result in results:
        by_student[result.student].append(result)
    for student, own in by_student.items():
        _write(pages / f"{student}.html", _page(f"Feedback for {student}", "".join(map(_feedback, own))))
    overview = workspace / "overview.html"
    _write(overview, _page("The class", _overview(results, left_out)))
    return [table, pages, overview]


def write_grades(file: Path, results: list[Result]) -> None:
    """A line per task: student, assignment, task, points, max, note. No points yet: a person has to read the answer."""
    draft = file.with_suffix(".new")
    with draft.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(["student", "assignment", "task", "points", "max", "note"])
        for result in results:
            for task in result.tasks:
                points = "" if task.points is None else f"{task.points:g}"
                to_read = "to be read by a person" if task.points is None else ""
                note = "; ".join(filter(None, [to_read, result.note]))
                row = [result.student, result.assignment, task.name, points, f"{task.max:g}", note]
                writer.writerow([_no_formula(cell) for cell in row])
    os.replace(draft, file)


def _no_formula(text: str) -> str:
    """A spreadsheet would compute a cell that begins so; students choose what some of them say."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def _feedback(result: Result) -> str:
    note = f'<p class="note">This notebook {_e(result.note)}.</p>' if result.note else ""
    rows = "".join(
        f'<tr><td>{_e(task.name)}</td><td class="number">{_shown(task.points)} of {task.max:g}</td>'
        f"<td>{_e(_said(task))}</td></tr>"
        for task in result.tasks
    )
    return (
        f"<h2>{_e(result.assignment)}: {result.points:g} of {result.max:g} points</h2>{note}"
        '<table><thead><tr><th>Task</th><th class="number">Points</th><th>What the check says</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _said(task) -> str:
    if task.points is None:
        return "Your teacher will read this answer."
    return task.message or ("Right." if task.points == task.max else "No answer that counts.")


def _overview(results: list[Result], left_out: Iterable[str]) -> str:
    by_assignment = defaultdict(list)
    for result in results:
        by_assignment[result.assignment].append(result)
    parts = [_assignment(name, own) for name, own in sorted(by_assignment.items())]
    special = [
        f"<tr><td>{_e(one.student)}</td><td>{_e(one.assignment)}</td><td>{_e(one.note)}</td></tr>"
        for one in results
        if one.note
    ]
    if special:
        head = "<tr><th>Student</th><th>Assignment</th><th>This notebook …</th></tr>"
        parts.append(f"<h2>To look at</h2><table><thead>{head}</thead><tbody>{''.join(special)}</tbody></table>")
    files = "".join(f"<li>{_e(line)}</li>" for line in left_out)
    return "".join(parts) + (f"<h2>Files left out</h2><ul>{files}</ul>" if files else "")


def _assignment(name: str, results: list[Result]) -> str:
    mean = sum(one.points for one in results) / len(results)
    charts = "".join(_histogram(task.name, task.max, _points(results, task.name)) for task in results[0].tasks)
    mistakes = Counter((task.name, task.message) for one in results for task in one.tasks if task.message)
    rows = "".join(
        f'<tr><td>{_e(task)}</td><td class="number">{count}</td><td>{_e(message)}</td></tr>'
        for (task, message), count in mistakes.most_common(MOST_MISTAKES)
    )
    head = '<tr><th>Task</th><th class="number">Students</th><th>What the check said</th></tr>'
    table = f"<h3>Commonest mistakes</h3><table><thead>{head}</thead><tbody>{rows}</tbody></table>" if rows else ""
    return (
        f"<h2>{_e(name)}</h2><p>{len(results)} submissions, on average {mean:.1f} of {results[0].max:g} points.</p>"
        f'<div class="tasks">{charts}</div>{table}'
    )


def _points(results: list[Result], task: str) -> list[float]:
    return [own.points for one in results for own in one.tasks if own.name == task and own.points is not None]


def _histogram(task: str, most: float, points: list[float]) -> str:
    """How many students have how many points, one bar per number of points that occurs, with its count above it."""
    counts = Counter(points)
    values = sorted({0.0, most, *counts})
    height = max(counts.values(), default=1)
    width = 200 / len(values)
    bars = "".join(
        f'<rect x="{index * width + 2:.1f}" y="{100 - 80 * counts[value] / height:.1f}" '
        f'width="{width - 4:.1f}" height="{80 * counts[value] / height:.1f}"/>'
        f'<text x="{(index + 0.5) * width:.1f}" y="{96 - 80 * counts[value] / height:.1f}" text-anchor="middle" '
        f'font-size="11">{counts[value]}</text>'
        f'<text x="{(index + 0.5) * width:.1f}" y="113" text-anchor="middle" font-size="11">{value:g}</text>'
        for index, value in enumerate(values)
    )
    told = ", ".join(f"{value:g} points: {counts[value]} students" for value in values)
    title = f"{_e(task)} <small>({len(points)} graded, up to {most:g} points)</small>"
    svg = f'<svg viewBox="0 0 200 118" role="img" aria-label="{_e(told)}">{bars}</svg>'
    return f"<figure><figcaption>{title}</figcaption>{svg}</figure>"


def _page(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_e(title)}</title><style>{STYLE}</style></head><body><h1>{_e(title)}</h1>{body}</body></html>\n"
    )


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _shown(points: float | None) -> str:
    return "?" if points is None else f"{points:g}"


def _e(text: str) -> str:
    return html.escape(text)
