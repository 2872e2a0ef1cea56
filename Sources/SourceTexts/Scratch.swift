// SourceTexts
