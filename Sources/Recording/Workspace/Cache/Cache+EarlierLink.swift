import MidasCompiler

extension Cache {
  /// What the earlier run's link told of the files as they are now; nil without an index.
  func earlierLink(of compilation: Compilation) -> EarlierLink? {
    guard let index, let folder else { return nil }
    let rows = index.rows
    var files = [Int](repeating: -1, count: rows.count)
    let standings = compilation.files.enumerated().map { position, file -> EarlierLink.Standing in
      // Of two files that are alike, the second one's facts are new.
      guard file.row >= 0, file.isFirst else { return .fresh }
      files[Int(file.row)] = position
      return Self.standing(rows[Int(file.row)].number)
    }
    let joints = index.joints.enumerated().compactMap { position, joint -> EarlierLink.Joint? in
      let parts = index.parts(of: joint).map { files[Int($0)] }
      guard !parts.contains(-1) else { return nil }
      let number = rows.count + position
      return EarlierLink.Joint(
        files: parts, outline: index.outlines[number], number: number, standing: Self.standing(joint.number))
    }
    let link = index.header.link
    return EarlierLink(standings: standings, joints: joints, repeated: Array(index.repeated)) {
      LinkFile.read(in: folder, checksum: link)
    }
  }

  private static func standing(_ number: UInt32) -> EarlierLink.Standing {
    number == CacheIndex.unordered ? .young : .ordered(Int(number))
  }
}
