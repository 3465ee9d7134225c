"""The commands `neopain train ...`: compare ways of judging one's own infants, publish the best, train the default."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from neopain.base import paths
from neopain.cli.options import CalmTo, Jobs, PainFrom, example, load_settings, needs_extra, say

_STUDY = "study"


class _ManifestFirst(TyperGroup):
    """Takes a first word that is no command for the manifest of a study."""

    def parse_args(self, ctx: Any, args: Sequence[str]) -> list[str]:
        """The words of the command, with the study's name put before a manifest."""
        words = list(args)
        if words and words[0] not in self.commands and words[0] not in ("--help", "-h"):
            words.insert(0, _STUDY)
        return list(super().parse_args(ctx, words))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help of the group, then that of a study with its options, which is what the command mostly does."""
        super().format_help(ctx, formatter)
        study = self.commands[_STUDY]
        study.format_help(study.context_class(study, info_name=_STUDY, parent=ctx), formatter)


train_app = typer.Typer(
    epilog=example("train ward.csv --out study"),
    cls=_ManifestFirst,
    no_args_is_help=True,
    help="Compare ways of judging your own labelled infants: neopain train MANIFEST.csv --out DIR.",
)


def _list(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(part.strip() for part in text.split(",") if part.strip())


Features = Annotated[
    str | None, typer.Option(help="Groups: active, hog, lbp-uniform, lbp-top, strain, or networks under models/.")
]
Selectors = Annotated[str | None, typer.Option(help="relief-f, symmetric-uncertainty, mutual-information, none.")]
Sizes = Annotated[str | None, typer.Option("--k", help="Features to keep; of several, the best in training.")]
Classifiers = Annotated[
    str | None, typer.Option(help="naive-bayes, knn, linear-svm, rbf-svm, random-forest, logistic.")
]
ProtocolName = Annotated[
    str | None, typer.Option(help="loso, grouped or site; if not given, loso up to 20 subjects, else grouped.")
]
Parts = Annotated[int | None, typer.Option(min=2, help="Parts of the grouped protocol.", show_default="10")]
Leaking = Annotated[bool, typer.Option("--leaking", help="Also split by frame, as some papers did; marked as leaking.")]
Step = Annotated[
    float | None, typer.Option(help="Seconds between the moments of a video that are used.", show_default="1.0")
]
Twins = Annotated[
    float | None,
    typer.Option(help="Likeness from which on two subjects' faces count as the same picture.", show_default="0.95"),
]
Seed = Annotated[int, typer.Option(help="Seed of every random choice.")]
ClusterAddress = Annotated[str | None, typer.Option(help="Find faces and features on the Ray cluster ray://host:port.")]
Cache = Annotated[Path | None, typer.Option(help="Folder for computed features; OUT/cache if not given.")]
Publish = Annotated[
    str | None, typer.Option(help="Publish the best line that the monitor can run as a model folder of this name.")
]
Line = Annotated[str | None, typer.Option(help="Publish this line of the table, named as in it.")]
Sensitivity = Annotated[
    float | None, typer.Option(min=0.5, max=1, help="Publish with the threshold that reaches this sensitivity.")
]
FalseAlarms = Annotated[
    float,
    typer.Option(min=0.001, max=0.5, help="Otherwise with the threshold that this share without pain exceeds."),
]
WarmStart = Annotated[
    bool, typer.Option("--warm-start", help="Adapt the active classifier to a few infants of your own.")
]
EmbedFaces = Annotated[
    bool, typer.Option("--embed-faces", help="Put wrongly judged faces, which are patients', into the page and PDF.")
]
ExtractOnly = Annotated[bool, typer.Option("--extract", help="Only compute the features for the cache.")]


@train_app.command(_STUDY, epilog=example("train study ward.csv --out study"))
def train_study(
    manifest: Annotated[Path, typer.Argument(help="CSV: path, label or a scale's total, subject, ...")],
    out: Annotated[Path, typer.Option(help="Folder for the report.")],
    features: Features = None,
    select: Selectors = None,
    k: Sizes = None,
    classifiers: Classifiers = None,
    protocol: ProtocolName = None,
    parts: Parts = None,
    leaking: Leaking = False,
    pain_from: PainFrom = None,
    calm_to: CalmTo = None,
    step: Step = None,
    twins: Twins = None,
    seed: Seed = 0,
    jobs: Jobs = None,
    cluster: ClusterAddress = None,
    cache: Cache = None,
    publish: Publish = None,
    line: Line = None,
    sensitivity: Sensitivity = None,
    false_alarms: FalseAlarms = 0.05,
    warm_start: WarmStart = False,
    embed_faces: EmbedFaces = False,
    extract: ExtractOnly = False,
) -> int:
    """Compare features, selections and classifiers on labelled infants, tested on infants not trained on."""
    from neopain.base.scales import CutOff
    from neopain.training.study.command import train
    from neopain.training.study.plan import Plan, StudySettings, ThresholdTarget, make

    plan = make(
        Plan, features=_list(features), selectors=_list(select), sizes=_list(k), classifiers=_list(classifiers),
        protocol=protocol, parts=parts, leaking=leaking, warm_start=warm_start, seed=seed, duplicate_likeness=twins,
        step_s=step,
    )  # fmt: skip
    wanted = make(
        StudySettings, manifest=manifest, out=out, cut_off=CutOff(pain_from, calm_to), plan=plan, jobs=jobs,
        cluster=cluster, cache=cache, extract_only=extract, embed_faces=embed_faces, publish_as=publish, line=line,
        target=ThresholdTarget(sensitivity, false_alarms),
    )  # fmt: skip
    return train(wanted, paths.models(), load_settings())


@train_app.command("import", epilog=example("train import icope COPE cope.csv"))
def train_import(
    collection: Annotated[str, typer.Argument(help="icope, icopevid, unifesp or usf-mnpad-i.")],
    folder: Annotated[Path, typer.Argument(help="Where its owners' files were unpacked.")],
    manifest: Annotated[Path, typer.Argument(help="The CSV to write.")],
) -> None:
    """Write the manifest of a published collection. Files that do not fit are listed, not guessed at."""
    from neopain.dataset.importers import import_folder

    found = import_folder(collection, folder, manifest)
    for path, why in found.left_out:
        say(f"left out: {path.relative_to(folder)} {why}", error=True)
    say(f"{manifest}: {len(found.rows)} recordings of {len({row['subject'] for row in found.rows})} subjects")


@train_app.command("default", epilog=example("train default --data renders --release 202611"))
def train_default(
    data: Annotated[
        Path, typer.Option(help="Folder of renders; if it holds none, those of the settings are made there.")
    ],
    release: Annotated[
        str, typer.Option(help="Year and month the new models are published under, like 202611 or 202611b.")
    ],
    settings: Annotated[Path, typer.Option(help="Every number of the run.")] = Path("packaging/models/default.toml"),
) -> None:
    """Train the default bundle on synthetic neonates, publish it under models/ and make it the active one."""
    with needs_extra("rendering", "synth"):
        from neopain.synth.generate import generate
    from neopain.training.default import settings as train_settings
    from neopain.training.default.command import train_and_print
    from neopain.training.default.train import ensure_possible
    from neopain.training.default.truth import FILE_NAME

    given = train_settings.load(settings)
    ensure_possible(paths.models(), release, given)  # before the renders are made, too
    if not (data / FILE_NAME).is_file():
        generate(given.renders.count, given.renders.seed, data, hard=given.renders.hard)
    train_and_print(data, paths.models(), release, given)
