"""Many items, one function: in this process, in several, or on a Ray cluster; what comes out is the same.

The function is made where it runs, once for each process, by a `make` that can be pickled. What `make` or the function
raises there is raised here as it is; a process that was ended from outside is told with what ended it.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
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
        with workers(min(jobs, len(items)), make, "run again, nothing is lost") as pool:
            yield from _in_turn(pool, items, jobs * _WAITING)

    return spread


@contextmanager
def workers(jobs: int, make: Callable[[], Work[Any, Any]], advice: str = "run again") -> Iterator[ProcessPoolExecutor]:
    """A pool of `jobs` processes to give `work` to; inside it, errors of `make` and of the work are raised as they are.

    Raises NeopainError, which says what ended it and gives `advice`, where a process ends before its work is done.
    """
    context = _Watched()
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(make,))
    try:
        yield pool
    except BrokenProcessPool as error:
        pool.shutdown(cancel_futures=True)
        raise NeopainError(f"a process {context.ending()} before its work was done; {advice}") from error
    finally:
        pool.shutdown(cancel_futures=True)


def ending(exit_code: int | None) -> str:
    """How a process ended: "was ended by SIGKILL", "ended with status 3"."""
    if exit_code is None:
        return "ended"
    if exit_code >= 0:
        return f"ended with status {exit_code}"
    try:
        return f"was ended by {signal.Signals(-exit_code).name}"
    except ValueError:  # a signal without a name, of real time
        return f"was ended by signal {-exit_code}"


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
        many = min(max(int(ray.cluster_resources().get("CPU", 1)), 1), len(items))
        member = ray.remote(num_cpus=1)(_Member)
        pool = ray.util.ActorPool([member.remote(make) for _ in range(many)])
        try:
            yield from pool.map_unordered(lambda actor, item: actor.do.remote(item), list(items))
        except ray.exceptions.RayTaskError as error:
            if isinstance(error.cause, NeopainError):
                raise error.cause from error
            raise

    return spread


class _Member:
    """A worker of the cluster."""

    def __init__(self, make: Callable[[], Callable[[Any], Any]]) -> None:
        self._make = make
        self._work: Callable[[Any], Any] | None = None

    def do(self, item: Any) -> Any:
        """The result for one item. What works on it is made with the first, so that its errors are a result too."""
        if self._work is None:
            self._work = self._make()
        return self._work(item)


class _Process:
    """What works in this process."""

    member: _Member | None = None


class _Watched(SpawnContext):
    """Starts processes and remembers them, to ask how they ended."""

    def __init__(self) -> None:
        super().__init__()
        self._started: list[SpawnProcess] = []

    def Process(self, *args: Any, **options: Any) -> SpawnProcess:  # type: ignore[override] # noqa: N802
        """A new process, as the pool asks for it."""
        process = SpawnProcess(*args, **options)
        self._started.append(process)
        return process

    def ending(self) -> str:
        """How the first process ended that did so of itself: the pool ends the others with SIGTERM."""
        codes = [process.exitcode for process in self._started]
        return ending(next((code for code in codes if code not in (None, 0, -signal.SIGTERM)), -signal.SIGTERM))


def _start(make: Callable[[], Callable[[Any], Any]]) -> None:
    _Process.member = _Member(make)


def work(item: Any) -> Any:
    """What the function of this process, one of `workers`, makes of `item`."""
    assert _Process.member is not None  # the pool calls _start first
    return _Process.member.do(item)


def _in_turn(pool: ProcessPoolExecutor, items: Sequence[Any], most: int) -> Iterator[Any]:
    """Results as they are done, never with more than `most` items given away."""
    waiting: set[Future[Any]] = set()
    for item in items:
        waiting.add(pool.submit(work, item))
        if len(waiting) >= most:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)
