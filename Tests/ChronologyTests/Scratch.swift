import Testing

@Suite struct ScratchTests {}
