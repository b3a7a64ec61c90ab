"""Society in the inspector: what people own and owe, can do, know, and are taken for."""
