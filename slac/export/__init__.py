"""The rules of a contract, for machines: the JSON rule set, its schema, and the page that explains it."""
