// The second schema: call-in questions with their callers, the journal, what was published, and who
// may work here. One transaction brings a database of the first schema to it; nothing of the first
// is touched.

enum Migration2 {
  static let sql = questions + evidence + members
}
