"""How Word files become paper: two engines behind one interface, partners' files made safe, and the joining."""
