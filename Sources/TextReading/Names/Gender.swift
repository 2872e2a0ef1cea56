/// Whether words speak of a man or a woman.
enum Gender: Sendable, Hashable { case male, female, unknown }
