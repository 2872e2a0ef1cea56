import Editing
import Presentation
import Testimony

/// The chain of voices in the form, from the text outwards.
struct VoiceFields: Sendable {
  let register: RegisterForm

  private var words: Catalogue { register.words }
  private var controls: FormControls { register.controls }

  private var voices: [VoiceDraft] {
    register.form.draft.voices.isEmpty ? [VoiceDraft(.text)] : register.form.draft.voices
  }

  func html() -> HTML {
    HTML {
      for (place, voice) in voices.enumerated() { fields(voice, place + 1) }
      Tag.p(.class("add")) {
        Tag.button(
          .class("link"), .type("submit"), .name("act"), .value("add-voice"), text: words("form.addVoice"))
      }
    }
  }

  private func fields(_ voice: VoiceDraft, _ number: Int) -> HTML {
    let start = "voice.\(number)."
    let isFirst = number == 1
    let hasMore =
      voice.stance != .endorses || voice.rendering != nil || !voice.telling.isEmpty || !voice.reason.isEmpty
      || register.form.flaw(start + "reason") != nil || (isFirst && !voice.words.isEmpty)
    return Tag.fieldset(.class("voice"), .id("voice-\(number)")) {
      Tag.legend(
        .class("vh"), text: words("form.voiceNumber", ["number": String(number)]))
      controls.row(start + "name", words(isFirst ? "form.who" : "form.whoHadIt")) {
        Tag.div(.class("voice-line")) {
          controls.select(start + "kind", voice.kind.rawValue, kinds(isFirst), label: words("form.voiceKind"))
          controls.input(start + "name", voice.name, list: "people", label: words("form.voiceName"))
          if voices.count > 1 {
            Tag.button(
              .class("link"), .type("submit"), .name("act"), .value("drop-voice-\(number)"),
              .aria("label", words("form.dropVoice", ["number": String(number)])), text: "×")
          }
        }
      }
      if !isFirst {
        controls.text(
          start + "words", words("form.attribution"), voice.words, hint: words("form.attributionHint"))
      }
      controls.segments(
        start + "manner", words("form.knows"), voice.manner.rawValue,
        Voice.Manner.allCases.map { ($0.rawValue, words("manner." + $0.rawValue)) })
      Tag.details(hasMore ? .flag("open") : nil) {
        Tag.summary(text: words("form.moreOnVoice"))
        controls.segments(
          start + "stance", words("form.stance"), voice.stance.rawValue,
          Voice.Stance.allCases.map { ($0.rawValue, words("stance." + $0.rawValue)) })
        controls.choice(
          start + "rendering", words("form.rendering"), voice.rendering?.rawValue ?? "",
          [("", words("rendering.none"))]
            + Voice.Rendering.allCases.map { ($0.rawValue, words("rendering." + $0.rawValue)) })
        if isFirst { controls.text(start + "words", words("form.attribution"), voice.words) }
        controls.text(start + "reason", words("form.voiceReason"), voice.reason)
        if voice.kind == .some || !voice.group.isEmpty {
          controls.text(start + "group", words("form.someOf"), voice.group)
        }
        controls.text(start + "telling", words("form.telling"), voice.telling, list: "events")
      }
    }
  }

  private func kinds(_ isFirst: Bool) -> [(value: String, label: String)] {
    VoiceDraft.Kind.allCases.map { kind in
      guard kind == .text else { return (kind.rawValue, words("voiceKind." + kind.rawValue)) }
      let authors = register.source.authors.map { register.scene.voices.name(of: $0) }
      return (
        kind.rawValue,
        authors.isEmpty
          ? words("voiceKind.text") : words("voiceKind.textBy", ["author": words.list(authors)])
      )
    }
  }
}
