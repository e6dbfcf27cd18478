"""What the bot says about files it reads: why one can't be read, what was left out, what is in doubt."""


def _upload() -> str:
    return "Upload the chapter as .txt, .md, .html, .docx or .epub."


def empty_file() -> str:
    return "This file is empty. Check that it was saved, then upload it again."


def too_big(limit_mib: int) -> str:
    return f"This file is larger than {limit_mib} MiB. Upload one chapter at a time, without pictures."


def too_big_inside(limit_mib: int) -> str:
    return f"This file unpacks to more than {limit_mib} MiB. Save the chapter again without pictures, or as plain text."


def an_image() -> str:
    return f"This is a picture, and the bot reads text. {_upload()}"


def a_pdf() -> str:
    return "PDF files don't keep where paragraphs end. Save the chapter as .docx, .epub, .html or .txt and upload that."


def an_old_word_file() -> str:
    return "This is an old Word file (.doc). Open it, save it as .docx, and upload that."


def an_rtf_file() -> str:
    return "This is a rich text file (.rtf). Open it, save it as .docx or .txt, and upload that."


def an_open_document() -> str:
    return "This is an OpenDocument file (.odt). Save it as .docx or .txt and upload that."


def a_kindle_file() -> str:
    return "This is a Kindle file. Download the work as EPUB or HTML instead and upload that."


def a_pages_file() -> str:
    return "This is an Apple Pages file: File → Export To → Word, and upload that."


def a_google_shortcut() -> str:
    return "This is only a shortcut to a Google document: File → Download → Microsoft Word there, and upload that."


def a_scrivener_project() -> str:
    return "This is a Scrivener project: File → Compile → Microsoft Word, and upload that."


def a_word_perfect_file() -> str:
    return "This is a WordPerfect file: File → Save As → Microsoft Word (.docx), and upload that."


def a_word_file_in_xml() -> str:
    return "This is a Word document saved as XML: File → Save As → Word Document (.docx), and upload that."


def an_ebook() -> str:
    return "This is an ebook of a kind that isn't read. Convert it to EPUB, with Calibre for example, and upload that."


def a_web_archive() -> str:
    return "This is a web archive. Save the page as “Webpage, HTML only”, or copy its text, and upload that."


def a_shortcut() -> str:
    return "This is only a shortcut to a page. Give the page's address as the link, or save the page and upload that."


def a_table_or_slides() -> str:
    return "This is a spreadsheet or a presentation. Copy the chapter into a text document and upload that."


def a_latex_file() -> str:
    return "This is LaTeX source. Convert it to .docx or .md, with pandoc for example, and upload that."


def a_file_of_another_program() -> str:
    return "This file belongs to a program of its own. Save or export it there as .docx or .txt, and upload that."


def a_hidden_companion() -> str:
    return "This is a hidden file that macOS or Word keeps beside a document. Upload the document itself."


def not_text() -> str:
    return f"This file isn't text the bot can read. {_upload()}"


def unknown_archive() -> str:
    return "This is a zip archive, not a chapter. Unpack it and upload the .docx, .epub or text file itself."


def broken_archive(kind: str) -> str:
    return f"This {kind} file is damaged or cut short. Save or download it again, then upload the new copy."


def encrypted(kind: str) -> str:
    return f"This {kind} file is locked with a password or DRM. Save a copy without protection and upload that."


def no_text_inside() -> str:
    return "There is no text in this file. Check that it holds the chapter, then upload it again."


def too_many_chapters(count: int, most: int) -> str:
    return f"This file holds {count:,} chapters; {most:,} is the most. Upload those that are to be announced."


def too_tangled() -> str:
    return "This file is built in a way that can't be read safely. Save the chapter as plain text and upload that."


def took_too_long() -> str:
    return "Reading this file took too long, so it was stopped. Save the chapter as plain text and upload that."


def reader_stopped() -> str:
    return "The reader stopped while it was reading this file. Try once more, or save the chapter as plain text."


def too_busy() -> str:
    return "Many files are being read just now. Try again in a minute."


REFUSALS = (
    empty_file,
    too_big,
    too_big_inside,
    an_image,
    a_pdf,
    an_old_word_file,
    an_rtf_file,
    an_open_document,
    a_kindle_file,
    a_pages_file,
    a_google_shortcut,
    a_scrivener_project,
    a_word_perfect_file,
    a_word_file_in_xml,
    an_ebook,
    a_web_archive,
    a_shortcut,
    a_table_or_slides,
    a_latex_file,
    a_file_of_another_program,
    a_hidden_companion,
    not_text,
    unknown_archive,
    broken_archive,
    encrypted,
    no_text_inside,
    too_many_chapters,
    too_tangled,
    took_too_long,
    reader_stopped,
    too_busy,
)
"""Every way to refuse a file, but for those of pages without a chapter."""


def left_out(why: str) -> str:
    """Say why something was left out; an unknown reason is shown as it is."""
    names = {
        "site_menu": "part of the site's page, not of the chapter",
        "pointer": "a pointer to notes elsewhere on the page",
        "removed_image": "the site's message about a removed image",
        "cut_off_duplicate": "a cut-off copy of the paragraph that follows",
        "tagline": "the site's tagline",
        "related_works": "works inspired by this one",
        "kudos_and_comments": "readers' kudos and comments, not part of the chapter",
        "image": "an image",
        "front_matter": "front matter, such as a title page, contents or settings",
        "site_message": "a message from the site",
        "hidden": "not shown to readers",
        "comment": "a comment or tracked change in the document",
        "unsafe": "a script, form or embedded object",
    }
    return names.get(why, why)


def doubt(what: str, encoding: str | None = None, sample: str | None = None) -> str:
    """Say what is in doubt; an unknown doubt is shown as it is. `sample` is a line as it reads in an `encoding`."""
    if what == "encoding_guessed" and encoding and sample:
        return f"the encoding was guessed ({encoding}). If this line reads wrong, save the file as UTF-8: “{sample}”"
    names = {
        "number_from_filename": "the chapter number comes from the file's name",
        "number_unclear": "the chapter number isn't plainly one number, so check number and title",
        "title_missing": "no chapter title was found",
        "work_missing": "no work title was found",
        "tags_run_together": "some tags could not be told apart",
        "notes_uncertain": "where the notes begin is a guess",
        "encoding_guessed": "the file's encoding was guessed, so look for odd characters",
        "body_empty": "no chapter text was found",
        "lines_joined": "lines broken by the text's width were joined into paragraphs",
    }
    return names.get(what, what)


def cannot_open(reason: str) -> str:
    return f"This file can't be opened: {reason}."
