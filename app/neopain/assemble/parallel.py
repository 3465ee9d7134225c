"""Many items, one function: in this process, in several, or on a Ray cluster; what comes out is the same.

The function is made where it runs, once for each process, by a `make` that can be pickled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, Protocol, TypeVar

from neopain.base.errors import InputError, NeopainError

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

Work = Callable[[_Item], _Result]

SCHEMES = ("ray://",)
"""How the address of a cluster begins."""
_WAITING = 2  # items a process has before it, so that it never waits for the next


class Spread(Protocol):
    """Gives the results for `items`, in any order, as they are done."""

    def __call__(self, make: Callable[[], Work[_Item, _Result]], items: Sequence[_Item]) -> Iterator[_Result]:
        """Results of what `make` gives; errors of it are raised here."""


def here(make: Callable[[], Work[_Item, _Result]], items: Sequence[_Item]) -> Iterator[_Result]:
    """All in this process, in order."""
    if items:
        yield from map(make(), items)


def processes(jobs: int) -> Spread:
    """`jobs` processes at once; this one alone when that is 1."""

    def spread(make: Callable[[], Work[_Item, _Result]], items: Sequence[_Item]) -> Iterator[_Result]:
        if min(jobs, len(items)) < 2:
            yield from here(make, items)
            return
        pool = ProcessPoolExecutor(
            min(jobs, len(items)), mp_context=get_context("spawn"), initializer=_start, initargs=(make,)
        )
        try:
            yield from _in_turn(pool, items, jobs * _WAITING)
        except BrokenProcessPool as error:
            raise NeopainError(
                "a process ended of itself, perhaps for lack of memory; run again with fewer --jobs, nothing is lost"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)

    return spread


def cluster(address: str) -> Spread:
    """The Ray cluster at `address` (ray://host:port), on as many workers as it has processors.

    Recordings and models have to be under the same paths on all its machines. Raises InputError when Ray is not
    installed or the cluster does not answer.
    """
    if not address.startswith(SCHEMES):
        raise InputError(f"{address} is no cluster: give its address as ray://host:port")
    try:
        import ray
    except ModuleNotFoundError as error:
        raise InputError("a cluster needs Ray, which is not installed: pip install 'neopain[cluster]'") from error
    if not ray.is_initialized():
        try:
            ray.init(address, log_to_driver=False)
        except Exception as error:  # Ray's errors at this point share no base class
            raise InputError(
                f"{address} does not answer ({type(error).__name__}): is Ray running there? One that asks for a token "
                "needs RAY_AUTH_MODE=token, and the token in ~/.ray/auth_token, here too"
            ) from error

    def spread(make: Callable[[], Work[_Item, _Result]], items: Sequence[_Item]) -> Iterator[_Result]:
        workers = min(max(int(ray.cluster_resources().get("CPU", 1)), 1), len(items))
        member = ray.remote(num_cpus=1)(_Member)
        pool = ray.util.ActorPool([member.remote(make) for _ in range(workers)])
        yield from pool.map_unordered(lambda actor, item: actor.do.remote(item), list(items))

    return spread


class _Member:
    """A worker of the cluster."""

    def __init__(self, make: Callable[[], Callable[[Any], Any]]) -> None:
        self._work = make()

    def do(self, item: Any) -> Any:
        """The result for one item."""
        return self._work(item)


class _Process:
    """The function of this process."""

    work: Callable[[Any], Any] | None = None


def _start(make: Callable[[], Callable[[Any], Any]]) -> None:
    _Process.work = make()


def _do(item: Any) -> Any:
    assert _Process.work is not None  # the pool calls _start first
    return _Process.work(item)


def _in_turn(pool: ProcessPoolExecutor, items: Sequence[Any], most: int) -> Iterator[Any]:
    """Results as they are done, never with more than `most` items given away."""
    waiting: set[Future[Any]] = set()
    for item in items:
        waiting.add(pool.submit(_do, item))
        if len(waiting) >= most:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)
