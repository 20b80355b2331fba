// The JSON that a program sent, read into a value.

import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore

extension Visit {
  /// The body as a value; throws what is wrong with it in words.
  func json<Value: Decodable & Sendable>(_ type: Value.Type) async throws -> Value {
    guard let body = try? await request.body.collect(upTo: ConsoleLimits.bodyBytes) else {
      throw Refusal(.contentTooLarge, "请求正文太长，最多 64 KiB。")
    }
    do {
      return try JSONDecoder().decode(type, from: Data(body.readableBytesView))
    } catch let error as DecodingError {
      throw Refusal(.badRequest, "请求正文不是所要的 JSON" + Visit.place(of: error) + "。")
    } catch {
      throw Refusal(.badRequest, "请求正文不是 JSON。")
    }
  }

  private static func place(of error: DecodingError) -> String {
    let path: [any CodingKey] =
      switch error {
      case .keyNotFound(let key, let context): context.codingPath + [key]
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .dataCorrupted(let context):
        context.codingPath
      @unknown default: []
      }
    return path.isEmpty ? "" : "（\(path.map(\.stringValue).joined(separator: "."))）"
  }
}
