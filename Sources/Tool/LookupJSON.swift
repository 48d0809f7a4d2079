import MidasCatalog
import MidasDiagnostics
import MidasJSON
import MidasResources
import MidasRouting

extension RouteAnswer {
  /// The answer as JSON for other programs; grows by additions only.
  func json(to request: RouteRequest, as written: String, order: RouteView.Order) -> String {
    var json = JSONText()
    json.object { report in
      report.member("format_version", "1.0")
      report.member("scope", request.scope.text)
      report.member("request", written)
      report.member("kind", request.kind.rawValue)
      report.member("order", order.rawValue)
      report.member("outcome", outcome.rawValue)
      report.array("channels") { array in
        for channel in channels {
          array.object { object in
            object.member("address", channel.address?.text)
            object.member("mode", channel.isLive ? "live" : "test")
            object.member("code", channel.code)
            object.member("mid", channel.mid)
            object.member("key", channel.key)
            object.member("assigned", channel.assigned?.text)
          }
        }
      }
      report.array("groups") { array in
        for group in groups {
          array.object { object in
            object.member("address", group.address.text)
            object.member("key", group.key)
            object.array("channels") { array in
              for share in group.shares {
                array.object { object in
                  object.member("address", share.channel.text)
                  object.member("weight", share.weight)
                }
              }
            }
          }
        }
      }
      report.array("why") { array in
        for reason in why { array.element(reason) }
      }
    }
    return json.text + "\n"
  }
}
