import Foundation

/// The parts of the DevTools protocol's messages that are looked at
/// (https://chromedevtools.github.io/devtools-protocol/).
enum DevToolsMessage {
  /// What every message has.
  struct Envelope: Decodable {
    struct Fault: Decodable { let message: String }

    let id: Int?
    let method: String?
    let sessionId: String?
    let error: Fault?
  }

  struct Reply<Result: Decodable>: Decodable { let result: Result }
  struct Event<Params: Decodable>: Decodable { let params: Params }
  struct Nothing: Codable {}

  // MARK: Replies

  struct NewTarget: Decodable { let targetId: String }
  struct Attached: Decodable { let sessionId: String }
  struct Navigated: Decodable {
    let frameId: String
    let loaderId: String?
    let errorText: String?
    let isDownload: Bool?
  }
  struct World: Decodable { let executionContextId: Int }
  struct Evaluated<Value: Decodable>: Decodable {
    struct Object: Decodable { let value: Value? }

    let result: Object
  }

  // MARK: Events

  struct TargetCreated: Decodable {
    struct Info: Decodable {
      let targetId: String
      let type: String
    }

    let targetInfo: Info
  }

  struct RequestPaused: Decodable {
    struct Request: Decodable { let url: String }

    let requestId: String
    let request: Request
    let frameId: String
    let resourceType: String
  }

  struct AuthRequired: Decodable {
    struct Challenge: Decodable {
      let source: String?
      let origin: String
    }

    let requestId: String
    let authChallenge: Challenge
  }

  struct RequestSent: Decodable {
    struct Request: Decodable { let url: String }

    let requestId: String
    let frameId: String?
    let request: Request
    let type: String?
  }

  struct ResponseReceived: Decodable {
    struct Response: Decodable {
      let url: String
      let status: Int
      let headers: [String: String]
      let mimeType: String
    }

    let requestId: String
    let loaderId: String
    let type: String
    let frameId: String?
    let response: Response
  }

  struct LoadingEnded: Decodable {
    let requestId: String
    let errorText: String?
  }

  struct FrameNavigated: Decodable {
    struct Frame: Decodable {
      let id: String
      let parentId: String?
      let loaderId: String
      let url: String
      let unreachableUrl: String?
    }

    let frame: Frame
  }

  struct WithinDocument: Decodable {
    let frameId: String
    let url: String
  }

  struct Lifecycle: Decodable {
    let frameId: String
    let loaderId: String
    let name: String
  }
}
