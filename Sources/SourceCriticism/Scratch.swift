// SourceCriticism
