/// A sentence with a capital at its start.
func capitalised(_ text: String) -> String {
  guard let first = text.first, first.isLowercase else { return text }
  return first.uppercased() + text.dropFirst()
}
