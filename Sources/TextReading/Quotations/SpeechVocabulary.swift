import Foundation

/// The words of one language that stand around quotations: speech verbs, pronouns, cues.
///
/// Read from `Resources/reading/speech.LANGUAGE.json`; the lists were composed for Temoin.
struct SpeechVocabulary: Sendable {
  let verbs: Set<UInt64>
  /// Verbs that introduce speech only beside a name or an inverted pronoun.
  let narrow: Set<UInt64>
  let clitics: Set<UInt64>
  let pronouns: Set<UInt64>
  let subjectStarts: Set<UInt64>
  let speechCues: Set<UInt64>
  let narrativePronouns: Set<UInt64>
  let tagContinuers: Set<UInt64>
  let that: Set<UInt64>
  /// Past forms that tell a story, beyond those the endings show; and words that only end like them.
  let toldForms: Set<UInt64>
  let notTold: Set<UInt64>
  /// Nouns that stand for a speaker without an article: “dit mère Clarisse”.
  let kin: Set<UInt64>
  /// Verbs of silent speech.
  let think: Set<UInt64>
  /// Words that show a man or a woman speaking, and those with which a narrator speaks of himself.
  let male: Set<UInt64>
  let female: Set<UInt64>
  let own: Set<UInt64>
  /// Pronouns that are never subjects: “his”, “her”, “them”.
  let possessives: Set<UInt64>
  /// Words that stand before a name that is called out: “my dear Watson”.
  let endearments: Set<UInt64>
  /// Titles written short, with their full forms: “dr” for “doctor”.
  let titleForms: [UInt64: UInt64]
  /// Verbs that report what somebody says, beyond those beside quotations.
  let report: Set<UInt64>
  /// Words for speakers who are many.
  let collective: Set<UInt64>
  /// Phrases of hearsay, word by word, and phrases that name a source before its name.
  let rumour: [[UInt64]]
  let source: [[UInt64]]
  /// “Although Serge does not mention it”: how such a clause begins, denies and names saying.
  let concession: Set<UInt64>
  let negation: Set<UInt64>
  let silence: Set<UInt64>
  /// Verbs that show how somebody knows: by his eyes, his ears, by reading, by thinking.
  let sawWords: Set<UInt64>
  let heardWords: Set<UInt64>
  let readWords: Set<UInt64>
  let inferWords: Set<UInt64>
  /// Nouns for people that show no gender: “the surgeon”, “the stranger”.
  let persons: Set<UInt64>
  /// Pronouns for nobody in particular: “on”, “one”.
  let impersonal: Set<UInt64>
  /// Verbs of who goes on speaking: “continued”, “reprit”.
  let continuing: Set<UInt64>
  /// Words before a name or a title in marks: “called”, “entitled”.
  let naming: Set<UInt64>
  /// Words with which answers begin: “yes”, “oh”, “indeed”.
  let answerHeads: Set<UInt64>
  /// Articles of somebody not known before: “a”, “another”.
  let indefinite: Set<UInt64>
  /// How a narrator says his own name: “my name is”.
  let ownNaming: [[UInt64]]
  /// How somebody says who he is: “I am”.
  let introducing: [[UInt64]]
  /// Titles of grown men and married women, and nouns for parents and spouses.
  let householders: Set<UInt64>
  let parents: Set<UInt64>
  /// Possessives of who speaks: “my”, “our”.
  let ownPossessives: Set<UInt64>
  /// Verbs with the particle that makes them verbs of speech: “broke in”, “went on”.
  let phrasal: [[UInt64]]
  /// Nouns that only stand for who is heard: “a voice”, “the reply”.
  let faceless: Set<UInt64>
  /// “As Serge says”, “comme dit Serge”.
  let asWords: Set<UInt64>
  let narrativeEndings: [[UInt8]]

  /// The languages whose words are bundled.
  static let languages = ["de", "en", "es", "fr", "it", "ru"]

  /// Returns the words of a language, or the English ones for a language without a list.
  static func builtIn(_ language: String) -> SpeechVocabulary {
    all[language] ?? all["en"] ?? SpeechVocabulary(File())
  }

  private static let all: [String: SpeechVocabulary] = {
    var result: [String: SpeechVocabulary] = [:]
    for language in languages {
      guard
        let url = Bundle.module.url(
          forResource: "speech.\(language)", withExtension: "json", subdirectory: "Resources/reading"),
        let data = try? Data(contentsOf: url), let file = try? JSONDecoder().decode(File.self, from: data)
      else { preconditionFailure("the bundled speech words of \(language) are missing or malformed") }
      result[language] = SpeechVocabulary(file)
    }
    return result
  }()

  private struct File: Decodable {
    var verbs: [String] = []
    var narrow: [String] = []
    var clitics: [String] = []
    var pronouns: [String] = []
    var subjectStarts: [String] = []
    var speechCues: [String] = []
    var narrativePronouns: [String] = []
    var tagContinuers: [String] = []
    var that: [String] = []
    var narrativeEndings: [String] = []
    var toldForms: [String] = []
    var notTold: [String] = []
    var kin: [String] = []
    var think: [String]?
    var male: [String] = []
    var female: [String] = []
    var own: [String] = []
    var possessives: [String]?
    var endearments: [String]?
    var titleForms: [String: String]?
    var report: [String]?
    var collective: [String]?
    var rumour: [String]?
    var source: [String]?
    var concession: [String]?
    var negation: [String]?
    var silence: [String]?
    var manners: [String: [String]]?
    var asWords: [String]?
    var naming: [String]?
    var persons: [String]?
    var continuing: [String]?
    var impersonal: [String]?
    var answerHeads: [String]?
    var indefinite: [String]?
    var ownNaming: [String]?
    var introducing: [String]?
    var householders: [String]?
    var parents: [String]?
    var ownPossessives: [String]?
    var phrasal: [String]?
    var faceless: [String]?

    enum CodingKeys: String, CodingKey {
      case verbs, narrow, clitics, pronouns, subjectStarts, speechCues, narrativePronouns, tagContinuers, that
      case narrativeEndings, toldForms, notTold, kin, think, male, female, possessives, titleForms,
        endearments
      case report, collective, rumour, source, concession, negation, silence, manners, asWords, naming,
        persons, continuing, impersonal, answerHeads, indefinite, ownNaming, phrasal, faceless,
        introducing, householders, parents, ownPossessives
      case own = "self"
    }
  }

  private init(_ file: File) {
    func keys(_ words: [String]) -> Set<UInt64> { Set(words.map { WordKey.of($0) }) }
    verbs = keys(file.verbs)
    narrow = keys(file.narrow)
    clitics = keys(file.clitics)
    pronouns = keys(file.pronouns)
    subjectStarts = keys(file.subjectStarts)
    speechCues = keys(file.speechCues)
    narrativePronouns = keys(file.narrativePronouns)
    tagContinuers = keys(file.tagContinuers)
    that = keys(file.that)
    toldForms = keys(file.toldForms)
    notTold = keys(file.notTold)
    kin = keys(file.kin)
    think = keys(file.think ?? [])
    male = keys(file.male)
    female = keys(file.female)
    own = keys(file.own)
    possessives = keys(file.possessives ?? [])
    endearments = keys(file.endearments ?? [])
    titleForms = Dictionary(
      (file.titleForms ?? [:]).map { (WordKey.of($0), WordKey.of($1)) },
      uniquingKeysWith: { first, _ in first })
    report = keys(file.report ?? [])
    collective = keys(file.collective ?? [])
    func phrases(_ list: [String]?) -> [[UInt64]] {
      (list ?? []).map { TokenizedText($0).tokens.filter { $0.kind == .word }.map(\.key) }
    }
    rumour = phrases(file.rumour)
    source = phrases(file.source)
    concession = keys(file.concession ?? [])
    negation = keys(file.negation ?? [])
    silence = keys(file.silence ?? [])
    sawWords = keys(file.manners?["saw"] ?? [])
    heardWords = keys(file.manners?["heard"] ?? [])
    readWords = keys(file.manners?["read"] ?? [])
    inferWords = keys(file.manners?["infers"] ?? [])
    persons = keys(file.persons ?? [])
    impersonal = keys(file.impersonal ?? [])
    continuing = keys(file.continuing ?? [])
    naming = keys(file.naming ?? [])
    answerHeads = keys(file.answerHeads ?? [])
    indefinite = keys(file.indefinite ?? [])
    ownNaming = phrases(file.ownNaming)
    introducing = phrases(file.introducing)
    householders = keys(file.householders ?? [])
    parents = keys(file.parents ?? [])
    ownPossessives = keys(file.ownPossessives ?? [])
    phrasal = phrases(file.phrasal)
    faceless = keys(file.faceless ?? [])
    asWords = keys(file.asWords ?? [])
    narrativeEndings = file.narrativeEndings.map { Array($0.utf8) }
  }
}
