"""The network of acquaintance: who knows whom, how close-knit it is."""

from game.core.world import World

SAMPLE = 200
"""Above so many people, clustering is the mean over a fixed sample of about that size."""


def acquaintance(world: World) -> dict[int, set[int]]:
    """Living person -> the living people with whom they have exchanged words, both ways.

    An edge is mutual: each has a view of the other. People without any are there, too.
    """
    people = world.agents
    views = {agent: world.beliefs[agent].relations for agent in people}
    return {
        agent: {
            other
            for other in views[agent]
            if other in views and other != agent and agent in views[other]
        }
        for agent in people
    }


def density(network: dict[int, set[int]]) -> float:
    """Edges there are, of all that there could be: 0..1; 0 for fewer than two people.

    As Park et al. (Generative Agents, 2023, section 7.1.2) define it: 2|E| / (|V|(|V|-1)).

    >>> density({1: {2}, 2: {1}, 3: set()})
    0.3333333333333333
    """
    count = len(network)
    return sum(map(len, network.values())) / (count * (count - 1)) if count > 1 else 0.0


def clustering(network: dict[int, set[int]]) -> float:
    """Mean local clustering (Watts and Strogatz, 1998), 0..1.

    For each person with two or more acquaintances: how many pairs of these know each
    other, of all such pairs; others count as 0.

    >>> clustering({1: {2, 3}, 2: {1, 3}, 3: {1, 2}, 4: set()})
    0.75
    """
    people = sorted(network)
    chosen = people[:: max(1, len(people) // SAMPLE)]
    if not chosen:
        return 0.0
    total = 0.0
    for person in chosen:
        near = network[person]
        if len(near) > 1:
            linked = sum(len(network[other] & near) for other in near)
            total += linked / (len(near) * (len(near) - 1))
    return total / len(chosen)
