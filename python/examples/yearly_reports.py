# %% [markdown]
# # Several yearly reports as one data frame
#
# Four short reports of an invented county stand in `reports/`. What they report of each year becomes a table with a row
# a subject and a column a year, and a plot. Editors that know notebooks open this file as one.

# %%
import sys
from pathlib import Path

import matplotlib
import polars as pl

import shuliang

matplotlib.use("Agg")
import matplotlib.pyplot as plt

HERE = Path(__file__).parent
FIGURES = Path(sys.argv[1] if len(sys.argv) > 1 else ".")

# %% [markdown]
# Every report is a document; its name is the id of its facts.

# %%
paths = sorted((HERE / "reports").glob("*.txt"))
facts = pl.DataFrame(shuliang.extract_arrow([path.read_text("utf-8") for path in paths], docs=[path.stem for path in paths]))
print(facts.select("doc", "quantity", "number", "unit", "subject", "time_iso", "modality"))

# %% [markdown]
# Targets and estimates speak of the next year, so only what is reported counts. A growth is another thing than the amount
# that grew, so the unit stays beside the subject.

# %%
reported = facts.filter((pl.col("modality") == "reported") & ~pl.col("duplicate"))
by_year = reported.with_columns(pl.col("number").cast(pl.Float64)).pivot(
    "time_iso", index=["subject", "unit"], values="number", aggregate_function="first"
)
print(by_year)

# %% [markdown]
# Was last year's target reached?

# %%
wanted = facts.filter(pl.col("modality") == "target").select("subject", "unit", "time_iso", wanted="number")
reached = wanted.join(reported, on=["subject", "unit", "time_iso"]).select(
    "subject", "time_iso", "wanted", got="number", reached=pl.col("number") >= pl.col("wanted")
)
print(reached)

# %% [markdown]
# The curves. Fonts with Chinese letters are not everywhere, so the legend is in English.

# %%
LEGEND = {
    "地区生产总值": ("GDP", "元", 1e8),
    "一般公共预算收入": ("public revenue", "元", 1e8),
    "城镇居民人均可支配收入": ("income per head, towns", "元", 1),
    "农村居民人均可支配收入": ("income per head, villages", "元", 1),
}
figure, (above, below) = plt.subplots(2, 1, sharex=True, figsize=(7, 6))
for subject, (label, unit, scale) in LEGEND.items():
    row = reported.filter((pl.col("subject") == subject) & (pl.col("unit") == unit)).sort("time_iso")
    axis = above if scale > 1 else below
    axis.plot(row["time_iso"], row["number"].cast(pl.Float64) / scale, marker="o", label=label)
above.set(ylabel="100 million yuan", yscale="log", title="Yunling county, as its reports tell")
below.set(ylabel="yuan")
for axis in (above, below):
    axis.legend()
figure.savefig(FIGURES / "yearly_reports.png", dpi=100)
