// TemporalNetworks
