"""The lines of pages on which hosts of files show a file that somebody shared."""

from bot.intake.formats.workless import wording
from bot.intake.formats.workless.kind import WorklessPage, lines

_HOST = r"(?:google drive|dropbox|onedrive|icloud(?: drive)?|wetransfer)"
_FILE = r".{1,150}\.(?:docx?|odt|rtf|txt|md|html?|epub|pdf|pages|gdoc|zip)"
SHARED = WorklessPage(
    refusal=wording.a_shared_files_page,
    telling=lines(
        rf"{_FILE}\s+[-–—|]\s+{_HOST}|{_HOST}\s+[-–—|]\s+{_FILE}(?:\s+[-–—|].{{0,60}})?",
        r"javascript isn't enabled in your browser, so this file can't be opened\b.{0,60}",
        r"google drive - (?:virus scan warning|can't download file)",
        r"google drive can't scan this file for viruses\.?|can't scan file for viruses",
        r"(?:sorry, )?(?:we )?(?:couldn't|can't) (?:preview|show a preview of) (?:this )?file\b.{0,80}",
        r"(?:no preview available|preview (?:not|is not|isn't) available)\.?",
        r"\.?(?:docx?|odt|epub|zip) files? (?:are supported but something went wrong|can't be previewed)\b.{0,120}",
        rf"this (?:file|folder|link) (?:was|has been) (?:shared|sent)(?: with you)? (?:via|by) {_HOST}\b.{{0,60}}",
        rf"(?:sign up or )?(?:log|sign) in to {_HOST}\b.{{0,80}}",
    ),
    others=lines(
        rf"{_HOST}(?: sign up.{{0,40}}| home)?",
        r"(?:direct )?download(?: anyway| file| all)?",
        r"open (?:with|in) .{1,40}|save to (?:my )?dropbox|add (?:a )?shortcut.{0,40}|add to starred|copy link",
        r"(?:sign|log) ?in|sign up|share|print|request access|connected apps.{0,40}|details|activity",
        rf"{_FILE}(?: ?\(?\d[\d.,]* ?[kmg]b?\)?)?(?: is (?:too large|executable|infected).{{0,160}})?",
        r"(?:shared by|owner:?|last modified|modified|size:?|type:?|uploaded|created) .{1,80}",
        r"(?:would you still like|do you still want) to download (?:this|the) file\?",
        r"(?:you can )?download (?:it|the file) (?:instead|to view it)\b.{0,40}",
        r".{1,150} - google (?:docs|sheets|slides)|file edit view (?:insert )?(?:format )?tools\b.{0,40}",
        r"page \d+ of \d+|loading\.{0,3}|no more files|displaying .{1,150}",
    ),
)
