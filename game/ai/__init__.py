"""Minds: who decides for the people, and the way to models and back.

`llm_manager` hears that a decision is wanted and sees to it that exactly one answer comes:
from a model, from the cache, or from a built-in mind (`behaviors`). Prompts are rendered
and answers submitted on the main thread; threads see requests and texts, never the world.
"""
