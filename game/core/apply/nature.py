"""Nature: the rules of a world, its weather, and what people are like."""

from msgspec.structs import replace

from game.core.apply.refusing import Handler, Refused, living
from game.core.change import change
from game.core.commands import SetRule, SetTrait, SetWeather
from game.core.components import TRAIT_MAX, Traits
from game.core.events import RuleChanged, TraitChanged
from game.core.rules import CHANGEABLE
from game.core.sky import begin_season, end_season, turn_to
from game.core.world import World

LONGEST_WEATHER = 1_000_000
COMMON = "common"
"""What a season is called that is none."""


def _set_rule(world: World, command: SetRule) -> None:
    rule, value = command.rule, command.value
    if rule not in CHANGEABLE:
        raise Refused(f"there is no rule {rule!r} that can be changed")
    least, most = CHANGEABLE[rule]
    if not least <= value <= most:
        raise Refused(f"{rule} must be {least} to {most}, not {value}")
    before = getattr(world.rules, rule)
    world.rules = replace(world.rules, **{rule: value})
    world.emit(RuleChanged(rule=rule, before=before, value=value))


def _set_weather(world: World, command: SetWeather) -> None:
    kind, ticks, rules = command.weather, command.ticks, world.rules
    row = world.content.weather.get(kind)
    if row is None and kind != COMMON:
        raise Refused(f"there is no weather {kind!r}")
    if not rules.dangers or not rules.weather:
        raise Refused("this world's rules know no weather")
    if not 0 <= ticks <= LONGEST_WEATHER:
        raise Refused(f"weather lasts up to {LONGEST_WEATHER} ticks, not {ticks}")
    if row is None:
        end_season(world, ticks or world.rules.day_ticks)
    elif row.season:
        begin_season(world, row, ticks)
    else:
        turn_to(world, row, ticks)


def _set_trait(world: World, command: SetTrait) -> None:
    living(world, command.agent)
    trait, value = command.trait, command.value
    persona = world.persona[command.agent]
    if trait not in Traits.__struct_fields__:
        raise Refused(f"there is no trait {trait!r}")
    if not -TRAIT_MAX <= value <= TRAIT_MAX:
        raise Refused(f"{trait} must be {-TRAIT_MAX} to {TRAIT_MAX}, not {value}")
    before = getattr(persona.traits, trait)
    change(world.persona, command.agent, traits=replace(persona.traits, **{trait: value}))
    world.emit(TraitChanged(agent=command.agent, trait=trait, before=before, value=value))


HANDLERS: dict[type, Handler] = {
    SetRule: _set_rule,
    SetTrait: _set_trait,
    SetWeather: _set_weather,
}
