public import MidasDiagnostics
import MidasSource
public import MidasSyntax

/// What the documents of a file declare, and what is wrong with their shape.
public struct MerchantFile: Sendable {
  /// The documents in order, each a merchant or a part of one.
  public var merchants: [Merchant] = []
  /// Some document could not be read, so that merchants may be missing.
  public var isOpen = false
  /// At least one document says `merchant` or `continues`, or could not be read.
  public var isDeclaration = false
  /// Findings on the shape.
  public var findings: [Diagnostic] = []
}

extension MerchantFile {
  /// Reads the documents of a tree as merchants.
  public init(reading tree: Tree) {
    var reader = ShapeReader(tree)
    for document in tree.documents {
      switch document.content {
      case .unknown:
        isOpen = true
        isDeclaration = true
      case .empty: reader.report(.emptyDocument(at: document.span))
      case .node(let root):
        guard let merchant = reader.merchant(root) else {
          isOpen = true
          continue
        }
        isDeclaration = isDeclaration || !merchant.handle.isAbsent
        merchants.append(merchant)
      }
    }
    if tree.documents.isEmpty { reader.report(.emptyDocument(at: SourceSpan(at: 0))) }
    findings = reader.findings
  }
}
