"""A few pages are run at a time, in the order in which they came; one that takes long keeps nobody waiting."""

import asyncio

import pytest

from workbook.turns import Turns

from ..loops import run_alone


def test_no_more_than_that_many_at_once_and_first_come_first_served() -> None:
    async def run() -> tuple[int, list[int]]:
        turns, running, most, order = Turns(at_once=2), 0, 0, []

        async def page(number: int) -> None:
            nonlocal running, most
            async with turns:
                running += 1
                most = max(most, running)
                order.append(number)
                await asyncio.sleep(0.001)
                running -= 1

        await asyncio.gather(*(page(number) for number in range(8)))
        return most, order

    assert run_alone(run()) == (2, list(range(8)))


def test_a_long_page_gives_its_turn_up_and_no_turn_is_given_back_twice() -> None:
    async def run() -> list[str]:
        turns, seen, over = Turns(at_once=1, longest=0.01), [], asyncio.Event()

        async def long() -> None:
            async with turns:
                seen.append("long begins")
                await over.wait()
                seen.append("long ends")

        async def short(name: str) -> None:
            async with turns:
                seen.append(f"{name} begins")
                over.set()
                await asyncio.sleep(0)
                seen.append(f"{name} ends")

        await asyncio.gather(long(), short("one"), short("two"))
        return [each for each in seen if each != "long ends"]

    assert run_alone(run()) == ["long begins", "one begins", "one ends", "two begins", "two ends"]


def test_a_page_that_fails_gives_its_turn_back() -> None:
    async def run() -> None:
        turns = Turns(at_once=1)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                async with turns:
                    _ = 1 / 0

    run_alone(asyncio.wait_for(run(), 5))


def test_whoever_waits_knows_how_many_come_first_and_about_how_long_that_takes() -> None:
    async def run() -> None:
        turns = Turns(at_once=2)
        first, second, third, fourth, fifth = (turns.line_up() for _ in range(5))
        assert [await each.comes(within=0.001) for each in (first, second, third)] == [True, True, False]
        assert [each.ahead for each in (third, fourth, fifth)] == [0, 1, 2]
        assert [each.seconds for each in (third, fifth)] == [1, 2], "two at a time, a second each until it is known better"
        fourth.end()  # leaves the line
        assert fifth.ahead == 1
        first.end()
        first.end()
        assert await third.comes() and fifth.ahead == 0 and not await fifth.comes(within=0.001)
        second.end()
        assert await fifth.comes() and turns.pace < 1, "these turns took no time"

    run_alone(run())


def test_whoever_is_cancelled_in_the_line_holds_nobody_up() -> None:
    async def run() -> None:
        turns = Turns(at_once=1)

        async def wait() -> None:
            async with turns:
                await asyncio.sleep(10)

        tasks = [asyncio.ensure_future(wait()) for _ in range(3)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        async with turns:
            pass

    run_alone(asyncio.wait_for(run(), 5))
