"""Times public tools that read Chinese quantities, and shows what each finds on a page."""

import json
import logging
import resource
import subprocess
import sys
import warnings

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)

# Slow tools read only so many characters of the text: their time grows at least with its length.
MOST = 20_000
# So many findings are shown of each tool.
SHOWN = 8


def shuliang(program):
    def find(text):
        command = [program, "extract", "--format", "jsonl", "-"]
        lines = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.splitlines()
        facts = [json.loads(line) for line in lines]
        name = lambda part: part["text"] if part else "-"
        return [f"{name(f['subject'])} | {name(f['predicate'])} | {f['quantity']['text']}" for f in facts]

    return find


def cn2an(text):
    import cn2an

    lines = [(line, cn2an.transform(line, "cn2an")) for line in text.splitlines() if line.strip()]
    return [rewritten for line, rewritten in lines if rewritten != line]


def jionlp_money(text):
    import jionlp

    return [found["text"] for found in jionlp.ner.extract_money(text)]


def jionlp_time(text):
    import jionlp

    return [found["text"] for found in jionlp.ner.extract_time(text)]


def recognizers(text):
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    recognizer = NumberWithUnitRecognizer(Culture.Chinese)
    models = [recognizer.get_currency_model(), recognizer.get_dimension_model()]
    lines = [line for line in text.splitlines() if line.strip()]
    return [found.text for line in lines for model in models for found in model.parse(line)]


def timed(find, text):
    """What is found, and the seconds of processor time that it took, also in a program that was run."""
    start = processor_seconds()
    found = find(text)
    return found, processor_seconds() - start


def processor_seconds():
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def main(program, text_path, page_path):
    tools = {
        "shuliang (numbers with units, subjects, times, places)": (shuliang(program), None),
        "cn2an (numerals rewritten, line by line)": (cn2an, MOST),
        "JioNLP (money)": (jionlp_money, MOST),
        "JioNLP (times)": (jionlp_time, MOST),
        "recognizers-text (money, dimensions)": (recognizers, MOST),
    }
    text = open(text_path, encoding="utf-8").read()
    page = open(page_path, encoding="utf-8").read()
    for name, (find, most) in tools.items():
        part = text[:most]
        try:
            find("全县修桥三座，投资2亿元。")
            found, seconds = timed(find, part)
            on_page = find(page)
        except Exception as error:  # A tool that fails is told, and the others go on.
            print(f"{name}: {type(error).__name__}: {error}\n")
            continue
        megabytes = len(part.encode()) / 1e6
        print(f"{name}: {megabytes / seconds:.3f} MB/s over {megabytes:.2f} MB, {len(found)} findings")
        print(f"  on the page {len(on_page)}:")
        for line in on_page[:SHOWN]:
            print(f"    {line.strip()[:70]}")
        print()


if __name__ == "__main__":
    main(*sys.argv[1:])
