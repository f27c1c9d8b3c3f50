import Foundation

/// Commands to a browser and the answers to them. What the browser says in between goes to ``onEvent``.
///
/// Used on one thread.
final class DevTools {
  private struct Command<Params: Encodable>: Encodable {
    let id: Int
    let method: String
    let params: Params
    let sessionId: String?
  }

  private var pipe: DevToolsPipe
  private var lastID = 0
  private let encoder = JSONEncoder()
  private let decoder = JSONDecoder()
  /// The page's session, once there is one.
  var session: String?
  /// Takes an event by its name, with its message. May send commands, never wait for one.
  var onEvent: (String, Data) throws(RenderStop) -> Void = { (_, _) throws(RenderStop) in }

  init(_ pipe: DevToolsPipe) { self.pipe = pipe }

  /// Sends a command without waiting for its answer; gives its number.
  @discardableResult
  func send(_ method: String, _ params: some Encodable = DevToolsMessage.Nothing()) throws(RenderStop) -> Int
  {
    lastID += 1
    let command = Command(
      id: lastID, method: method, params: params,
      sessionId: method.hasPrefix("Target.") || method.hasPrefix("Browser.") ? nil : session)
    let message: Data
    do { message = try encoder.encode(command) } catch { throw .refused("\(method) cannot be written") }
    try pipe.send(message)
    return lastID
  }

  /// Sends a command and waits for its answer.
  func call<Result: Decodable>(
    _ method: String, _ params: some Encodable = DevToolsMessage.Nothing(), for: Result.Type
  ) throws(RenderStop) -> Result {
    let id = try send(method, params)
    while true {
      guard let message = try pipe.next(until: .now + .seconds(60)) else { continue }
      guard let envelope = decode(DevToolsMessage.Envelope.self, message) else { continue }
      if let event = envelope.method {
        try onEvent(event, message)
      } else if envelope.id == id {
        if let fault = envelope.error { throw .refused("\(method): \(fault.message)") }
        guard let reply = decode(DevToolsMessage.Reply<Result>.self, message) else {
          throw .refused("\(method): the answer is not understood")
        }
        return reply.result
      }
    }
  }

  func call(_ method: String, _ params: some Encodable = DevToolsMessage.Nothing()) throws(RenderStop) {
    _ = try call(method, params, for: DevToolsMessage.Nothing.self)
  }

  /// Takes events for as long as `time`.
  func listen(for time: Duration) throws(RenderStop) {
    let end = ContinuousClock.now + time
    while let message = try pipe.next(until: end) {
      if let event = decode(DevToolsMessage.Envelope.self, message)?.method { try onEvent(event, message) }
      if ContinuousClock.now >= end { return }
    }
  }

  /// The parameters of an event; `nil` if it is not of that shape.
  func params<Params: Decodable>(_ type: Params.Type, _ message: Data) -> Params? {
    decode(DevToolsMessage.Event<Params>.self, message)?.params
  }

  private func decode<Value: Decodable>(_ type: Value.Type, _ message: Data) -> Value? {
    try? decoder.decode(type, from: message)
  }
}
