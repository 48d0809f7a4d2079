import MidasCatalog
import MidasJSON
import MidasResources
import MidasRouting
import MidasTableFormat

/// `channels.py`.
struct PythonText: ConstantsText {
  let path = "channels.py"
  let ending = "}\n"

  func head(_ origin: TableOrigin) -> String {
    """
    # Written by `midas tables`. Change the configuration instead.
    from typing import Final, List, Mapping, NamedTuple, Optional, Tuple


    class Channel(NamedTuple):
        address: Optional[str]  # None for a shared test MID that is not declared
        mode: str  # live or test
        code: Optional[str]
        mid: str
        key: Optional[str]
        assigned: Optional[str]


    class Answer(NamedTuple):
        outcome: str  # channel, oldest, fallback, shared-test, ambiguous or none
        channels: Tuple[Channel, ...]


    class Able(NamedTuple):
        channel: Channel
        methods: Tuple[str, ...]  # empty where any method may be meant
        currencies: Tuple[str, ...]  # empty where any currency may be meant


    C = Channel

    # The revision of the state; None where the configuration was read.
    REVISION: Final[Optional[int]] = \(origin.revision.map(String.init) ?? "None")
    DIGEST: Final = "\(origin.digest)"

    """
  }

  func beginning(of table: ConstantsTable) -> String {
    switch table {
    case .requests:
      "\n# By scope, kind and pg; an empty pg is the fallback.\n"
        + "REQUESTS: Final[Mapping[Tuple[str, str, str], Answer]] = {\n"
    case .anywhere:
      "\n# By kind and pg, for every scope that has no channel of that name.\n"
        + "ANYWHERE: Final[Mapping[Tuple[str, str], Answer]] = {\n"
    case .abilities:
      "\n# By scope, mode and module; oldest first.\n"
        + "ABILITIES: Final[Mapping[Tuple[str, str, str], Tuple[Able, ...]]] = {\n"
    }
  }

  func entry(_ key: [String], _ answer: RouteAnswer) -> String {
    "    \(tuple(key.map(JSONText.quoted))): Answer(\"\(answer.outcome.rawValue)\", \(tuple(answer.channels.map(channel)))),"
  }

  func entry(_ key: [String], _ able: [RouteTable.Ability.Able]) -> String {
    let rows = able.map { able in
      "Able(\(channel(able.target)), \(tuple(able.methods.names.map(JSONText.quoted))), \(tuple(able.currencies.map(JSONText.quoted))))"
    }
    return "    \(tuple(key.map(JSONText.quoted))): \(tuple(rows)),"
  }

  let foot = """


    def resolve(scope: str, kind: str, pg: str) -> Answer:
        \"""What a V1 request of `scope` reaches that says `pg`, as `midas lookup` answers.\"""
        own = REQUESTS.get((scope, kind, pg))
        if own:
            return own
        fallback = REQUESTS.get((scope, kind, ""))
        if not fallback:
            return Answer("none", ())
        code = pg.split(".", 1)[0]
        return ANYWHERE.get((kind, code)) or ANYWHERE.get((kind, pg)) or fallback


    def able(
        scope: str, mode: str, module: str, method: Optional[str] = None, currency: Optional[str] = None
    ) -> List[Channel]:
        \"""The channels of `scope` that are able, oldest first.\"""
        return [
            one.channel
            for one in ABILITIES.get((scope, mode, module), ())
            if (method is None or not one.methods or method in one.methods)
            and (currency is None or not one.currencies or currency in one.currencies)
        ]

    """

  private func tuple(_ items: [String]) -> String {
    items.count == 1 ? "(\(items[0]),)" : "(\(items.joined(separator: ", ")))"
  }

  private func channel(_ target: RouteAnswer.Target) -> String {
    let fields = [
      target.address?.text, target.mode, target.code, target.mid, target.key, target.assigned?.text,
    ]
    return "C(\(fields.map { $0.map(JSONText.quoted) ?? "None" }.joined(separator: ", ")))"
  }
}
