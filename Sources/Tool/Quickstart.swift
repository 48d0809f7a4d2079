/// The workspace that `midas init` writes; the same as examples/quickstart, which a test compares.
enum Quickstart {
  /// A file of the workspace.
  struct File {
    /// The path below the workspace's root.
    let path: String
    /// What the file holds.
    let text: String
  }

  /// The files that make the workspace.
  static let files: [File] = [
    File(path: "midas.yaml", text: root),
    File(path: "merchants/shop.yaml", text: merchant),
  ]

  /// Keeps the state out of version control; a file that is there already stays as it is.
  static let ignores = File(path: ".gitignore", text: ".midas/\n")

  private static let root = """
    # The root of a Midas workspace. Try: midas validate, midas plan, midas apply.
    midas: 1                                # version of the configuration language
    workspace: quickstart                   # recorded as the owner of these merchants
    merchants: ["merchants/**/*.yaml"]      # the files that declare them
    state: sqlite:.midas/state.db           # what was applied; a team shares a database instead

    """

  private static let merchant = """
    # One merchant. What is secret stands here by name only: env://NAME is read when it is needed.
    merchant: shop
    name: Quickstart Shop
    api: [v1]                               # the PortOne API that calls this merchant: v1, v2 or both

    keys:
      code: imp12345678                     # merchant identification code, as in IMP.init(code)
      rest-api-key: env://SHOP_REST_API_KEY
      rest-api-secret: env://SHOP_REST_API_SECRET

    channels:                               # their order decides which one `pg: "html5_inicis"` reaches
      - id: card                            # its address is shop/card
        mode: live
        pg: html5_inicis                    # `midas catalog html5_inicis` shows what it can do
        modules: [window.general]
        methods: [card, vbank]
        mid: MOIshop001                     # from the contract with the PG
        credentials:
          sign_key: env://SHOP_INICIS_SIGN_KEY

      - id: card-test
        mode: test
        pg: html5_inicis
        modules: [window.general]
        methods: [card]
        mid: shared                         # the test MID that all merchants share

    defaults: { window: card }              # used when a request names no channel

    webhooks:                               # virtual accounts are paid later: without one, no order learns of it
      - { api: v1, mode: live, url: "https://shop.example.com/payments/webhook" }
      - { api: v1, mode: test, url: "https://staging.example.com/payments/webhook" }

    """
}
