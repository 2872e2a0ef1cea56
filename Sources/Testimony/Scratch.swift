// Testimony
