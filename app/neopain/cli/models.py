"""The commands `neopain models ...`: import published networks, make them faster, choose and check those in use."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from neopain.base import paths
from neopain.base.errors import InputError, ModelError
from neopain.cli.options import User, example, load_settings, say

models_app = typer.Typer(
    epilog=example("models list"), help="Import published networks and choose the models in use.", no_args_is_help=True
)


@models_app.command("import", epilog=example("models import vgg-face.mat"))
def import_network(
    file: Annotated[Path, typer.Argument(help="vgg-face.mat or imagenet-vgg-{f,m,s}.mat, as published.")],
    name: Annotated[
        str | None, typer.Option(help="Added to the network's name, to tell several imports apart.")
    ] = None,
    outputs: Annotated[
        str,
        typer.Option(help="Layers that give the features, joined in this order: fc7 is before its ReLU, relu7 after."),
    ] = "relu7",
    l2: Annotated[bool, typer.Option("--l2", help="Bring the features of each layer to length 1.")] = False,
    keep_lrn: Annotated[
        bool, typer.Option("--keep-lrn", help="Keep ONNX's own local response normalisation, which is slower.")
    ] = False,
) -> None:
    """Turn a published .mat file of VGG-Face, VGG-F, VGG-M or VGG-S into a model folder."""
    from neopain.cli.model_gate import logged
    from neopain.inference.vgg_import import Choice, import_file

    chosen = tuple(part.strip() for part in outputs.split(","))
    done = import_file(file, paths.models(), Choice(name, chosen, l2, not keep_lrn), load_settings().inference.threads)
    logged("MODEL_IMPORTED", done.artefact.manifest.id)
    network = done.published
    say(f"{file} is {network.title}, {done.parameters:,} parameters")
    if done.parameters != network.parameters:
        say(f"the published {network.title} has {network.parameters:,}: these are other weights")
    if done.md5 == network.md5:
        say(f"MD5 {done.md5}: the published file")
    else:
        say(f"MD5 {done.md5}: not the published file ({network.md5}); weights or layout were changed")
    say(f"licence: {network.licence}. {network.terms}")
    say(f"{done.artefact.folder}: {done.artefact.manifest.outputs[0].meaning}")


@models_app.command("fetch", epilog=example("models fetch vgg-face"))
def fetch_network(
    name: Annotated[str, typer.Argument(help="vgg-face, vgg-f, vgg-m or vgg-s.")],
    to: Annotated[Path | None, typer.Option(help="Folder for the file; the user's cache if not given.")] = None,
) -> None:
    """Download a published network, check its MD5, and go on where an earlier download broke off."""
    from neopain.batch.progress import ProgressBars
    from neopain.inference.fetch import fetch
    from neopain.inference.published import named

    wanted = named(name)
    say(f"{wanted.title}: {wanted.terms}")
    with ProgressBars() as bars:
        path = fetch(
            wanted,
            paths.cache() / "published" if to is None else to,
            lambda done, total: bars(f"{wanted.file}, MB", done / 1e6, None if total is None else total / 1e6),
        )
    say(f"{path} is the published file; now run: neopain models import {path}")


@models_app.command("use", epilog=example("models use classifier-ward-202611 --user Ines"))
def use_models(
    ids: Annotated[list[str], typer.Argument(help="Folders under models/; several networks are joined in this order.")],
    user: User = None,
    last: Annotated[int, typer.Option(min=1, help="How many of the newest recordings are replayed.")] = 20,
    without_replay: Annotated[bool, typer.Option("--without-replay", help="Do not replay the recordings.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Skip the question.")] = False,
) -> int:
    """Make these models the ones in use, next to those they do not replace; changes nothing when they do not fit.

    Where the ward has recordings, they are replayed with both, and alarms per patient-hour are shown before it asks.
    The change is in the audit log of the records.
    """
    from neopain.cli.model_gate import ModelGate
    from neopain.review.model_choice import use

    gate = ModelGate(user, last, replays=not without_replay, yes=yes)
    bundle = use(paths.models(), ids, gate.agree, gate.put)
    if bundle is None:
        say("nothing was changed")
        return 1
    say(f"bundle {bundle.id}: {', '.join(artefact.manifest.id for artefact in bundle.artefacts)}")
    for artefact in bundle.artefacts:
        if not artefact.signed_by:
            say(f"{artefact.manifest.id} is signed by nobody: the window says so; see neopain models sign")
    return 0


@models_app.command("sign", epilog=example("models sign classifier-ward-202611 --key ward.pem --name NICU"))
def sign_models(
    ids: Annotated[list[str], typer.Argument(help="Folders under models/.")],
    key: Annotated[Path, typer.Option(help="File of your private key; made if there is none. Keep it to yourself.")],
    name: Annotated[str, typer.Option(help="Who you are: shown beside the models.")],
) -> None:
    """Sign models of your own: other computers can tell who vouches for them, and this one trusts them from now on."""
    from neopain.cli.model_gate import logged
    from neopain.inference import folders, manifest, signature

    there = {folder.name: folder for folder in folders.installed(paths.models())}
    for each in ids:  # before a key is made for nothing
        if each not in there:
            raise InputError(f"there is no models/{each}; see neopain models list")
        manifest.read(there[each])
    if not key.exists():
        signature.check_name(name)
    private, made = signature.open_private(key)
    if made:
        say(f"{key} is your new private key, readable by your account alone; whoever has it can sign in your name")
    public = signature.public_key(private)
    if public not in signature.RELEASE_KEYS:
        signature.check_name(name)
    for each in ids:
        signature.sign(there[each], private)
        say(f"{each}: signed")
    if public not in signature.RELEASE_KEYS:
        logged("MODEL_KEY_TRUSTED", f"{public} of {name.strip()}", partial(signature.trust, public, name))
        say(f"on each other computer, once: neopain models trust {public} --name '{name}'")


@models_app.command("trust", epilog=example("models trust KEY --name NICU"))
def trust_key(
    key: Annotated[str, typer.Argument(help="The public key that models sign printed: 64 digits.")],
    name: Annotated[str, typer.Option(help="Whose key it is.")],
) -> None:
    """Trust models signed with this key on this computer."""
    from neopain.cli.model_gate import logged
    from neopain.inference.signature import trust

    logged("MODEL_KEY_TRUSTED", f"{key} of {name.strip()}", partial(trust, key, name))
    say(f"models signed with {key[:12]}... are from now on those of {name}")


@models_app.command("quantize", epilog=example("models quantize features-ward-202611 --calibrate faces"))
def quantize_network(
    name: Annotated[str, typer.Argument(help="A feature network under models/.")],
    calibrate: Annotated[Path, typer.Option(help="Folder of pictures of faces; a quarter of them is held out.")],
) -> None:
    """Publish a feature network in 8-bit integers, unless its features drift too far on held-out faces."""
    from neopain.workbench.quantize import quantize_artefact

    quantize_artefact(name, calibrate, paths.models(), load_settings())


@models_app.command("list", epilog=example("models list"))
def list_models() -> None:
    """List the installed models, which of them are in use, and their licences."""
    from neopain.workbench.list_models import list_models

    list_models(paths.models())


@models_app.command("check", epilog=example("models check"))
def check_models() -> int:
    """Verify every model at hand: files, check vector, milliseconds a frame, and where it runs; 1 when one fails."""
    from neopain.workbench.check_models import check_models

    try:
        check_models(paths.models(), load_settings())
    except ModelError as error:
        say(f"neopain: {error}", error=True)
        return 1
    return 0
