"""Whatever a model says, only a choice that was on offer comes out."""

import json

import pytest

from game.ai.answers import (
    THOUGHT,
    WORDS,
    AnswerError,
    Choice,
    Mend,
    clean,
    decode,
    read,
)
from game.ai.own_words import echoes
from game.ai.prompts import folder, load
from game.ai.providers import Kind

KEYS = {
    "eat apple_3",
    "drink well_12",
    "wait",
    "attack agent_8",
    "give bread to agent_8",
    "cut tree_4",
    "cut tree_5",
}
PLAIN = '{"thought": "I am hungry", "choice": "eat apple_3", "words": ""}'
EAT = Choice("eat apple_3", "", "I am hungry")


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f"  \n{PLAIN}\n",
        f"```json\n{PLAIN}\n```",
        f"```\n{PLAIN}```",
        f"Sure! Here is my answer:\n\n{PLAIN}\n\nI hope it helps.",
        f"<think>If {{x}} then {{ y</think> {PLAIN}",
        f'{{"note": "first"}} {PLAIN}',
        f"{PLAIN} {PLAIN}",
        '{"choice": "eat apple_3", "thought": "I am hungry"}',
        '{"choice": "eat apple_3", "thought": "I am hungry", "words": null, "extra": [1]}',
        '{"choice": " `Eat apple_3`. ", "thought": "I am hungry", "words": 7}',
        '{"choice": "eat apple_3: eat the apple in your hand", "thought": "I am hungry"}',
    ],
)
def test_what_can_be_understood_is(text: str) -> None:
    assert decode(text, "stop", KEYS) == EAT


@pytest.mark.parametrize(
    ("text", "finish", "kind"),
    [
        ("", "stop", Kind.EMPTY),
        (" \n ", "stop", Kind.EMPTY),
        ("", "length", Kind.CUT),
        ('{"thought": "I wonder whe', "length", Kind.CUT),
        ('{"thought": "I wonder whe', "stop", Kind.BAD_ANSWER),
        ("I'd rather eat.", "stop", Kind.BAD_ANSWER),
        ("[1, 2]", "stop", Kind.BAD_ANSWER),
        ("{" * 5000, "stop", Kind.BAD_ANSWER),
        ('{"a":' * 60_000, "stop", Kind.BAD_ANSWER),
        ("{}", "stop", Kind.BAD_CHOICE),
        ('{"choice": null}', "stop", Kind.BAD_CHOICE),
        ('{"choice": ["wait"]}', "stop", Kind.BAD_CHOICE),
        ('{"choice": "fly"}', "stop", Kind.BAD_CHOICE),
        ('{"choice": "eat bread_4"}', "stop", Kind.BAD_CHOICE),
        ('{"choice": "attack agent_9"}', "stop", Kind.BAD_CHOICE),
        ('{"choice": "give bread to agent_9"}', "stop", Kind.BAD_CHOICE),
        ('{"choice": "cut tree_6"}', "stop", Kind.BAD_CHOICE),
        ('{"choice": "eat apple_3', "length", Kind.CUT),
        ("{\"thought\": \"Tom says 'choice': 'wait' and", "length", Kind.CUT),
        ('{"thought": "Tom says {\\"choice\\": \\"wait\\"} and', "length", Kind.CUT),
        ('{"choice": ""}', "stop", Kind.BAD_CHOICE),
        ('{"decision": "wait"}', "stop", Kind.BAD_CHOICE),
    ],
)
def test_the_rest_has_a_kind(text: str, finish: str, kind: Kind) -> None:
    with pytest.raises(AnswerError) as caught:
        decode(text, finish, KEYS)
    assert caught.value.kind is kind


@pytest.mark.parametrize(
    ("text", "finish", "mended"),
    [
        (PLAIN, "stop", ()),
        ('{"thought": "I am\n hungry", "choice": "eat apple_3"}', "stop", ()),
        (f"```json\n{PLAIN}\n```", "stop", (Mend.FENCED,)),
        (f"Sure:\n```json\n{PLAIN}\n```\nEnjoy!", "stop", (Mend.FENCED,)),
        (f"I think so: {PLAIN}", "stop", (Mend.PROSE,)),
        ('{"thought": "I am hungry", "choice": "eat apple_3", "wor', "length", (Mend.CUT,)),
        ('{"thought": "I am hungry", "choice": "eat apple_3", "words": "Mm', "length", (Mend.CUT,)),
        ("{'thought': 'I am hungry', 'choice': 'eat apple_3', 'words': ''}", "stop", (Mend.LOOSE,)),
        ('{"thought": "I am hungry" "choice": "eat apple_3",}', "stop", (Mend.LOOSE,)),
        ('{thought: "I am hungry", choice: eat apple_3}', "stop", (Mend.LOOSE,)),
        ('{"thought": "I am hungry", "choice": "eat apple_3", "words": null}', "stop",
         (Mend.NULL,)),
        ('{"thought": "I am hungry", "choice": "EAT apple_3"}', "stop", (Mend.WRONG_ENUM,)),
        ('{"thought": "I am hungry", "choice": "eat apple_4"}', "stop", (Mend.UNKNOWN_TARGET,)),
        ('{"thought": "I am hungry", "choice": "eat apple"}', "stop", (Mend.UNKNOWN_TARGET,)),
        ('```\n{"thought": "I am hungry", "choice": "Eat apple: now", "words": null}', "stop",
         (Mend.FENCED, Mend.UNKNOWN_TARGET, Mend.NULL)),
    ],
)  # fmt: skip
def test_each_kind_of_mending_is_told(text: str, finish: str, mended: tuple[Mend, ...]) -> None:
    reading = read(text, finish, KEYS)
    assert reading.choice == EAT
    assert reading.mended == mended


def test_what_is_said_over_and_over_is_said_once() -> None:
    words = "Give me bread. " + "I am hungry, " * 30 + "please"
    reading = read(json.dumps({"choice": "wait", "words": words}), "stop", KEYS)
    assert reading.choice.words == "Give me bread. I am hungry, please"
    assert reading.mended == (Mend.REPEATED,)
    thrice = "No, no, no! It is mine, mine."
    reading = read(json.dumps({"choice": "wait", "words": thrice}), "stop", KEYS)
    assert (reading.choice.words, reading.mended) == (thrice, ())


def test_a_long_nonsense_is_read_at_once() -> None:
    text = json.dumps({"choice": "wait", "words": "ab ba " * 500 + "abc" * 3000})
    assert len(read(text, "stop", KEYS).choice.words) <= 160


def test_words_that_are_no_json_are_kept_if_they_can_be() -> None:
    assert read(r"""{"choice": "wait", "words": "I\'m here"}""", "stop", KEYS).choice.words == (
        "I'm here"
    )
    assert read('{"choice": "wait", "words": "\\ud800"}', "stop", KEYS).choice == Choice("wait")


def test_a_key_alone_is_a_choice() -> None:
    for text in ("eat apple_3", "`eat apple_3`.", "```\neat apple_3\n```"):
        reading = read(text, "stop", KEYS)
        assert reading.choice == Choice("eat apple_3")
        assert reading.mended[-1] is Mend.BARE


def test_a_cut_answer_that_is_whole_counts() -> None:
    assert decode(f"{PLAIN} And fur", "length", KEYS) == EAT


def test_a_choice_that_two_keys_fit_is_neither() -> None:
    with pytest.raises(AnswerError):
        decode('{"choice": "WAIT"}', "stop", {"wait", "Wait"})


def test_words_are_bounded_and_clean() -> None:
    said = "a" * 500 + "\n\x00\x1b[2J\u202egnihton\u200b"
    answer = json.dumps({"choice": "wait", "words": said, "thought": "b c " * 200})
    choice = decode(answer, "stop", KEYS)
    assert len(choice.words) == WORDS
    assert len(choice.thought) <= THOUGHT
    assert choice.words.isprintable()
    assert clean("one\ntwo\u2028three\x07", 40) == "one two three"
    assert clean("ça va, 你好 👋", 40) == "ça va, 你好 👋"
    assert clean("word " * 20, 12) == "word word…"


def test_what_only_echoes_the_prompt_is_nobody_s_own_word() -> None:
    """Small models say after the sample what should stand there; seen of a real one."""
    system = load("talk", folder()).system
    text = (
        '{"thought": "why, in your own words, first person, at most 200 characters, what you",'
        ' "choice": "wait", "words": "what you say aloud, at most 160 characters"}'
    )
    reading = read(text, "stop", {"wait"}, echoes(system))
    assert (reading.choice.words, reading.choice.thought) == ("", "")
    assert reading.mended == (Mend.ECHO,)
    assert read(text, "stop", {"wait"}).choice.thought
    key = '{"thought": "go", "choice": "wait", "words": "greet agent_3"}'
    assert read(key, "stop", {"wait"}).choice.words == "", "nobody speaks in keys"
    plain = '{"thought": "why not?", "choice": "wait", "words": "What do you say?"}'
    assert read(plain, "stop", {"wait"}, echoes(system)).mended == ()
