"""What harmful sentences look like, as data: advice, talk, and the words around them that make them harmless."""
