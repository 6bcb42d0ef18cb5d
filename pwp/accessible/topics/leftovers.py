"""What is left of the writing, and had better not be published."""

from pwp.accessible import wording
from pwp.accessible.document import WordDocument
from pwp.accessible.rule import WHOLE, Findings, advice, good_practice


@good_practice("ACC31")
def no_changes_are_tracked(document: WordDocument) -> Findings:
    """No tracked changes are left: each is accepted or rejected.

    Why: whoever opens the document can read what was taken out, and who took it out. Screen readers read both.

    Put it right: Review, Accept, Accept All Changes and Stop Tracking; then File, Info, Inspect Document.
    """
    if document.tracked:
        kinds = ", ".join(wording.counted(number, kind) for kind, number in document.tracked.items())
        yield advice(WHOLE, f"tracked changes are left in it: {kinds}")


@good_practice("ACC32")
def no_comments_are_left(document: WordDocument) -> Findings:
    """No comments are left.

    Why: whoever opens the document can read them, with the names of those who wrote them.

    Put it right: Review, Delete, Delete All Comments in Document; then File, Info, Inspect Document.
    """
    if document.comments:
        yield advice(WHOLE, f"{wording.counted(document.comments, 'comment')} left in it")


@good_practice("ACC33")
def no_text_is_hidden(document: WordDocument) -> Findings:
    """No text is hidden.

    Why: hidden text is there for whoever looks for it, for searches, and for some screen readers.

    Put it right: Home, Show/Hide; select the text with dots below it and delete it, or Home, Font, clear Hidden.
    """
    found = [one for one in document.paragraphs if any(run.look.hidden and run.text.strip() for run in one.runs)]
    if found:
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        yield advice(f"{wording.of(found[0])}{more}", "text that is hidden")
