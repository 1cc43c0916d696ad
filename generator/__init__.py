"""Compile structured school-bullying-prevention content into sites, decks, packages and coverage."""
