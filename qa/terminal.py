"""What the command line prints for people: an answer, hits, the report of a run. Knows nothing of commands."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qa.answer import Answer, Citation, Evidence
from qa.notices import said
from qa.serving.feedback import Reason, Verdict

if TYPE_CHECKING:  # for its type alone, building an index would load the readers of all formats
    from embeddings.build import Report


def answer_text(answer: Answer) -> str:
    """An answer: the value, the sentences with their numbers, then the paragraphs."""
    lines = [answer.short_answer, ""] if answer.short_answer else []
    if answer.answered:
        lines += [statement.text + "".join(f"[{n}]" for n in statement.citations) for statement in answer.statements]
    else:
        lines.append(answer.answer)
    if answer.notice:
        lines += ["", said(answer.notice)]
    for citation in answer.citations or answer.nearest:
        lines += ["", _source_line(citation), f"    {citation.paragraph.text}"]
    return "\n".join(lines)


def _source_line(citation: Citation) -> str:
    article = citation.article
    about = "，".join(str(part) for part in (article.publisher, article.published) if part)
    return f"[{citation.n}] {article.title}{f'（{about}）' if about else ''} {citation.paragraph.id}"


def hits_text(hits: Sequence[Evidence]) -> str:
    """Hits: score, paragraph and title, then the passage."""
    return "\n".join(
        f"{hit.score:6.3f}  {hit.passage.paragraph.id}  {hit.article.title}\n        {hit.passage.text}" for hit in hits
    )


def feedback_text(counts: Mapping[tuple[Verdict, Reason], int]) -> str:
    """How many answers helped and how many did not, and why not."""
    lines = []
    for verdict in Verdict:
        given = {reason: count for (other, reason), count in counts.items() if other is verdict}
        reasons = ", ".join(f"{reason} {given[reason]}" for reason in Reason if reason and reason in given)
        lines.append(f"{verdict}: {sum(given.values())}{f' ({reasons})' if reasons else ''}")
    return "\n".join(lines)


def print_report(report: "Report", folder: Path) -> None:
    """Print what a run did to standard output, and what went wrong to standard error."""
    for failure in report.failures:
        print(f"wenju: {failure}", file=sys.stderr)
    for suffix, count in report.skipped:
        print(f"wenju: skipped {count} {suffix or 'nameless'} files: not a format that is read", file=sys.stderr)
    counts = {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "duplicates": report.duplicates,
        "failed": len(report.failures),
    }
    print(f"{folder}: " + ", ".join(f"{name} {count}" for name, count in counts.items()))
