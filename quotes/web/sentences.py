"""Where sentences end, near enough for previews and for offering places to split a quote."""

import re

SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]*\s+")
