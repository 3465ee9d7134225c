"""Many items, one function: in this process, in several, or on a Ray cluster; the results are the same.

The function is made where it runs, once for each process, by a `make` that can be pickled. What `make` or the function
raises there is raised here. A process that ends before its work is done is a ProcessEndedError.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, ClassVar, Protocol, TypeVar

from neopain.assemble.processes import Process, ProcessEndedError, describe_exit
from neopain.base.errors import InputError, NeopainError
from neopain.base.extras import install_line

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

Work = Callable[[_Item], _Result]

SCHEMES = ("ray://",)
"""Beginnings of the address of a cluster."""
_AHEAD = 2  # items submitted for each process at a time, so that it never waits for the next
_TRIES = 6


class Spread(Protocol):
    """Gives the results for `items` in the order in which they are finished."""

    def __call__(self, make: Callable[[], Work[_Item, _Result]], items: Sequence[_Item]) -> Iterator[_Result]:
        """Results of the function that `make` returns; its errors are raised here."""


def in_this_process(make: Callable[[], Work[_Item, _Result]], items: Sequence[_Item]) -> Iterator[_Result]:
    """Results in the order of `items`, computed in this process."""
    if items:
        yield from map(make(), items)


def processes(jobs: int) -> Spread:
    """Spreads items over `jobs` processes; this one alone where that is 1."""

    def spread(make: Callable[[], Work[_Item, _Result]], items: Sequence[_Item]) -> Iterator[_Result]:
        many = min(jobs, len(items))
        if many < 2:
            yield from in_this_process(make, items)
            return
        with _pool(many, make) as pool:
            running: set[Future[_Result]] = set()
            for item in items:
                running.add(pool.submit(_work_on, item))
                if len(running) >= many * _AHEAD:
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            while running:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)

    return spread


def map_ordered(jobs: int, make: Callable[[], Work[_Item, _Result]], items: Sequence[_Item]) -> Iterator[_Result]:
    """Results for `items` from `jobs` processes, in their order."""
    with _pool(jobs, make) as pool:
        yield from pool.map(_work_on, items)


def cluster(address: str) -> Spread:
    """Spreads items over the Ray cluster at `address` (ray://host:port), on as many workers as it has processors.

    Recordings and models have to be under the same paths on all its machines. Raises InputError when Ray is not
    installed or the cluster does not answer.
    """
    if not address.startswith(SCHEMES):
        raise InputError(f"{address} is no cluster: give its address as ray://host:port")
    try:
        import ray
    except ModuleNotFoundError as error:
        raise InputError(f"a cluster needs Ray, which is not installed: {install_line('cluster')}") from error
    if not ray.is_initialized():
        try:
            _connect(lambda: ray.init(address, log_to_driver=False))
        except Exception as error:  # Ray's errors at this point share no base class
            raise InputError(
                f"{address} does not answer ({type(error).__name__}): is Ray running there? One that asks for a token "
                "needs RAY_AUTH_MODE=token, and the token in ~/.ray/auth_token, here too"
            ) from error

    def spread(make: Callable[[], Work[_Item, _Result]], items: Sequence[_Item]) -> Iterator[_Result]:
        many = min(max(int(ray.cluster_resources().get("CPU", 1)), 1), len(items))
        worker = ray.remote(num_cpus=1)(_RayWorker)
        pool = ray.util.ActorPool([worker.remote(make) for _ in range(many)])
        try:
            yield from pool.map_unordered(lambda actor, item: actor.do.remote(item), list(items))
        except ray.exceptions.RayTaskError as error:
            if isinstance(error.cause, NeopainError):
                raise error.cause from error
            raise

    return spread


def _connect(once: Callable[[], object]) -> None:
    """Connect to a cluster, several times where Ray answers and cannot start its process for this client: that process
    now and then ends at its very beginning, when Ray starts it while other threads of Ray speak.
    """
    for left in reversed(range(_TRIES)):
        try:
            once()
            return
        except ConnectionAbortedError:
            if not left:
                raise


class _RayWorker:
    """A worker of the cluster."""

    def __init__(self, make: Callable[[], Callable[[Any], Any]]) -> None:
        self._make = make
        self._work: Callable[[Any], Any] | None = None

    def do(self, item: Any) -> Any:
        """The result for one item. The function is made with the first item, so that its errors are passed on."""
        if self._work is None:
            self._work = self._make()
        return self._work(item)


class _Context(SpawnContext):
    """Remembers the processes that a pool starts, to end them and to ask how they ended."""

    def __init__(self) -> None:
        super().__init__()
        self._started: list[SpawnProcess] = []

    def Process(self, *args: Any, **options: Any) -> SpawnProcess:  # type: ignore[override] # noqa: N802
        """A new process, as the pool asks for it."""
        process = Process(*args, **options)
        self._started.append(process)
        return process

    def end_all(self) -> None:
        """End all processes now."""
        for process in self._started:
            process.terminate()

    def describe_exit(self) -> str:
        """How the first process ended that did so of itself: the pool ends the others with SIGTERM."""
        codes = [process.exitcode for process in self._started]
        return describe_exit(next((code for code in codes if code not in (None, 0, -signal.SIGTERM)), -signal.SIGTERM))


@contextmanager
def _pool(jobs: int, make: Callable[[], Work[Any, Any]]) -> Iterator[ProcessPoolExecutor]:
    context = _Context()
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_PoolWorker.prepare, initargs=(make,))
    try:
        yield pool
    except BrokenProcessPool as error:
        pool.shutdown(cancel_futures=True)
        raise ProcessEndedError(context.describe_exit()) from error
    except (KeyboardInterrupt, GeneratorExit):  # nobody takes the results
        context.end_all()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


class _PoolWorker:
    """The function that one process of a pool works with."""

    make: ClassVar[Any]
    work: ClassVar[Any] = None

    @classmethod
    def prepare(cls, make: Callable[[], Work[Any, Any]]) -> None:
        """Remember `make`; it runs with the first item, so that the pool passes its errors on."""
        cls.make = make


def _work_on(item: Any) -> Any:
    if _PoolWorker.work is None:
        _PoolWorker.work = _PoolWorker.make()
    return _PoolWorker.work(item)
