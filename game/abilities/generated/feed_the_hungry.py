# Asked for by somebody who was starving.
FOODS = {"berry": 60, "apple": 150}


class FeedTheHungry(Ability):
    """Conjure something to eat for whoever looks starved, or for the caster."""

    energy_cost = 15
    cooldown = 240

    def can_use(self, agent, world):
        return True

    def execute(self, agent, world, **kwargs):
        starving = [a for a in world.agents if a.looks == "starving"]
        try:
            hungriest = min(starving, key=lambda a: (a.health, a.id))
            who = hungriest.id
        except ValueError:
            who = agent.id
        best = max(FOODS, key=FOODS.get)
        count = {name: 0 for name in FOODS}
        count[best] += 1
        return [
            {"kind": "give_item", "target": who, "item": name, "count": n}
            for name, n in sorted(count.items())
            if n > 0
        ]
