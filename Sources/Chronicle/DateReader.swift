public import Diagnostics

/// The door to the reading of dates.
struct DateDoor {}
