"""Agent World: a terrarium of people whose minds may be language models."""
