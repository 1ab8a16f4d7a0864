import { ADDRESS, adapter, defineCases, tellor, vault, withFourth } from "../caseParts.ts";

export default defineCases("adapter-bounds", [
  {
    wrong: withFourth(tellor(899)),
    path: "feeds.fourth.adapter.config.disputeDelay",
    severity: "error",
    right: withFourth(tellor(900)),
  },
  {
    wrong: withFourth(tellor(43201)),
    path: "feeds.fourth.adapter.config.disputeDelay",
    severity: "error",
    right: withFourth(tellor(43200)),
  },
  {
    wrong: withFourth(
      adapter(
        "TellorAdapter",
        { tellor: ADDRESS, asset: "eth", currency: "usd", disputeDelay: 900 },
        { decimals: 19 },
      ),
    ),
    path: "feeds.fourth.decimals",
    severity: "error",
  },
  {
    wrong: withFourth(vault({}, { maxDropBps: 0 })),
    path: "feeds.fourth.adapter.config.limits.maxDropBps",
    severity: "error",
  },
]);
