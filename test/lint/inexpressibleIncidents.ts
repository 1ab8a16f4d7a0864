const USER_INTERFACE = "a front-end, a domain or a cloud failed; no oracle's configuration was involved";
const SPOT = "a protocol read a pool's spot state itself; no adapter of ours reads one";
const THIN = "every honest provider follows the same thin market; the limits belong to the lending market";
const REENTRANCY =
  "a protocol read a pool in the middle of a withdrawal; the adapters say where that is possible";

/** Why an incident cannot be the fault of a spec, by its id. */
export const INEXPRESSIBLE_INCIDENTS: Readonly<Record<string, string>> = {
  "bzx-susd-2020": SPOT,
  "infura-2020": "clients had one RPC endpoint; see src/transport",
  "warp-2020": SPOT,
  "badger-frontend-2021": USER_INTERFACE,
  "dydx-aws-2021": USER_INTERFACE,
  "deus-2022-03": SPOT,
  "infura-2022-04": "clients had one RPC endpoint; see src/transport",
  "deus-2022-04": SPOT,
  "inverse-2022-06": SPOT,
  "curve-dns-2022": USER_INTERFACE,
  "gmx-avax-2022": THIN,
  "dforce-2023": REENTRANCY,
  "sentiment-2023": REENTRANCY,
  "sturdy-2023": REENTRANCY,
  "conic-2023": REENTRANCY,
  "zunami-2023": SPOT,
  "balancer-dns-2023": USER_INTERFACE,
  "ledger-connect-2023": USER_INTERFACE,
  "synthetix-trb-2023": THIN,
  "solana-2024": "the chain had stopped, and everything on it",
  "squarespace-2024": USER_INTERFACE,
  "polymarket-uma-2025": "a vote of token holders is no price feed",
  "hyperliquid-jelly-2025": THIN,
  "curve-dns-2025": USER_INTERFACE,
  "aws-2025-10": USER_INTERFACE,
  "cloudflare-2025-11": USER_INTERFACE,
  "venus-the-2026": THIN,
  "whalebit-2026": SPOT,
  "compound-comp-2021": "a payout had no stop and waited out its repair's timelock; no price was involved",
  "walletconnect-rpc-2023":
    "clients' failover did not know a provider's error inside an answer; see src/transport",
  "bybit-safe-2025": USER_INTERFACE,
  "aerodrome-dns-2025": USER_INTERFACE,
  "flow-rollback-2025": "a chain's plan of recovery is no oracle's configuration",
  "ethlimo-2026": USER_INTERFACE,
  "coinbase-aws-2026": USER_INTERFACE,
  "lpdfi-2026": SPOT,
  "kelp-2026": "the token itself was unbacked; its price was right",
  "atomic-2026": SPOT,
};
