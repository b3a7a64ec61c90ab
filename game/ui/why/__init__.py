"""Why somebody does what they do, as the inspector's Mind tab shows it: looking it up on a
thread, and the page. What a why is made of stands in `game.ai.why`."""
