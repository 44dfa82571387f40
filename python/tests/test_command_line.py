"""Python and the command line say the same of the project's articles."""

import pyarrow

import shuliang


def test_facts_are_those_of_the_command_line(articles, command_line):
    printed = command_line("extract", "--format", "jsonl", "--offsets", "chars", *articles)
    assert len(printed) > 300
    extractions = shuliang.extract_batch(articles.values())
    read = [
        {"doc": doc, **fact.to_dict()} for doc, extraction in zip(articles, extractions) for fact in extraction.facts
    ]
    assert read == printed


def test_positions_in_bytes_are_those_of_the_command_line(articles, command_line):
    extractor = shuliang.Extractor(offsets="bytes")
    read = [fact for text in articles.values() for fact in extractor.extract(text).to_dict()["facts"]]
    printed = command_line("extract", "--format", "jsonl", *articles)
    assert read == [{key: value for key, value in fact.items() if key != "doc"} for fact in printed]


def test_columns_hold_what_the_command_line_prints(articles, command_line):
    table = pyarrow.table(shuliang.extract_arrow(list(articles.values()), docs=list(articles)))
    printed = command_line("extract", "--format", "jsonl", "--offsets", "chars", *articles)
    rows = table.to_pylist()
    assert len(rows) == len(printed)
    for row, fact in zip(rows, printed):
        quantity = fact["quantity"]
        assert row["doc"] == fact["doc"]
        assert row["quantity"] == quantity["text"]
        for name in ["value", "min", "max", "unit", "bound", "kind"]:
            assert row[name] == quantity[name]
        for name in ["value", "unit", "ucum"]:
            assert row[f"base_{name}"] == (quantity["base"] or {}).get(name)
        assert (row["quantity_start"], row["quantity_end"]) == (quantity["start"], quantity["end"])
        for part in ["subject", "predicate", "of", "time", "place"]:
            for column, name in [(part, "text"), (f"{part}_start", "start"), (f"{part}_end", "end")]:
                assert row[column] == (fact[part] or {}).get(name)
        assert row["subject_carried"] == (fact["subject"] or {}).get("carried")
        assert row["time_iso"] == (fact["time"] or {}).get("iso")
        assert row["place_resolved"] == (fact["place"] or {}).get("resolved")
        assert row["per"] == (fact["per"] or {}).get("text")
        for name in ["direction", "extent", "basis"]:
            assert row[f"change_{name}"] == (fact["change"] or {}).get(name)
        for name in ["role", "modality", "confidence", "paragraph", "duplicate", "duplicate_of", "rule"]:
            assert row[name] == fact[name]


def test_repeats_are_those_of_the_command_line(articles, command_line):
    names, texts = list(articles), list(articles.values())
    printed = command_line("duplicates", "--format", "jsonl", *names)
    read = shuliang.duplicates(texts)
    assert len(read) == len(printed) > 0
    for repeat, row in zip(read, printed):
        assert (repeat.kind, repeat.similarity, repeat.numbers_equal) == (
            row["kind"],
            row["similarity"],
            row["numbers_equal"],
        )
        for standing, place in [(repeat.first, row["first"]), (repeat.again, row["again"])]:
            assert names[standing.document] == place["doc"]
            assert standing.paragraph == place["paragraph"]
            source = texts[standing.document]
            in_bytes = source.encode()[place["start"] : place["end"]].decode()
            assert source[standing.start : standing.end] == in_bytes


def test_repaired_paragraphs_are_those_of_the_command_line(articles, command_line):
    for name, text in articles.items():
        printed = command_line("repair", "--format", "jsonl", name)
        repaired = shuliang.repair(text)
        assert [paragraph.text for paragraph in repaired.paragraphs] == [row["text"] for row in printed]
        assert repaired.text == "\n".join(row["text"] for row in printed)
