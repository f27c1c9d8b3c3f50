import Foundation
import Glibc

/// One running browser, in a process group of its own, with two streams for the DevTools protocol.
///
/// The streams are sockets and not pipes, so that writing to a browser that has ended is an error and not a signal.
struct BrowserProcess {
  /// Why it did not start: the system's own words.
  struct NotStarted: Error { let words: String }

  let number: pid_t
  /// Where commands go; the browser reads it as its descriptor 3.
  let commands: Int32
  /// Where answers come from; the browser writes it as its descriptor 4.
  let answers: Int32

  /// Starts `arguments[0]` with `environment` and nothing else of this process but the two streams.
  init(arguments: [String], environment: [String]) throws(NotStarted) {
    var opened: [Int32] = []
    func closeAll() { for descriptor in opened { close(descriptor) } }
    func pair() throws(NotStarted) -> (own: Int32, its: Int32) {
      var ends: [Int32] = [-1, -1]
      guard socketpair(AF_UNIX, StreamSocket.kind, 0, &ends) == 0 else {
        closeAll()
        throw NotStarted(words: String(cString: strerror(errno)))
      }
      // Away from the numbers 3 and 4, which are set in the child one after the other.
      let moved = ends.map { end in
        let high = fcntl(end, F_DUPFD_CLOEXEC, 20)
        close(end)
        return high
      }
      opened += moved
      return (moved[0], moved[1])
    }
    let toIt = try pair()
    let fromIt = try pair()

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    // What it says is thrown away: it can be without end, and a page can make it say anything.
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, toIt.its, 3)
    posix_spawn_file_actions_adddup2(&actions, fromIt.its, 4)
    // What others opened without the mark that closes it. Closing one that has gone meanwhile does no harm.
    let open = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")) ?? []
    for descriptor in open.compactMap({ Int32($0) }) where descriptor > 4 {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    // The signals that this program ignores must not be ignored there.
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var child: pid_t = 0
    let words = arguments.map { strdup($0) } + [nil]
    let surroundings = environment.map { strdup($0) } + [nil]
    defer { for text in words + surroundings { free(text) } }
    let status = posix_spawn(&child, arguments[0], &actions, &attributes, words, surroundings)
    guard status == 0 else {
      closeAll()
      throw NotStarted(words: String(cString: strerror(status)))
    }
    close(toIt.its)
    close(fromIt.its)
    number = child
    commands = toIt.own
    answers = fromIt.own
  }

  /// Ends the browser with everything that it started, at once, and closes the streams.
  func end() {
    kill(-number, SIGKILL)
    kill(number, SIGKILL)
    close(commands)
    close(answers)
    var status: Int32 = 0
    while waitpid(number, &status, 0) < 0, errno == EINTR {}
  }
}
