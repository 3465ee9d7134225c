"""One bar for each stage on a terminal, and none without a terminal."""

import io

from rich.console import Console

from neopain.batch.progress import FileBars, ProgressBars


def shown(use, terminal=True):
    text = io.StringIO()
    console = Console(file=text, force_terminal=terminal, width=100)
    use(console)
    return text.getvalue()


def stages(console):
    with ProgressBars(console) as progress:
        progress("comparing", 3, 4, "best 0.9")
        progress("writing", 1, None)
        progress.say("a line [as it is]")


def test_each_stage_has_its_bar_with_lines_above():
    text = shown(stages)
    for words in ("comparing", "3/4", "best 0.9", "writing", "a line [as it is]"):
        assert words in text


def test_without_a_terminal_only_lines_are_printed():
    assert shown(stages, terminal=False) == "a line [as it is]\n"


def test_a_finished_file_counts_and_its_bar_goes():
    def files(console):
        with FileBars(2, console) as bars:
            bars.show("one.mp4", 10, 20)
            bars.end("one.mp4")
            assert [task.description for task in bars._progress.tasks] == ["files"]
            assert bars._progress.tasks[0].completed == 1

    assert "1/2" in shown(files)
