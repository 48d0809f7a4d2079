import GRDB
import MidasStore

extension Row {
  /// What stands in a column that is never NULL.
  ///
  /// - Throws: `StoreError.damaged` where it is NULL or of another type all the same: GRDB's subscript would end the
  ///   process.
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ column: Int) throws -> Value {
    do {
      return try decode(Value.self, atIndex: column)
    } catch is RowDecodingError {
      throw StoreError.damaged(
        "a row has nothing, or something else, where `\(Array(columnNames)[column])` must stand")
    }
  }

  /// What stands in a column that may hold NULL.
  ///
  /// - Throws: `StoreError.damaged` where it is of another type.
  func optionalValue<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: Int
  ) throws -> Value? {
    try hasNull(atIndex: column) ? nil : value(column)
  }
}
