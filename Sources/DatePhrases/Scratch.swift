// DatePhrases
