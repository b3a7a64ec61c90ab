"""Every kind of event is told in one plain sentence."""

from pathlib import Path

import pytest

from game.content_files import load_content
from game.core import events as e
from game.core.components import Persona
from game.core.narrate import tell, things
from game.core.rules import Rules
from game.core.world import World

CONTENT = load_content(Path(__file__).parents[2] / "assets" / "content")

SENTENCES: dict[type[e.Event], tuple[e.Event, str]] = {
    type(event): (event, sentence)
    for event, sentence in [
        (
            e.DecisionRequested(agent=1, ticket=1, reason="idle", urgency=1),
            "",
        ),
        (
            e.Decided(agent=1, ticket=1, action="eat", why="", mind="builtin", provisional=False),
            "",
        ),
        (e.DecisionDropped(agent=1, ticket=1, reason="the agent is gone"), ""),
        (
            e.FirstDone(agent=1, name="fish", deed="catch a fish"),
            "Mara was the first to catch a fish",
        ),
        (
            e.DayPlanned(agent=1, how="planned the day", words="pick berries", mind="builtin"),
            "Mara planned the day: pick berries",
        ),
        (e.WishHeard(agent=1), "The Angel heard Mara's wish"),
        (
            e.WishGranted(agent=1, ability="ice_ring", title="ice ring", manner="made a new power"),
            "The Angel made a new power for Mara: ice ring",
        ),
        (
            e.WishRefused(agent=1, reason="it can't be done"),
            "The Angel did not grant Mara's wish: it can't be done",
        ),
        (e.MindsTold(words="money runs low"), "Of the minds: money runs low"),
        (
            e.Remembered(agent=1, words="Tom is no friend", importance=50, cites=(3,)),
            'Mara thought: "Tom is no friend"',
        ),
        (
            e.ActionRefused(agent=1, action="eat", reason="there is nothing to eat"),
            "Mara could not eat: there is nothing to eat",
        ),
        (e.CommandRefused(number=4, reason="no room"), "refused: no room"),
        (e.Travelled(agent=1, x=1, y=1), ""),
        (e.Fled(agent=1, target=2), "Mara ran away from Tom"),
        (e.NeedLow(agent=1, need="hunger", feeling="hungry"), "Mara is getting hungry"),
        (e.FellAsleep(agent=1), "Mara lay down to sleep"),
        (e.WokeUp(agent=1, reason="rested"), "Mara woke up, rested"),
        (
            e.NoticePosted(agent=1, board=3, fact=4, sort="warning", news="wolves are about"),
            "Mara put up a notice (warning): wolves are about",
        ),
        (
            e.NoticesRead(agent=1, board=3, facts=[4], news="wolves are about, and 2 more"),
            "Mara read on the notice board that wolves are about, and 2 more",
        ),
        (e.AlarmRaised(agent=1, entity=9, beast="wolf", x=1, y=1), "Mara cried out: a wolf"),
        (
            e.KeptWatch(agent=1, where="by the market", x=1, y=1),
            "Mara kept watch by the market",
        ),
        (
            e.StoodForMayor(agent=1, day=3, hour=12),
            "Mara means to stand for mayor on day 3 at 12",
        ),
        (
            e.Decreed(agent=1, order="nobody is fined for theft any more", fact=1),
            "Mara ordered as mayor: nobody is fined for theft any more",
        ),
        (
            e.FeePaid(agent=1, item="coin", count=2),
            "Mara paid 2 coins of market fee into the common chest",
        ),
        (
            e.Fined(agent=1, by=2, item="coin", count=2),
            "Mara was fined 2 coins for theft, before the eyes of Tom",
        ),
        (
            e.WatchCalled(agent=1, guards=[2], people="Tom"),
            "Mara called Tom to the watch",
        ),
        (
            e.AlmsGiven(agent=1, by=2, item="coin", count=1),
            "Mara got a coin of alms from the common chest, on Tom's order",
        ),
        (e.WatchPaid(agent=1, item="coin", count=1), "Mara was paid a coin for the watch"),
        (e.NightFell(day=3), "Night falls on day 3"),
        (e.DayBroke(day=4), "Day 4 breaks"),
        (e.PickedUp(agent=1, item="apple", count=3), "Mara picked up 3 apples"),
        (e.Dropped(agent=1, item="flask", count=1), "Mara put down a flask of water"),
        (e.Gave(agent=1, target=2, item="bread", count=2), "Mara gave Tom 2 loaves of bread"),
        (
            e.Stowed(agent=1, target=3, item="apple", count=3),
            "Mara put 3 apples into a chest",
        ),
        (
            e.Fetched(agent=1, target=3, item="bread", count=1),
            "Mara took some bread out of a chest",
        ),
        (
            e.TheftNoticed(agent=1, item="knife", count=1, where="out of the chest"),
            "Mara missed a knife, stolen out of the chest",
        ),
        (
            e.Stole(agent=1, target=2, item="knife", count=1, how=", unseen"),
            "Mara stole a knife from Tom, unseen",
        ),
        (
            e.CaughtStealing(agent=1, target=2, item="coin", count=2),
            "Mara tried to steal 2 coins from Tom and was caught",
        ),
        (
            e.LootFound(agent=1, target=2, owner=1, item="knife", count=1),
            "Mara saw that Tom has a knife stolen from Mara",
        ),
        (
            e.DemandedBack(agent=1, target=2, item="knife", count=1),
            "Mara demanded a knife back from Tom",
        ),
        (
            e.Returned(agent=2, target=1, item="knife", count=1),
            "Tom gave a knife back to Mara",
        ),
        (e.Denied(agent=2, target=1, item="knife"), "Tom would not give a knife back to Mara"),
        (
            e.Retook(agent=1, target=2, item="knife", count=1),
            "Mara took a knife back from Tom",
        ),
        (
            e.HeldOn(agent=1, target=2, item="knife"),
            "Mara grabbed for a knife and Tom held on to it",
        ),
        (e.Used(agent=1, target=3, did="drew water"), "Mara drew water"),
        (
            e.Crafted(agent=1, item="bread", count=2, recipe="bread", used={"flour": 2}),
            "Mara made 2 loaves of bread",
        ),
        (
            e.Built(agent=1, entity=9, prefab="chest", recipe="chest", used={}, x=1, y=1),
            "Mara built a chest",
        ),
        (e.WornOut(agent=1, item="axe"), "Mara wore out an axe"),
        (e.HeldUp(agent=1, target=2, weapon="knife"), "Mara held Tom up with a knife"),
        (e.Surrendered(agent=1, target=2), "Mara surrendered to Tom"),
        (
            e.Yielded(agent=1, target=2, item="coin", count=3),
            "Mara had to yield 3 coins to Tom",
        ),
        (
            e.Tended(agent=1, target=2, item="herb", amount=24, how=" with a herb"),
            "Mara tended the wounds of Tom with a herb",
        ),
        (
            e.Tended(agent=1, target=2, item="", amount=6),
            "Mara tended the wounds of Tom",
        ),
        (e.Spared(agent=1, target=2), "Mara let Tom go"),
        (e.Treated(agent=1, item="salve"), "Mara treated their wounds with some salve"),
        (e.Ate(agent=1, item="berry"), "Mara ate a berry"),
        (e.Drank(agent=1, source="from the well"), "Mara drank from the well"),
        (e.ItemAppeared(entity=3, item="apple", x=1, y=1), ""),
        (e.ItemSpoiled(entity=3, item="apple", count=1), ""),
        (e.Said(agent=1, target=2, topic="greet", words="Hello!"), 'Mara to Tom: "Hello!"'),
        (
            e.PartyPlanned(agent=1, x=1, y=1, day=2, hour=18),
            "Mara means to give a party on day 2 at 18",
        ),
        (e.GatheringBegan(agent=1, fact=3, x=1, y=1, due=9), "Mara's party begins"),
        (e.Attended(agent=1, host=2, fact=3), "Mara came to Tom's party"),
        (
            e.GatheringHeld(agent=1, fact=3, guests=[2], people="Tom"),
            "Mara's party is over; Tom came",
        ),
        (e.Voted(agent=1, candidate=2, fact=3), "Mara voted for Tom"),
        (
            e.Elected(agent=1, votes=3, voters=5, fact=3),
            "Mara was made mayor with 3 of 5 votes",
        ),
        (
            e.OccasionLapsed(agent=2, what="party"),
            "There is no party: who meant it is dead",
        ),
        (
            e.ConversationBegan(agent=1, target=2, talk=1),
            "Mara and Tom fell into talk",
        ),
        (
            e.ConversationJoined(agent=1, target=2, talk=1),
            "Mara joined Tom and others in their talk",
        ),
        (
            e.ConversationEnded(
                agent=1,
                target=2,
                talk=1,
                people="Mara and Tom",
                turns=4,
                facts=[3],
                reason="they took leave",
                summary="; they spoke of this: Bo stole an apple",
            ),
            "Mara and Tom parted after 4 turns: they took leave; "
            "they spoke of this: Bo stole an apple",
        ),
        (
            e.Told(agent=1, source=2, fact=3, hops=1, news="Bo stole an apple"),
            "Mara heard that Bo stole an apple (from Tom)",
        ),
        (
            e.GossipSpread(agent=1, source=2, fact=3, hops=1, news="Bo stole an apple"),
            "Mara heard that Bo stole an apple (from Tom)",
        ),
        (
            e.Lied(agent=1, target=2, blamed=3, fact=4, of=3, news="Ada stole an apple"),
            "Mara lied to Tom: Ada stole an apple",
        ),
        (
            e.Mistold(agent=1, fact=4, of=3, news="Ada stole an apple"),
            "Mara got it wrong: Ada stole an apple",
        ),
        (e.Reconciled(agent=1, target=2), "Mara and Tom made peace with each other"),
        (
            e.Reconciled(agent=1, target=2, by=3, at=" at the word of Ada"),
            "Mara and Tom made peace with each other at the word of Ada",
        ),
        (e.VoiceHeard(agent=1, words="Wake up"), 'A voice from nowhere: "Wake up"'),
        (
            e.Offered(agent=1, target=2, deal=1, offer="a coin for an apple", gives={}, wants={}),
            "Mara offered Tom a coin for an apple",
        ),
        (
            e.Countered(
                agent=1, target=2, deal=2, offer="an apple for 2 coins", gives={}, wants={}
            ),
            "Mara haggled with Tom: an apple for 2 coins",
        ),
        (
            e.OfferRefused(agent=1, target=2, deal=1, offer="an apple", reason="not worth it"),
            "Mara turned down Tom's offer of an apple: not worth it",
        ),
        (
            e.OfferLapsed(agent=1, target=2, deal=1, reason="they parted"),
            "Mara's offer to Tom came to nothing: they parted",
        ),
        (
            e.Traded(agent=1, target=2, deal=1, gave="a coin", got="an apple", gives={}, wants={}),
            "Mara gave Tom a coin for an apple",
        ),
        (
            e.Bought(agent=1, target=3, item="apple", count=2, coins=3, price="3 coins"),
            "Mara bought 2 apples at the market for 3 coins",
        ),
        (
            e.Sold(agent=1, target=3, item="bread", count=1, coins=1, price="a coin"),
            "Mara sold some bread at the market for a coin",
        ),
        (
            e.PriceMoved(stall=3, item="apple", goods="apples", now="dear", price=150),
            "At the market apples got dear",
        ),
        (
            e.TiesChanged(agent=1, target=2, tie="now can't stand", reason="hit me"),
            "Mara now can't stand Tom (hit me)",
        ),
        (
            e.Attacked(agent=1, target=2, weapon="knife", damage=7, guarded=False),
            "Mara hit Tom with a knife for 7",
        ),
        (e.Guarded(agent=1, target=2), "Mara stood on guard against Tom"),
        (e.Died(agent=2, reason="hunger"), "Tom died of hunger"),
        (
            e.Bitten(agent=1, entity=3, beast="wolf", damage=6, x=0, y=0),
            "Mara was hurt by a wolf for 6",
        ),
        (e.CreatureAppeared(entity=3, beast="deer", x=0, y=0), ""),
        (e.CreatureLeft(entity=3, beast="deer"), ""),
        (e.GotAway(beast="bandit", item="coin", count=3), "a bandit got away with 3 coins"),
        (
            e.HitBeast(agent=1, entity=3, beast="deer", weapon="club", damage=6),
            "Mara hit a deer with a club for 6",
        ),
        (e.KilledBeast(agent=1, entity=3, beast="deer", x=0, y=0), "Mara killed a deer"),
        (e.LeftBehind(entity=3, item="meat", count=2, x=0, y=0), ""),
        (
            e.Looted(entity=3, beast="bandit", item="sword", count=1),
            "a bandit carried off a sword",
        ),
        (e.Preyed(beast="wolf", prey="deer", x=0, y=0), "a wolf killed a deer"),
        (
            e.RaidCame(beast="wolf", count=3, side="north", x=0, y=0),
            "3 wolves came from the north",
        ),
        (
            e.SeasonChanged(season="drought", told="It is dry", growth=30, until=9),
            "It is dry",
        ),
        (
            e.Snatched(agent=1, entity=3, beast="bandit", item="apple", count=2),
            "Mara was robbed of 2 apples by a bandit",
        ),
        (e.WeatherChanged(weather="fair", told="The sky clears", until=9), "The sky clears"),
        (e.Arrived(agent=1, x=1, y=1), "Mara came to live here"),
        (e.Spawned(entity=3, prefab="apple", x=1, y=1), "an apple was put into the world"),
        (e.Removed(name="apple_3", prefab="apple"), "apple_3 was taken out of the world"),
        (e.Happening(title="A cart arrives"), "A cart arrives"),
        (e.Planted(agent=1, fact=3, words="there's gold"), "Mara knows now: there's gold"),
        (e.Granted(agent=1, item="coin", count=5), "Mara was given 5 coins from nowhere"),
        (e.Teleported(entity=2, x=1, y=1), "Tom was moved from nowhere"),
        (
            e.RuleChanged(rule="sight_day", before=9, value=4),
            "the rule sight_day went from 9 to 4",
        ),
        (
            e.TraitChanged(agent=1, trait="bold", before=-20, value=80),
            "Mara was changed: bold went from -20 to 80",
        ),
        (e.Possessed(agent=1), "Mara is led by another will now"),
        (e.LetGo(agent=1), "Mara is their own master again"),
        (e.Whispered(agent=1, words="Go home"), 'Mara had a thought: "Go home"'),
        (
            e.AbilityGranted(agent=1, ability="chain_lightning", title="chain lightning"),
            "Mara was granted the power of chain lightning",
        ),
        (
            e.AbilityLearnt(
                agent=1, ability="heal", title="heal", how=" from Tom", way="taught", source=2
            ),
            "Mara learnt the power of heal from Tom",
        ),
        (
            e.LessonBegan(agent=1, target=2, ability="heal", title="heal"),
            "Mara begins to teach Tom the power of heal",
        ),
        (
            e.AbilityRevoked(agent=0, ability="heal", title="heal", reason="too strong"),
            "the power of heal was taken away: too strong",
        ),
        (
            e.AbilityLost(agent=1, ability="heal", title="heal"),
            "the power of heal died with Mara",
        ),
        (
            e.AbilitySuspended(ability="heal", title="heal", reason="it never ends"),
            "the power of heal fails everybody: it never ends",
        ),
        (
            e.AbilityUsed(
                agent=1,
                ability="heal",
                title="heal",
                call=1,
                kwargs={"target": "agent_2"},
                target=2,
                upon=", aimed at Tom",
            ),
            "Mara calls on heal, aimed at Tom",
        ),
        (
            e.AbilityResolved(agent=1, ability="heal", title="heal", call=1, effects=()),
            "",
        ),
        (
            e.AbilityFailed(agent=1, ability="heal", title="heal", call=1, reason="too late"),
            "nothing came of Mara's heal: too late",
        ),
        (
            e.EffectRefused(
                agent=1, ability="heal", title="heal", call=1, rule="range", reason="too far"
            ),
            "Mara's heal broke the rule of range: too far",
        ),
        (e.Wished(agent=1, words="to fly"), 'Mara wished: "to fly"'),
        (
            e.Wrote(agent=1, ability="heal", title="heal", item="spellbook", blank="book_empty"),
            "Mara wrote the power of heal down in a book",
        ),
        (
            e.StatusBegan(agent=1, status="burning", told="on fire", by=2, ticks=9),
            "Mara is on fire",
        ),
        (
            e.StatusEnded(agent=1, status="burning", told="on fire", reason="it wore off"),
            "Mara is no longer on fire",
        ),
        (e.Healed(agent=1, target=2, whom="Tom", amount=20), "Mara healed Tom (20)"),
        (e.Drained(agent=1, target=2, amount=5), "Mara drew strength out of Tom"),
        (
            e.Whisked(agent=1, by=2, x=1, y=1, manner="pushed back"),
            "Mara was pushed back",
        ),
        (
            e.Conjured(agent=1, target=0, item="bread", count=2),
            "Mara conjured up 2 loaves of bread",
        ),
        (e.Faded(agent=1, item="bread", count=2), "Mara found 2 loaves of bread gone like mist"),
        (
            e.WordsCame(agent=1, target=2, words="Run!"),
            'Mara in the mind of Tom: "Run!"',
        ),
        (e.GroundChanged(agent=1, x=1, y=1, terrain="rock", until=9), ""),
        (
            e.Summoned(agent=1, entity=9, prefab="wolf", x=1, y=1, until=9),
            "Mara called a wolf out of nowhere",
        ),
        (
            e.Vanished(entity=9, prefab="wolf", x=1, y=1),
            "a wolf vanished into thin air",
        ),
        (
            e.Revealed(agent=1, told="an apple tree"),
            "Mara sees with other eyes: an apple tree",
        ),
        (
            e.Conveyed(agent=1, target=2, item="apple", count=3),
            "Mara let 3 apples pass to Tom through the air",
        ),
    ]
}


@pytest.fixture
def world() -> World:
    world = World(1, Rules(), CONTENT, ["..."])
    for name in ("Mara", "Tom"):
        agent = world.create("agent")
        world.persona[agent] = Persona(name=name, look=0)
        world.born(agent)
    world.create("apple")
    return world


@pytest.mark.parametrize("kind", e.EVENTS, ids=e.kind_of)
def test_every_kind_is_told(world: World, kind: type[e.Event]) -> None:
    assert kind in SENTENCES, f"add {kind.__name__} and its sentence to SENTENCES"
    event, sentence = SENTENCES[kind]
    assert tell(world, event) == sentence


@pytest.mark.parametrize("kind", e.EVENTS, ids=e.kind_of)
def test_what_the_feed_shows_has_words(kind: type[e.Event]) -> None:
    assert kind.text or not kind.feed


@pytest.mark.parametrize("kind", e.EVENTS, ids=e.kind_of)
def test_who_names_fields_that_are_entities(kind: type[e.Event]) -> None:
    for field in kind.who:
        assert kind.__annotations__[field] is int


def test_words_to_everybody_name_nobody(world: World) -> None:
    event = e.Said(agent=1, target=0, topic="chat", words='Say " to nobody: "')
    assert tell(world, event) == 'Mara: "Say " to nobody: ""'


def test_bare_hands_take_no_article_and_a_guard_is_told(world: World) -> None:
    event = e.Attacked(agent=1, target=2, weapon="bare hands", damage=1, guarded=True)
    assert tell(world, event) == "Mara hit Tom with bare hands for 1, against a raised guard"


def test_deeds_are_words(world: World) -> None:
    event = e.ActionRefused(agent=1, action="pickup", reason="it is gone")
    assert tell(world, event) == "Mara could not pick up: it is gone"


def test_the_dead_keep_their_names(world: World) -> None:
    world.destroy(2)
    assert tell(world, e.Died(agent=2, reason="thirst")) == "Tom died of thirst"


def test_a_killer_is_named(world: World) -> None:
    event = e.Died(agent=2, reason="a fight", killer=1)
    assert tell(world, event) == "Tom was killed by Mara"


def test_words_stay_on_one_line_and_cannot_ring_a_bell(world: World) -> None:
    event = e.Said(agent=1, target=2, topic="chat", words="one\ntwo\x1b[31m\x00  {agent}")
    assert tell(world, event) == 'Mara to Tom: "one two [31m {agent}"'


def test_every_item_reads_well(world: World) -> None:
    told = {kind: (things(world, kind), things(world, kind, 2)) for kind in CONTENT.items}
    assert told["flask"] == ("a flask of water", "2 flasks of water")
    assert told["flask_empty"] == ("an empty flask", "2 empty flasks")
    assert told["wood"] == ("some wood", "2 logs of wood")
    assert told["knife"] == ("a knife", "2 knives")
    for one, two in told.values():
        assert "_" not in one + two
        assert one.split()[0] in ("a", "an", "some")
        assert two.startswith("2 ")
