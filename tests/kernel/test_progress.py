"""Which offset may be committed while messages finish in any order."""

from kernel.messaging.progress import PartitionProgress


def begun(*offsets: int) -> PartitionProgress:
    progress = PartitionProgress()
    for offset in offsets:
        progress.begin(offset)
    return progress


class TestPartitionProgress:
    def test_never_passes_a_message_that_is_still_at_work(self) -> None:
        progress = begun(5, 6, 7)
        assert progress.finish(6) is None
        assert progress.finish(7) is None
        assert progress.finish(5) == 8

    def test_goes_on_step_by_step(self) -> None:
        progress = begun(0, 1)
        assert progress.finish(0) == 1
        assert progress.finish(1) == 2

    def test_offsets_may_have_gaps(self) -> None:
        progress = begun(3, 9)
        assert progress.finish(3) == 4
        assert progress.finish(9) == 10

    def test_a_revoked_partition_commits_nothing_more(self) -> None:
        progress = begun(0)
        progress.revoke()
        assert progress.finish(0) is None
