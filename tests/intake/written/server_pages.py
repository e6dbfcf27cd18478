"""Pages that servers and hosts of files send where there is no work, as their lines stand there."""

CLOUDFLARE_DIAGRAM = [
    "Visit cloudflare.com for more information.", "2026-01-03 12:30:10 UTC", "You", "Browser", "Working", "London",
    "Cloudflare", "Working", "archiveofourown.org", "Host", "Error", "What happened?",
]  # fmt: skip
CLOUDFLARE_ADVICE = [
    "What can I do?", "If you are a visitor of this website:", "Please try again in a few minutes.",
    "If you are the owner of this website:",
]  # fmt: skip
CLOUDFLARE_FOOTER = ["Cloudflare Ray ID: 8f0a", "Your IP: Click to reveal", "Performance & security by Cloudflare"]

DOWN: dict[str, list[str]] = {
    "nginx, 502": ["502 Bad Gateway", "502 Bad Gateway", "nginx/1.18.0 (Ubuntu)"],
    "nginx, 504": ["504 Gateway Time-out", "504 Gateway Time-out", "nginx"],
    "Apache, 500": [
        "500 Internal Server Error", "Internal Server Error",
        "The server encountered an internal error or misconfiguration and was unable to complete your request.",
        "Please contact the server administrator at webmaster@localhost to inform them of the time this "
        "error occurred, and the actions you performed just before this error.",
        "More information about this error may be available in the server error log.",
        "Apache/2.4.52 (Ubuntu) Server at example.org Port 443",
    ],
    "Varnish": [
        "503 Backend fetch failed", "Error 503 Backend fetch failed", "Backend fetch failed", "Guru Meditation:",
        "XID: 32770", "Varnish cache server",
    ],
    "Cloudflare, 521": [
        "archiveofourown.org | 521: Web server is down", "Web server is down Error code 521", *CLOUDFLARE_DIAGRAM,
        "The web server is not returning a connection. As a result, the web page is not displaying.",
        *CLOUDFLARE_ADVICE,
        "Contact your hosting provider letting them know your web server is not responding. Additional troubleshooting "
        "information.",
        *CLOUDFLARE_FOOTER,
    ],
    "Cloudflare, 522": [
        "Connection timed out", "Error code 522", *CLOUDFLARE_DIAGRAM,
        "The initial connection between Cloudflare's network and the origin web server timed out. As a result, the web "
        "page can not be displayed.",
        *CLOUDFLARE_ADVICE,
        "Contact your hosting provider letting them know your web server is not completing requests.",
        *CLOUDFLARE_FOOTER,
    ],
    "a plain 503": ["503 Service Unavailable", "No server is available to handle this request."],
}  # fmt: skip
MISSING: dict[str, list[str]] = {
    "nginx, 404": ["404 Not Found", "404 Not Found", "nginx"],
    "GitHub": ["404: Not Found"],
    "IIS, 404": [
        "404 - File or directory not found.", "Server Error", "404 - File or directory not found.",
        "The resource you are looking for might have been removed, had its name changed, or is temporarily "
        "unavailable.",
    ],
    "Apache, 403": [
        "403 Forbidden", "Forbidden", "You don't have permission to access this resource.",
        "Additionally, a 404 Not Found error was encountered while trying to use an ErrorDocument to handle the "
        "request.",
        "Apache/2.4.41 (Ubuntu) Server at example.org Port 80",
    ],
    "LiteSpeed, 404": ["404 Not Found", "404", "Not Found",
                       "The resource requested could not be found on this server!"],
    "429": ["429 Too Many Requests", "Too Many Requests", "You have sent too many requests in a given amount of time."],
    "Google, 404": ["Error 404 (Not Found)!!1", "404. That’s an error.",
                    "The requested URL /x was not found on this server. That’s all we know."],
}  # fmt: skip
CHECKS: dict[str, list[str]] = {
    "Cloudflare, 1020": [
        "Attention Required! | Cloudflare", "Sorry, you have been blocked", "You are unable to access scribblehub.com",
        "Why have I been blocked?",
        "This website is using a security service to protect itself from online attacks. The action you just performed "
        "triggered the security solution.",
        "What can I do to resolve this?",
        "You can email the site owner to let them know you were blocked. Please include what you were doing when this "
        "page came up and the Cloudflare Ray ID found at the bottom of this page.",
        "Cloudflare Ray ID: 8f0a", "Performance & security by Cloudflare",
    ],
    "DDoS-Guard": ["DDoS-Guard", "Checking your browser before accessing forum.example.",
                   "This process is automatic. Your browser will redirect to your requested content shortly.",
                   "Please allow up to 5 seconds…"],
}  # fmt: skip
SHARED: dict[str, list[str]] = {
    "Google Drive": ["chapter 3.docx - Google Drive", "Sign in", "Open with Google Docs", "Page 1 of 4", "Download"],
    "Google Drive, too large": [
        "Google Drive - Virus scan warning", "Google Drive can't scan this file for viruses.",
        "chapter.zip (120M) is too large for Google to scan for viruses. Would you still like to download this file?",
        "Download anyway",
    ],
    "Dropbox, named first": ["Dropbox - chapter 3.docx - Simplify your life", "Sign in", "Download", "chapter 3.docx"],
    "Google Docs": [
        "Chapter 3 - Google Docs", "Chapter 3", "File Edit View Insert Format Tools Extensions Help",
        "JavaScript isn't enabled in your browser, so this file can't be opened. Enable and reload.",
    ],
    "Dropbox": ["chapter 3.docx - Dropbox", "Log in", "Sign up", "chapter 3.docx", "Download",
                "No preview available", "You can download it instead"],
}  # fmt: skip
LOGINS: dict[str, list[str]] = {
    "Google": [
        "Sign in - Google Accounts", "Sign in", "Use your Google Account", "Email or phone", "Forgot email?",
        "Not your computer? Use a Private Window to sign in. Learn more about using Guest mode", "Next",
        "Create account", "English (United States)", "Help", "Privacy", "Terms",
    ],
    "Dropbox": ["Sign in - Dropbox", "Sign in", "Continue with Google", "Continue with Apple", "Email", "Continue",
                "By signing in you agree to the Dropbox Terms and Privacy Policy."],
}  # fmt: skip
