import Foundation

/// The time this process has had on processors: unlike the time of day it does not count waiting.
struct ProcessorClock {
  /// The time so far.
  var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// The seconds this thread has had so far.
  var thread: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The seconds that reading ``thread`` takes: the median of many readings.
  static func costOfReading() -> Double {
    let clock = ProcessorClock()
    var costs: [Double] = []
    for _ in 0..<1001 {
      let begin = clock.thread
      costs.append(clock.thread - begin)
    }
    return costs.sorted()[500]
  }
}
