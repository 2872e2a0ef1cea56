/// A place claims are about, as named then.
public struct Place: Hashable, Sendable, Codable {
  /// Names a place for good.
  public typealias ID = Identifier<Place>

  /// A point on the globe.
  public struct Coordinates: Hashable, Sendable, Codable {
    /// Degrees north.
    public var latitude: Double
    /// Degrees east.
    public var longitude: Double
    /// How far the place may be from the point, in kilometres; `nil` where nothing is said.
    public var uncertaintyInKilometres: Double?
    /// Creates a point.
    public init(latitude: Double, longitude: Double, uncertaintyInKilometres: Double? = nil) {
      self.latitude = latitude
      self.longitude = longitude
      self.uncertaintyInKilometres = uncertaintyInKilometres
    }
  }

  /// That a place belonged to a larger one.
  public struct Containment: Hashable, Sendable, Codable {
    /// The larger place.
    public var place: Place.ID
    /// When.
    public var during: DateExpression?
    /// Creates a containment.
    public init(in place: Place.ID, during: DateExpression? = nil) {
      self.place = place
      self.during = during
    }
  }

  /// The place's name for good.
  public let id: ID
  /// The readable name.
  public var slug: Slug
  /// Earlier readable names.
  public var aliases: [Slug]
  /// The name by which the inquiry calls it.
  public var name: String
  /// Other names, as used.
  public var names: [DatedName]
  /// Where it is.
  public var coordinates: Coordinates?
  /// What it belonged to.
  public var containments: [Containment]
  /// The editor's note.
  public var note: String?

  /// Creates a place.
  public init(
    id: ID, slug: Slug, name: String, names: [DatedName] = [], coordinates: Coordinates? = nil,
    containments: [Containment] = [], aliases: [Slug] = [], note: String? = nil
  ) {
    self.id = id
    self.slug = slug
    self.name = name
    self.names = names
    self.coordinates = coordinates
    self.containments = containments
    self.aliases = aliases
    self.note = note
  }
}
