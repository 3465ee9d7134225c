"""The commands `neopain train ...`: compare ways of judging one's own infants, publish the best, train the default."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from neopain.base import paths, settings

_STUDY = "study"


class _ManifestFirst(TyperGroup):
    """Takes a first word that is no command for the manifest of a study."""

    def parse_args(self, ctx: Any, args: Sequence[str]) -> list[str]:
        """The words of the command, with the study's name put before a manifest."""
        words = list(args)
        if words and words[0] not in self.commands and words[0] not in ("--help", "-h"):
            words.insert(0, _STUDY)
        return list(super().parse_args(ctx, words))


train_app = typer.Typer(
    cls=_ManifestFirst,
    no_args_is_help=True,
    help="Compare ways of judging your own labelled infants: neopain train MANIFEST.csv --out DIR; "
    "neopain train study --help says more.",
)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


@train_app.command(_STUDY)
def train_study(
    manifest: Annotated[Path, typer.Argument(help="CSV: path, label or a scale's total, subject, ...")],
    out: Annotated[Path, typer.Option(help="Folder for the report.")],
    features: Annotated[
        str | None, typer.Option(help="Groups: active, hog, lbp-uniform, lbp-top, strain, or networks under models/.")
    ] = None,
    select: Annotated[
        str | None, typer.Option(help="relief-f, symmetric-uncertainty, mutual-information, none.")
    ] = None,
    k: Annotated[str | None, typer.Option("--k", help="Features to keep; of several the best in training.")] = None,
    classifiers: Annotated[
        str | None, typer.Option(help="naive-bayes, knn, linear-svm, rbf-svm, random-forest, logistic.")
    ] = None,
    protocol: Annotated[
        str | None, typer.Option(help="loso, grouped or site; loso up to 20 subjects, else grouped, if not given.")
    ] = None,
    parts: Annotated[int, typer.Option(min=2, help="Parts of the grouped protocol.")] = 10,
    leaking: Annotated[
        bool, typer.Option("--leaking", help="Beside it, the split by frame of some papers, marked as leaking.")
    ] = False,
    pain_from: Annotated[float | None, typer.Option(help="Score from which on it is pain.")] = None,
    calm_to: Annotated[
        float | None, typer.Option(help="Score up to which it is none; what is between is left out.")
    ] = None,
    step: Annotated[float, typer.Option(help="Seconds between the moments of a video that are looked at.")] = 1.0,
    twins: Annotated[float, typer.Option(help="Likeness from which on two subjects show the same picture.")] = 0.95,
    seed: Annotated[int, typer.Option(help="Of all that is drawn.")] = 0,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes at once; one a core if not given.")] = None,
    cluster: Annotated[
        str | None, typer.Option(help="Find faces and features on the Ray cluster ray://host:port.")
    ] = None,
    cache: Annotated[Path | None, typer.Option(help="Where features are kept; OUT/cache if not given.")] = None,
    publish: Annotated[
        str | None, typer.Option(help="Make the best line that the monitor can run a model folder of this name.")
    ] = None,
    line: Annotated[
        str | None, typer.Option(help="Publish this line of the table: features/selector/classifier.")
    ] = None,
    sensitivity: Annotated[
        float | None, typer.Option(min=0.5, max=1, help="Publish with the threshold that reaches this.")
    ] = None,
    false_alarms: Annotated[
        float, typer.Option(min=0.001, max=0.5, help="Else with the one that lets this share without pain above it.")
    ] = 0.05,
    warm_start: Annotated[
        bool, typer.Option("--warm-start", help="Adapt the active classifier to few infants of your own.")
    ] = False,
    embed_faces: Annotated[
        bool, typer.Option("--embed-faces", help="Put faces judged wrongly into the page and PDF: they are patients'.")
    ] = False,
    extract: Annotated[bool, typer.Option("--extract", help="Only fill the cache.")] = False,
) -> int:
    """Compare features, selections and classifiers on labelled infants, tested on infants not trained on."""
    from neopain.base.scales import CutOff
    from neopain.training.study.command import Order, train
    from neopain.training.study.plan import make
    from neopain.training.study.refit import Aim

    given: dict[str, object] = {
        "features": None if features is None else _list(features),
        "selectors": None if select is None else _list(select),
        "judges": None if classifiers is None else _list(classifiers),
        "sizes": None if k is None else _list(k),
    }
    plain = {"protocol": protocol, "parts": parts, "leaking": leaking, "step_s": step, "twins": twins, "seed": seed}
    lists = {name: value for name, value in given.items() if value is not None}
    plan = make(lists | plain | {"warm_start": warm_start})
    order = Order(
        manifest,
        out,
        CutOff(pain_from, calm_to),
        jobs or os.cpu_count() or 1,
        cache,
        extract,
        cluster,
        embed_faces,
        publish,
        line,
        Aim(sensitivity, false_alarms),
    )
    return train(order, plan, paths.models(), settings.load(paths.settings_file()))


@train_app.command("import")
def train_import(
    collection: Annotated[str, typer.Argument(help="icope, icopevid, unifesp or usf-mnpad-i.")],
    folder: Annotated[Path, typer.Argument(help="Where its owners' files were unpacked.")],
    manifest: Annotated[Path, typer.Argument(help="The CSV to write.")],
) -> None:
    """Write the manifest of a published collection. Files that do not fit are listed, not guessed at."""
    from neopain.dataset.importers import import_folder

    found = import_folder(collection, folder, manifest)
    for path, why in found.left_out:
        typer.echo(f"left out: {path.relative_to(folder)} {why}", err=True)
    typer.echo(f"{manifest}: {len(found.rows)} recordings of {len({row['subject'] for row in found.rows})} subjects")


@train_app.command("default")
def train_default(
    data: Annotated[Path, typer.Option(help="Folder of renders; where there are none, the settings' are made there.")],
    release: Annotated[
        str, typer.Option(help="Year and month the new models are published under, like 202611 or 202611b.")
    ],
    settings: Annotated[Path, typer.Option(help="Every number of the run.")] = Path("packaging/models/default.toml"),
) -> None:
    """Train the default bundle on synthetic neonates, publish it under models/ and make it the active one."""
    from neopain.synth.generate import generate
    from neopain.training.command import train_and_tell
    from neopain.training.default import settings as train_settings
    from neopain.training.default.train import ensure_possible
    from neopain.training.default.truth import FILE_NAME

    ensure_possible(paths.models(), release)  # before the renders are made, too
    given = train_settings.load(settings)
    if not (data / FILE_NAME).is_file():
        generate(given.renders.count, given.renders.seed, data)
    train_and_tell(data, paths.models(), release, given)
