// TextReading
