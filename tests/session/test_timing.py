"""Time: a fake clock, so that every figure here is exact."""

import pytest

from game.timing import MAX_SPEED, SPEEDS, TimeManager, speed_name


class Clock:
    """A clock that goes on only when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def manager(clock: Clock, **settings: float) -> TimeManager:
    return TimeManager(10, clock, **settings)


def test_a_tick_is_due_every_tenth_of_a_second(clock: Clock) -> None:
    time = manager(clock)
    assert [time.advance(100.0 + ms / 1000) for ms in (50, 99, 100, 150, 200, 400)] == [
        0, 0, 1, 0, 1, 2,
    ]  # fmt: skip


def test_sixty_frames_a_second_make_ten_ticks_a_second(clock: Clock) -> None:
    time = manager(clock)
    assert sum(time.advance(100.0 + frame / 60) for frame in range(1, 601)) == 100


@pytest.mark.parametrize(("speed", "ticks"), [(1, 10), (2, 20), (5, 50)])
def test_speed_multiplies_the_rate(clock: Clock, speed: int, ticks: int) -> None:
    time = manager(clock)
    time.speed = speed
    assert sum(time.advance(100.0 + frame / 60) for frame in range(1, 61)) == ticks


def test_another_tick_rate(clock: Clock) -> None:
    time = TimeManager(20, clock)
    assert time.advance(100.25) == 5


def test_an_impossible_tick_rate_is_refused(clock: Clock) -> None:
    with pytest.raises(ValueError, match="at least 1, got 0"):
        TimeManager(0, clock)


def test_an_unknown_speed_is_refused_with_those_there_are(clock: Clock) -> None:
    time = manager(clock)
    with pytest.raises(ValueError, match="1×, 2×, 5×, max"):
        time.speed = 3


def test_faster_and_slower_stop_at_the_ends(clock: Clock) -> None:
    time = manager(clock)
    seen = []
    for _ in range(5):
        seen.append(speed_name(time.speed))
        time.faster()
    assert seen == ["1×", "2×", "5×", "max", "max"]
    for _ in SPEEDS:
        time.slower()
    assert time.speed == 1


def test_after_a_hang_only_half_a_second_is_made_up_for(clock: Clock) -> None:
    time = manager(clock)
    assert time.advance(110.0) == 5
    assert time.lost_ticks == 95
    assert time.advance(110.1) == 1


def test_nothing_is_due_while_paused_nor_made_up_for_after(clock: Clock) -> None:
    time = manager(clock)
    time.pause()
    assert time.advance(105.0) == 0
    clock.now = 109.0
    time.resume()
    assert time.advance(109.05) == 0
    assert time.advance(109.1) == 1


def test_steps_are_made_one_by_one_while_paused(clock: Clock) -> None:
    time = manager(clock)
    time.step()
    assert time.paused
    assert [time.advance(101.0), time.advance(102.0)] == [1, 0]
    time.step(3)
    time.step(2)
    assert time.steps_left == 5
    assert [time.advance(103.0), time.advance(104.0)] == [5, 0]


def test_pausing_forgets_steps_not_yet_made(clock: Clock) -> None:
    time = manager(clock)
    time.step(100)
    time.pause()
    assert time.advance(101.0) == 0
    with pytest.raises(ValueError, match="at least one"):
        time.step(0)


def test_toggle(clock: Clock) -> None:
    time = manager(clock)
    time.toggle()
    assert time.paused
    time.toggle()
    assert not time.paused


def test_alpha_goes_from_tick_to_tick(clock: Clock) -> None:
    time = manager(clock)
    assert time.alpha == 0.0
    time.advance(100.025)
    assert time.alpha == pytest.approx(0.25)
    time.advance(100.1)
    assert time.alpha == pytest.approx(0.0, abs=1e-6)
    time.advance(100.175)
    assert time.alpha == pytest.approx(0.75)


def test_alpha_stands_still_while_paused_and_through_a_change_of_speed(clock: Clock) -> None:
    time = manager(clock)
    time.advance(100.05)
    time.pause()
    time.advance(107.0)
    assert time.alpha == pytest.approx(0.5)
    time.speed = 5
    assert time.alpha == pytest.approx(0.5)


def test_at_top_speed_ticks_fill_the_frame_and_no_more(clock: Clock) -> None:
    time = manager(clock, frame_budget=6 / 512)
    time.speed = MAX_SPEED

    def tick() -> None:
        clock.now += 1 / 512

    assert time.run(tick) == 6
    assert time.alpha == 0.0
    assert time.late_ticks == 0


def test_a_slow_tick_at_top_speed_still_leaves_one_a_frame(clock: Clock) -> None:
    time = manager(clock, frame_budget=0.012)
    time.speed = MAX_SPEED

    def tick() -> None:
        clock.now += 0.05

    assert [time.run(tick) for _ in range(3)] == [1, 1, 1]


def test_what_does_not_fit_into_a_frame_stays_due(clock: Clock) -> None:
    time = manager(clock, frame_budget=0.012)

    def tick() -> None:
        clock.now += 0.010

    clock.now += 0.5
    assert time.run(tick) == 2
    assert time.run(tick) == 2
    time.pause()
    time.step(3)
    assert [time.run(tick), time.run(tick), time.run(tick)] == [2, 1, 0]


def test_a_tick_over_budget_is_late_and_seen_as_such_from_within(clock: Clock) -> None:
    time = manager(clock, budget=0.1)
    seen = []

    def tick() -> None:
        seen.append(time.overran)
        clock.now += 0.11
        seen.append(time.overran)

    time.step()
    time.run(tick)
    assert seen == [False, True]
    assert time.overran
    assert (time.ticks, time.late_ticks) == (1, 1)
    time.step()
    time.run(lambda: None)
    assert not time.overran
    assert (time.ticks, time.late_ticks) == (2, 1)


def test_a_tick_that_pauses_ends_the_frame(clock: Clock) -> None:
    time = manager(clock)
    clock.now += 0.4
    assert time.run(time.pause) == 1
    clock.now += 1.0
    assert time.run(time.pause) == 0


def test_until_next(clock: Clock) -> None:
    time = manager(clock)
    time.advance(100.03)
    clock.now = 100.05
    assert time.until_next() == pytest.approx(0.05)
    clock.now = 103.0
    assert time.until_next() == 0.0
    time.pause()
    assert time.until_next() == float("inf")
    time.step()
    assert time.until_next() == 0.0
    time.resume()
    time.speed = MAX_SPEED
    assert time.until_next() == 0.0


# --- ticks in parts ---


class Parts:
    """A tick of so many parts, each of which takes so long."""

    def __init__(self, clock: Clock, count: int, seconds: float) -> None:
        self.clock, self.count, self.seconds = clock, count, seconds
        self.left = count

    def __call__(self) -> bool:
        self.clock.now += self.seconds
        self.left = (self.left or self.count) - 1
        return not self.left


def test_a_tick_in_parts_goes_on_in_the_next_frame(clock: Clock) -> None:
    time = manager(clock)
    tick = Parts(clock, 3, 0.005)
    clock.now += 0.1
    done = []
    for _ in range(4):
        done.append(time.run(tick))
        clock.now += 0.01
    assert done == [0, 0, 1, 0]
    assert (time.ticks, time.late_ticks, time.lost_ticks) == (1, 0, 0)


def test_the_way_to_the_next_tick_begins_with_the_first_part(clock: Clock) -> None:
    time = manager(clock)
    clock.now += 0.11
    time.run(Parts(clock, 3, 0.0))
    assert time.under_way
    assert time.alpha == pytest.approx(0.1)
    clock.now += 0.02
    time.flow()
    assert time.alpha == pytest.approx(0.3)


def test_what_is_begun_is_finished_though_paused(clock: Clock) -> None:
    time = manager(clock)
    tick = Parts(clock, 3, 0.0)
    clock.now += 0.3
    assert time.run(tick) == 0
    time.pause()
    assert time.until_next() == 0.0
    assert [time.run(tick), time.run(tick), time.run(tick)] == [0, 1, 0]
    assert tick.left == 0
    assert time.until_next() == float("inf")


def test_a_step_is_made_once_however_many_parts_it_has(clock: Clock) -> None:
    time = manager(clock)
    tick = Parts(clock, 2, 0.0)
    time.step(2)
    assert [time.run(tick, 1) for _ in range(5)] == [0, 1, 0, 1, 0]
    assert time.steps_left == 0


def test_no_more_than_asked_for_become_whole(clock: Clock) -> None:
    time = manager(clock)
    tick = Parts(clock, 2, 0.0)
    clock.now += 0.4
    assert [time.run(tick, 1), time.run(tick, 1)] == [0, 1]
    assert not time.under_way


def test_the_time_between_parts_is_none_of_the_ticks(clock: Clock) -> None:
    time = manager(clock, budget=0.1)
    tick = Parts(clock, 3, 0.025)
    time.step()
    for _ in range(3):
        time.run(tick)
        assert not time.overran
        clock.now += 0.01
    assert time.late_ticks == 0


def test_parts_that_take_too_long_together_are_late(clock: Clock) -> None:
    time = manager(clock, budget=0.1)
    tick = Parts(clock, 3, 0.04)
    time.step()
    seen = []
    for _ in range(3):
        time.run(tick)
        seen.append(time.overran)
    assert seen == [False, False, True]
    assert time.late_ticks == 1


def test_a_tick_that_is_whole_long_after_it_was_due_is_late(clock: Clock) -> None:
    time = manager(clock, budget=0.1)
    clock.now += 0.15
    time.run(lambda: None)
    assert time.late_ticks == 0, "made 50 ms after it was due"
    clock.now += 0.24  # at 390 ms: those of 200 and 300 ms are due
    assert time.run(lambda: None) == 2
    assert time.late_ticks == 1, "the first of them came 190 ms late, the second 90"
    tick = Parts(clock, 2, 0.0)
    clock.now += 0.1
    time.run(tick)
    clock.now += 0.11
    time.run(tick)
    assert time.late_ticks == 2, "begun in time, whole too late"


def test_steps_have_no_time_at_which_they_are_due(clock: Clock) -> None:
    time = manager(clock, budget=0.1)
    time.step(2)
    clock.now += 10.0
    assert time.run(lambda: None) == 2
    assert time.late_ticks == 0


def test_time_that_is_skipped_is_not_made_up_for(clock: Clock) -> None:
    time = manager(clock)
    clock.now += 5.0
    time.skip()
    assert time.run(lambda: None) == 0
    assert time.lost_ticks == 0
    clock.now += 0.1
    assert time.run(lambda: None) == 1


def test_time_flows_while_no_tick_can_be_begun(clock: Clock) -> None:
    time = manager(clock)
    for _ in range(8):
        clock.now += 0.025
        time.flow()
    assert time.alpha == 1.0, "people reach the end of their step and wait there"
    assert time.due
    assert time.run(lambda: None) == 2


def test_what_was_due_before_a_pause_is_one_tick_after_it(clock: Clock) -> None:
    time = manager(clock)
    clock.now += 0.45
    time.flow()
    time.pause()
    clock.now += 3.0
    time.resume()
    assert time.run(lambda: None) == 1


def test_where_ticks_come_late_people_walk_slowly_and_do_not_jump(clock: Clock) -> None:
    time = manager(clock)
    seen: list[float] = []
    for frame in range(1, 300):  # a tick every fourth of a second, though one is due every tenth
        clock.now += 0.025
        time.flow()
        if frame % 10 == 0:
            time.work(lambda: None)
        seen.append(time.alpha)
    assert seen[-9:] == pytest.approx([share / 10 for share in range(1, 10)], abs=0.02)
    time.pause()
    clock.now += 5.0
    time.flow()
    assert time.alpha == seen[-1]


def test_a_world_that_lags_says_how_many_ticks_it_reaches(clock: Clock) -> None:
    time = manager(clock)
    for _ in range(30):
        clock.now += 0.1
        time.run(lambda: None, 1)
    assert time.lately == 0.0
    for _ in range(60):
        clock.now += 0.25
        time.run(lambda: None, 1)
    assert 3.9 < time.lately < 4.1
    for _ in range(60):
        clock.now += 0.1
        time.run(lambda: None)
    assert time.lately == 0.0
