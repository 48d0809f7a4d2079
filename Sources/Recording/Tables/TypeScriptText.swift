import MidasCatalog
import MidasJSON
import MidasResources
import MidasRouting
import MidasTableFormat

/// `channels.ts`.
struct TypeScriptText: ConstantsText {
  let path = "channels.ts"
  let ending = "]);\n"

  func head(_ origin: TableOrigin) -> String {
    """
    // Written by `midas tables`. Change the configuration instead.

    export type Mode = "live" | "test";
    export type Kind = "window" | "api" | "identity";
    export type Outcome = "channel" | "oldest" | "fallback" | "shared-test" | "ambiguous" | "none";

    export interface Channel {
      /** Null for a shared test MID that is not declared. */
      readonly address: string | null;
      readonly mode: Mode;
      readonly code: string | null;
      readonly mid: string;
      readonly key: string | null;
      readonly assigned: string | null;
    }

    export interface Answer {
      readonly outcome: Outcome;
      readonly channels: readonly Channel[];
    }

    export interface Able {
      readonly channel: Channel;
      /** Empty where any method may be meant. */
      readonly methods: readonly string[];
      /** Empty where any currency may be meant. */
      readonly currencies: readonly string[];
    }

    /** The revision of the state; null where the configuration was read. */
    export const revision: number | null = \(origin.revision.map(String.init) ?? "null");
    export const digest = "\(origin.digest)";

    const c = (
      address: string | null, mode: Mode, code: string | null, mid: string, key: string | null, assigned: string | null,
    ): Channel => ({ address, mode, code, mid, key, assigned });

    """
  }

  func beginning(of table: ConstantsTable) -> String {
    switch table {
    case .requests:
      "\n/** By scope, kind and `pg`; an empty `pg` is the fallback. */\n"
        + "export const requests: ReadonlyMap<string, Answer> = new Map<string, Answer>([\n"
    case .anywhere:
      "\n/** By kind and `pg`, for every scope that has no channel of that name. */\n"
        + "export const anywhere: ReadonlyMap<string, Answer> = new Map<string, Answer>([\n"
    case .abilities:
      "\n/** By scope, mode and module; oldest first. */\n"
        + "export const abilities: ReadonlyMap<string, readonly Able[]> = new Map<string, readonly Able[]>([\n"
    }
  }

  func entry(_ key: [String], _ answer: RouteAnswer) -> String {
    let channels = answer.channels.map(channel).joined(separator: ", ")
    return "  [\(quoted(key)), { outcome: \"\(answer.outcome.rawValue)\", channels: [\(channels)] }],"
  }

  func entry(_ key: [String], _ able: [RouteTable.Ability.Able]) -> String {
    let rows = able.map { able in
      "{ channel: \(channel(able.target)), methods: \(list(able.methods.names)), currencies: \(list(able.currencies)) }"
    }
    return "  [\(quoted(key)), [\(rows.joined(separator: ", "))]],"
  }

  let foot = """

    const none: Answer = { outcome: "none", channels: [] };

    /** What a V1 request of `scope` reaches that says `pg`, as `midas lookup` answers. */
    export function resolve(scope: string, kind: Kind, pg: string): Answer {
      const own = requests.get(`${scope} ${kind} ${pg}`);
      if (own) return own;
      const fallback = requests.get(`${scope} ${kind} `);
      if (!fallback) return none;
      const code = pg.split(".", 1)[0];
      return anywhere.get(`${kind} ${code}`) ?? anywhere.get(`${kind} ${pg}`) ?? fallback;
    }

    /** The channels of `scope` that are able, oldest first. */
    export function able(scope: string, mode: Mode, module: string, method?: string, currency?: string): Channel[] {
      const takes = (list: readonly string[], word?: string) =>
        word === undefined || list.length === 0 || list.indexOf(word) >= 0;
      return (abilities.get(`${scope} ${mode} ${module}`) ?? [])
        .filter((one) => takes(one.methods, method) && takes(one.currencies, currency))
        .map((one) => one.channel);
    }

    """

  private func quoted(_ key: [String]) -> String { JSONText.quoted(key.joined(separator: " ")) }

  private func list(_ texts: [String]) -> String { "[\(texts.map(JSONText.quoted).joined(separator: ", "))]" }

  private func channel(_ target: RouteAnswer.Target) -> String {
    let fields = [
      target.address?.text, target.mode, target.code, target.mid, target.key, target.assigned?.text,
    ]
    return "c(\(fields.map { $0.map(JSONText.quoted) ?? "null" }.joined(separator: ", ")))"
  }
}
