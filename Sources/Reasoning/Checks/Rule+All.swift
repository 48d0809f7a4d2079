import MidasCatalog

extension Rule {
  /// Every rule, in the order of docs/checks.md.
  public static let all: [Rule] = sections.flatMap(\.rules)

  /// The rules under the headings of docs/checks.md.
  public static let sections: [(title: String, rules: [Rule])] = [
    (
      "Text and shape",
      [
        yamlSyntax, yamlLimits, duplicateKey, unknownKey, wrongType, missingKey, missingValue, unsupportedTag,
        invalidID, emptyDocument, invalidUTF8, unreadableFile, ambiguousScalar, unusedIgnore,
        ignoreWithoutReason, unknownRule, coreRuleLowered,
      ]
    ),
    (
      "PGs, modules, methods",
      [
        unknownPG, pgNotAvailable, pgClosed, moduleNotSupported, methodNotSupported, methodSpelling,
        moduleGenerationMismatch, identityMixed, identityModuleOnPaymentPG, apiOnWindowCode,
        generalAndSubscriptionShareMID, hubBrandsShareMID, currencyNotSupported,
      ]
    ),
    (
      "MIDs and credentials",
      [
        duplicateMID, ownTestCredentialsRequired, sharedTestMIDInLive, liveMIDInTest, liveLookingMIDInTest,
        midInBothModes, midOfAnotherPG, midPrefixMismatch, foreignTestMID, formerTestMID, noSharedTestMID,
        sharedTestMIDWrongModule, invalidMID, midWithDot, depositURLConflict, missingCredential,
        unknownCredential, credentialMustBeEmpty, credentialLength, certificateOfAnotherMID, secretLiteral,
        invalidReference,
        referenceOutsideWorkspace,
      ]
    ),
    (
      "Channels, keys and sub-merchants",
      [
        duplicateChannel, duplicateChannelName, invalidChannelName, unknownSubmerchant, duplicateSubmerchant,
        duplicateTier, invalidTier, submerchantWithoutChannels, unknownDefault, defaultKindMismatch,
        defaultOfAnotherStore, testChannelAsDefault, testChannelFirst, assignedChannelFirst, noDefault,
        duplicateMerchant, duplicateMerchantCode, invalidMerchantCode, missingChannelKey, duplicateChannelKey,
        duplicateStoreID, invalidKey, continuesUnknownMerchant, movedCycle, protectedWithoutReason,
        taxOnIdentity,
      ]
    ),
    (
      "Webhooks",
      [
        webhookRequired, webhookRecommended, duplicateWebhook, webhookURLInvalid, webhookUnreachable,
        webhookPlainHTTP, webhookFormInV2, webhookSameURLLiveTest, webhookOneModeOnly,
        inheritedWebhookMissing, webhookV1Secret, webhookTooManySecrets, webhookSecretMissing,
      ]
    ),
    (
      "Whitelist",
      [
        cidrMisaligned, cidrInvalid, cidrTooWide, cidrWide, cidrDuplicate, cidrContained, cidrAdjacent,
        cidrSpecialPurpose, cidrMappedIPv4, whitelistOnV2Only, whitelistPortOneSender,
      ]
    ),
    (
      "Groups",
      [
        groupWeights, groupSize, groupMixedModes, groupMixedStores, groupIneligiblePG, groupUnknownChannel,
        duplicateGroupName, groupUnrouted, groupMethodGap,
      ]
    ),
    ("midas.yaml", [contradictorySetting, settingWithoutEffect]),
    (
      "Findings of plan",
      [
        movedNotFound, movedOntoExisting, merchantOwnedElsewhere, defaultRemoved, declaredOrderDiffers,
        referenceUnresolved, certificateExpiring,
      ]
    ),
    ("Route tests", [routeDiffers, unknownRouteName, slipUnnoticed]),
  ]

  /// The rule with this id.
  public static func named(_ id: String) -> Rule? { byID[id] }

  private static let byID: [String: Rule] = Dictionary(
    all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}

extension Rule {
  /// The id that a mistyped one most likely meant.
  public static func suggestion(for id: String) -> String? {
    nearest(to: id, in: all.lazy.map(\.id))
  }

  /// The id that a mistyped one meant beyond doubt.
  public static func misspelling(of id: String) -> String? {
    misspelt(id, in: all.lazy.map(\.id))
  }
}
