#!/usr/bin/env python3
"""Writes the reference corpus: COUNT merchants, one file each, from a seed; the same files every time.

Each merchant has 10 channels, 5 sub-merchants, 3 CIDR blocks and 1 webhook.
"""
import os
import random
import sys


def merchant(number, rng):
    handle = f"m{number:06d}"
    lines = [
        f"merchant: {handle}",
        f"name: Shop {number}" if rng.random() < 0.7 else f"name: 상점 {number}",
        "api: [v1, v2]",
        "keys:",
        f"  code: imp{10000000 + number}",
        f"  rest-api-key: env://M{number}_REST_API_KEY",
        f"  rest-api-secret: env://M{number}_REST_API_SECRET",
        "submerchants:",
    ]
    for index in range(5):
        lines.append(f'  - {{ id: store-{index}, name: Branch {index}, tier: "B0{index}" }}')
    lines.append("channels:")
    for index in range(10):
        unique = f"{number:06d}{index}"
        lines += [
            f"  - id: card-{index}",
            f"    name: Card {index}",
            "    mode: live",
        ]
        kind = rng.randrange(3)
        if kind == 0:
            lines += [
                "    pg: html5_inicis",
                "    modules: [window.general]",
                "    methods: [card, trans, phone]",
                f"    mid: MOI{unique}",
                "    credentials:",
                f"      sign_key: env://M{number}_SIGN_KEY_{index}",
            ]
        elif kind == 1:
            lines += [
                "    pg: tosspayments",
                "    modules: [window.general, window.key-in]",
                "    methods: [card, kakaopay]",
                f"    mid: im_{unique}",
                "    credentials:",
                f"      client_key: live_ck_{unique}",
                f"      secret_key: env://M{number}_SECRET_KEY_{index}",
            ]
        else:
            lines += [
                "    pg: kcp",
                "    modules: [window.general]",
                "    methods: [card]",
                f"    mid: K{unique}",
                "    credentials:",
                f"      site_key: env://M{number}_SITE_KEY_{index}",
            ]
        if index >= 5:
            lines.append(f"    assign: store-{index - 5}")
    lines += [
        "defaults: { window: card-0 }",
        "webhooks:",
        f'  - {{ api: v1, mode: live, url: "https://pay{number}.example.com/portone" }}',
        "whitelist:",
    ]
    for index in range(3):
        lines.append(f"  - {rng.randrange(20, 100)}.{rng.randrange(256)}.{rng.randrange(256)}.{index}/32")
    return "\n".join(lines) + "\n"


def main():
    folder, count = sys.argv[1], int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    rng = random.Random(seed)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "midas.yaml"), "w", encoding="utf-8") as file:
        file.write('midas: 1\nmerchants: ["merchants/**/*.yaml"]\n')
    for number in range(count):
        shard = os.path.join(folder, "merchants", f"{number // 1000:03d}")
        if number % 1000 == 0:
            os.makedirs(shard, exist_ok=True)
        with open(os.path.join(shard, f"m{number:06d}.yaml"), "w", encoding="utf-8") as file:
            file.write(merchant(number, rng))


main()
