public import MidasTableFormat

/// What tables are made from, as each of them says.
public typealias TableOrigin = TableManifest.Origin
