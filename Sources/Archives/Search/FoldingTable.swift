/// Letters as search knows them: without case and diacritics, the same on every platform and engine.
///
/// The table holds, for the Latin, Greek and Cyrillic blocks, the base letters of the Unicode Character
/// Database's compatibility decompositions in lower case; letters without a decomposition follow common
/// use (ø o, ł l, ß ss), and those of the Russian orthography before 1918, of Ukrainian and of Belarusian
/// the Russian letter they correspond to (ѣ е, і и, ѳ ф, ў у).
enum FoldingTable {
  /// What each letter below U+2000 becomes, as UTF-8; `nil` where it stays.
  static let letters: [[UInt8]?] = {
    var letters = [[UInt8]?](repeating: nil, count: 0x2000)
    for line in lines.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard parts.count == 2 else { continue }
      for scalar in parts[1].unicodeScalars where scalar.value < 0x2000 {
        letters[Int(scalar.value)] = Array(parts[0].utf8)
      }
    }
    for scalar in Unicode.Scalar(UInt8(ascii: "A")).value...Unicode.Scalar(UInt8(ascii: "Z")).value {
      letters[Int(scalar)] = [UInt8(scalar) + 32]
    }
    return letters
  }()

  /// Marks that are left out: combining diacritics, Hebrew points and Arabic vowel signs.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7,
      0x610...0x61A, 0x64B...0x65F, 0x670, 0xAD, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x200C...0x200D,
      0x20D0...0x20FF, 0xFE20...0xFE2F:
      true
    default: false
    }
  }

  private static let lines = """
    a ÀÁÂÃÄÅàáâãäåĀāĂăĄąƏǍǎǞǟǠǡǺǻȀȁȂȃȦȧḀḁẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ
    ae ÆæǢǣǼǽ
    b ḂḃḄḅḆḇ
    c ÇçĆćĈĉĊċČčḈḉ
    d ÐðĎďĐđḊḋḌḍḎḏḐḑḒḓ
    dz ǄǅǆǱǲǳ
    e ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩḔḕḖḗḘḙḚḛḜḝẸẹẺẻẼẽẾếỀềỂểỄễỆệ
    f ƑƒḞḟ
    g ĜĝĞğĠġĢģǦǧǴǵḠḡ
    h ĤĥĦħȞȟḢḣḤḥḦḧḨḩḪḫẖ
    i ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐȈȉȊȋḬḭḮḯỈỉỊị
    ij Ĳĳ
    j Ĵĵǰ
    k ĶķĸǨǩḰḱḲḳḴḵ
    l ĹĺĻļĽľĿŀŁłḶḷḸḹḺḻḼḽ
    lj Ǉǈǉ
    m ḾḿṀṁṂṃ
    n ÑñŃńŅņŇňŉŊŋǸǹṄṅṆṇṈṉṊṋ
    nj Ǌǋǌ
    o ÒÓÔÕÖØòóôõöøŌōŎŏŐőƠơǑǒǪǫǬǭǾǿȌȍȎȏȪȫȬȭȮȯȰȱṌṍṎṏṐṑṒṓỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ
    oe Œœ
    p ṔṕṖṗ
    r ŔŕŖŗŘřȐȑȒȓṘṙṚṛṜṝṞṟ
    s ŚśŜŝŞşŠšſȘșṠṡṢṣṤṥṦṧṨṩẛ
    ss ßẞ
    t ŢţŤťŦŧȚțṪṫṬṭṮṯṰṱẗ
    th Þþ
    u ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲųƯưǓǔǕǖǗǘǙǚǛǜȔȕȖȗṲṳṴṵṶṷṸṹṺṻỤụỦủỨứỪừỬửỮữỰự
    v ṼṽṾṿ
    w ŴŵẀẁẂẃẄẅẆẇẈẉẘ
    x ẊẋẌẍ
    y ÝýÿŶŷŸȲȳẎẏẙỲỳỴỵỶỷỸỹ
    z ŹźŻżŽžẐẑẒẓẔẕ
    ƀ Ƀ
    ƃ Ƃ
    ƅ Ƅ
    ƈ Ƈ
    ƌ Ƌ
    ƕ Ƕ
    ƙ Ƙ
    ƚ Ƚ
    ƞ Ƞ
    ƣ Ƣ
    ƥ Ƥ
    ƨ Ƨ
    ƭ Ƭ
    ƴ Ƴ
    ƶ Ƶ
    ƹ Ƹ
    ƽ Ƽ
    ƿ Ƿ
    ǝ Ǝ
    ǥ Ǥ
    ȝ Ȝ
    ȣ Ȣ
    ȥ Ȥ
    ȼ Ȼ
    ɂ Ɂ
    ɇ Ɇ
    ɉ Ɉ
    ɋ Ɋ
    ɍ Ɍ
    ɏ Ɏ
    ɓ Ɓ
    ɔ Ɔ
    ɖ Ɖ
    ɗ Ɗ
    ɛ Ɛ
    ɠ Ɠ
    ɣ Ɣ
    ɨ Ɨ
    ɩ Ɩ
    ɯ Ɯ
    ɲ Ɲ
    ɵ Ɵ
    ʀ Ʀ
    ʃ Ʃ
    ʈ Ʈ
    ʉ Ʉ
    ʊ Ʊ
    ʋ Ʋ
    ʌ Ʌ
    ʒ ƷǮǯ
    ͱ Ͱ
    ͳ Ͳ
    ͷ Ͷ
    ͻ Ͻ
    ͼ Ͼ
    ͽ Ͽ
    α ΆΑάἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏὰάᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾰᾱᾲᾳᾴᾶᾷᾸᾹᾺΆᾼ
    β Βϐ
    γ Γ
    δ Δ
    ε ΈΕέϵἐἑἒἓἔἕἘἙἚἛἜἝὲέῈΈ
    ζ Ζ
    η ΉΗήἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯὴήᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟῂῃῄῆῇῊΉῌ
    θ Θϑϴ
    ι ΊΐΙΪίϊἰἱἲἳἴἵἶἷἸἹἺἻἼἽἾἿὶίιῐῑῒΐῖῗῘῙῚΊ
    κ Κϰ
    λ Λ
    μ Μ
    ν Ν
    ξ Ξ
    ο ΌΟόὀὁὂὃὄὅὈὉὊὋὌὍὸόῸΌ
    π Πϖ
    ρ ΡϱῤῥῬ
    σ ΣςϲϹ
    τ Τ
    υ ΎΥΫΰϋύϒϓϔὐὑὒὓὔὕὖὗὙὛὝὟὺύῠῡῢΰῦῧῨῩῪΎ
    φ Φϕ
    χ Χ
    ψ Ψ
    ω ΏΩώὠὡὢὣὤὥὦὧὨὩὪὫὬὭὮὯὼώᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯῲῳῴῶῷῺΏῼ
    ϗ Ϗ
    ϙ Ϙ
    ϛ Ϛ
    ϝ Ϝ
    ϟ Ϟ
    ϡ Ϡ
    ϣ Ϣ
    ϥ Ϥ
    ϧ Ϧ
    ϩ Ϩ
    ϫ Ϫ
    ϭ Ϭ
    ϯ Ϯ
    ϳ Ϳ
    ϸ Ϸ
    ϻ Ϻ
    а АӐӑӒӓ
    б Б
    в В
    г ЃГѓҐґ
    д Д
    е ЀЁЄЕѐёєѢѣӖӗ
    ж ЖӁӂӜӝ
    з ЗӞӟ
    и ІЇЍИЙйіїѝѴѵѶѷӢӣӤӥ
    к ЌКќ
    л Л
    м М
    н Н
    о ОӦӧ
    п П
    р Р
    с С
    т Т
    у ЎУўӮӯӰӱӲӳ
    ф ФѲѳ
    х Х
    ц Ц
    ч ЧӴӵ
    ш Ш
    щ Щ
    ъ Ъ
    ы ЫӸӹ
    ь Ь
    э ЭӬӭ
    ю Ю
    я Я
    ђ Ђ
    ѕ Ѕ
    ј Ј
    љ Љ
    њ Њ
    ћ Ћ
    џ Џ
    ѡ Ѡ
    ѥ Ѥ
    ѧ Ѧ
    ѩ Ѩ
    ѫ Ѫ
    ѭ Ѭ
    ѯ Ѯ
    ѱ Ѱ
    ѹ Ѹ
    ѻ Ѻ
    ѽ Ѽ
    ѿ Ѿ
    ҁ Ҁ
    ҋ Ҋ
    ҍ Ҍ
    ҏ Ҏ
    ғ Ғ
    ҕ Ҕ
    җ Җ
    ҙ Ҙ
    қ Қ
    ҝ Ҝ
    ҟ Ҟ
    ҡ Ҡ
    ң Ң
    ҥ Ҥ
    ҧ Ҧ
    ҩ Ҩ
    ҫ Ҫ
    ҭ Ҭ
    ү Ү
    ұ Ұ
    ҳ Ҳ
    ҵ Ҵ
    ҷ Ҷ
    ҹ Ҹ
    һ Һ
    ҽ Ҽ
    ҿ Ҿ
    ӄ Ӄ
    ӆ Ӆ
    ӈ Ӈ
    ӊ Ӊ
    ӌ Ӌ
    ӎ Ӎ
    ӏ Ӏ
    ӕ Ӕ
    ә ӘӚӛ
    ӡ Ӡ
    ө ӨӪӫ
    ӷ Ӷ
    ӻ Ӻ
    ӽ Ӽ
    ӿ Ӿ
    ԁ Ԁ
    ԃ Ԃ
    ԅ Ԅ
    ԇ Ԇ
    ԉ Ԉ
    ԋ Ԋ
    ԍ Ԍ
    ԏ Ԏ
    ԑ Ԑ
    ԓ Ԓ
    ԕ Ԕ
    ԗ Ԗ
    ԙ Ԙ
    ԛ Ԛ
    ԝ Ԝ
    ԟ Ԟ
    ԡ Ԡ
    ԣ Ԣ
    ԥ Ԥ
    ԧ Ԧ
    ԩ Ԩ
    ԫ Ԫ
    ԭ Ԭ
    ԯ Ԯ
    ỻ Ỻ
    ỽ Ỽ
    ỿ Ỿ
    ⱥ Ⱥ
    ⱦ Ⱦ
    """
}
