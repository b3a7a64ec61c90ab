"""Magic in the window: what people can do by it, the Angel at work, and how it looks."""
