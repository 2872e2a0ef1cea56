/// An answer that failed its own check: an error of the program, not of the file.
struct NetworkFault: Error {
  /// The number of a constraint that an extreme chronology breaks.
  let constraint: Int

  /// What happened, and what to do about it.
  var explanation: (message: String, hint: String) {
    (
      "internal error: the windows found do not satisfy constraint \(constraint)",
      "this is a fault of the program; please report it with the file"
    )
  }
}

/// The windows were not found in the time allowed.
struct NetworkTimeout: Error {
  /// What happened, and what to do about it.
  var explanation: (message: String, hint: String) {
    ("stopped by the budget: the windows were not found in the time allowed", "give more with --seconds")
  }
}
