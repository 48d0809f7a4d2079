import MidasCatalog
import MidasDiagnostics
import MidasJSON

extension Catalog {
  /// PGs as JSON for other programs, with the spellings of every method; grows by additions only.
  func json(of pgs: [PG]) -> String {
    var json = JSONText()
    json.object { report in
      report.member("format_version", "1.0")
      report.array("pgs") { array in
        for pg in pgs { array.object { add(pg, to: &$0) } }
      }
      report.array("methods") { array in
        for spelling in Method.spellings {
          array.object { method in
            method.member("name", spelling.method.name)
            method.member("v1", spelling.v1)
            method.member("v2", spelling.v2)
          }
        }
      }
    }
    return json.text + "\n"
  }

  private func add(_ pg: PG, to object: inout JSONText) {
    object.member("id", pg.id)
    object.member("provider", pg.provider)
    object.object("name") { name in
      name.member("english", pg.name.english)
      name.member("korean", pg.name.korean)
    }
    object.member("company", pg.company?.name)
    object.member("status", pg.status.rawValue)
    object.member("ended", pg.ended)
    object.object("codes") { codes in
      codes.member("v1", pg.codes.v1)
      codes.member("v1_api", pg.codes.v1(for: .api))
      codes.member("v1_identity", pg.codes.v1(for: .identity))
      codes.member("v1_bypass", pg.codes.v1Bypass)
      codes.member("v2", pg.codes.v2)
    }
    addModules(of: pg, to: &object)
    addCredentials(of: pg, to: &object)
    addTest(of: pg, to: &object)
    addRest(of: pg, to: &object)
    object.member("manual_steps", pg.duties.map(\.task.text))
    object.member("notes", pg.notes)
    object.member("sources", pg.sources.map(\.path).sorted())
  }

  private func addModules(of pg: PG, to object: inout JSONText) {
    object.member("generations", pg.modules.generations.names)
    object.member("easy_pay", pg.modules.easyPay?.name)
    object.member("identity", pg.modules.identity?.name)
    object.object("modules") { modules in
      for generation in pg.modules.generations {
        modules.object(generation.name) { said in
          said.member("stated", pg.modules[generation].stated.names)
          said.member("denied", pg.modules[generation].denied.names)
          said.member("disputed", pg.modules[generation].disputed.names)
          said.member("partial", pg.modules[generation].partial.names)
        }
      }
    }
    object.object("methods") { methods in
      for generation in pg.modules.generations {
        methods.object(generation.name) { lists in
          for module in pg.modules.stated(generation) {
            guard let list = pg.methods[generation].list(of: module) else { continue }
            lists.object(module.name) { methods in
              methods.member("named", list.named.names)
              methods.member("possible", list.possible.names)
            }
          }
        }
      }
    }
  }

  private func addCredentials(of pg: PG, to object: inout JSONText) {
    object.array("credentials") { fields in
      for (index, field) in pg.credentials.fields.enumerated() {
        fields.object { object in
          object.member("key", field.key)
          object.member("label", field.label)
          object.member("identifying", index == 0)
          object.member("secret", field.isSecret)
          object.member("required", field.required.phrase)
          object.member("blank_unless", field.blankUnless?.condition)
          object.member("length", field.length)
          object.member("max_length", field.maxLength)
          object.member("confidence", field.confidence.name)
        }
      }
    }
    object.object("mid") { mid in
      mid.member("term", pg.mid.term)
      mid.member("live_prefix", pg.mid.livePrefix)
      mid.member("length", pg.mid.length)
      mid.member("separate_subscription", pg.mid.separateSubscription)
      mid.member("separate_easy_pay", pg.mid.separateEasyPay)
      mid.member("one_per_easy_pay_brand", pg.mid.onePerEasyPayBrand)
      mid.member("separate_overseas", pg.mid.separateOverseas)
      mid.member("one_per_currency", pg.mid.onePerCurrency)
      mid.member("confidence", pg.mid.confidence.name)
    }
  }
}
