import MidasCatalog
import MidasDiagnostics
import MidasJSON

extension Catalog {
  func addTest(of pg: PG, to object: inout JSONText) {
    object.array("test_mids") { mids in
      for shared in pg.test.shared {
        mids.object { mid in
          mid.member("mid", shared.mid)
          mid.member("standing", "shared")
          mid.member("modules", shared.modules.names)
          mid.member("only", shared.qualifier?.phrase)
        }
      }
      for published in pg.test.published {
        mids.object { mid in
          mid.member("mid", published)
          mid.member("standing", "published")
        }
      }
      for former in pg.test.former {
        mids.object { mid in
          mid.member("mid", former.mid)
          mid.member("standing", "former")
          mid.member("modules", former.modules.names)
          mid.member("only", former.qualifier?.phrase)
          mid.member("as_of", former.asOf)
          mid.member("confidence", former.confidence.name)
        }
      }
    }
    object.object("test") { test in
      let isUnderRule = index(ofPG: pg.id).map(isUnderOwnTestCredentialsRule) ?? false
      test.member("own_credentials_required", isUnderRule)
      test.member("own_credentials_documented_for", pg.test.ownRequired.names)
      test.member("may_run_on_contracted_mid", pg.test.onContractedMID != nil)
      test.member("behaviour", pg.test.behaviour?.rawValue)
      test.member("restrictions", pg.test.restrictions)
    }
  }

  func addRest(of pg: PG, to object: inout JSONText) {
    object.object("webhook") { webhook in
      switch pg.webhook.demand {
      case .none: webhook.member("demand", "none")
      case .required: webhook.member("demand", "required")
      case .recommended: webhook.member("demand", "recommended")
      }
      webhook.member("deposit_v1", pg.webhook.deposit?.v1)
      webhook.member("deposit_v2", pg.webhook.deposit?.v2)
      webhook.member("deposit_set_by", pg.webhook.deposit?.setBy)
      webhook.array("others") { others in
        for other in pg.webhook.others {
          others.object { url in
            url.member("purpose", other.purpose)
            url.member("generation", other.generation.name)
            url.member("url", other.url)
          }
        }
      }
    }
    object.object("smart_routing") { routing in
      routing.member("v1", pg.smartRouting.v1.names)
      routing.member("v2", pg.smartRouting.v2.names)
    }
    object.object("currencies") { currencies in
      currencies.member("list", pg.currencies.list)
      currencies.member("default", pg.currencies.default)
      currencies.member("excluded", pg.currencies.excluded)
      currencies.member("minimum", pg.currencies.minimum)
      currencies.object("by_method") { lists in
        for method in pg.currencies.byMethod { lists.member(method.method.name, method.list) }
      }
    }
  }
}
