/** What an error means, whichever node program says it in whichever words. */
export type ErrorMeaning =
  /** The contract reverted, or its execution was cut off: an answer about the chain. */
  | "revert"
  /** The node has the transaction already. */
  | "known"
  /** The nonce is used: by this transaction, which is on the chain then, or by another one. */
  | "spent"
  /** The transaction is refused for what it is. */
  | "transaction"
  /** The question is too large for the node: a range, a count of results, a size. */
  | "limit"
  /** The question is not understood, or not served. */
  | "request"
  /** The caller has asked too often. */
  | "rate"
  /** The node lacks the block, or the state at it. */
  | "missing"
  /** The node itself fails. */
  | "broken";

/** One wording of one node program or gateway. */
interface NodeAnswer {
  /** Whose words they are. */
  readonly node: string;
  readonly meaning: ErrorMeaning;
  /** The codes that it was seen with. They decide only between rows whose words both fit: codes are no language. */
  readonly codes: readonly number[];
  /** The one method of which the words mean this; undefined for all. */
  readonly method: string | undefined;
  readonly words: RegExp;
  /** Where it was read: a repository with issue, pull request or file, a standard, or a run of the program. */
  readonly origin: string;
}

/**
 * The errors of node programs and gateways: node, meaning, codes, method, words, origin. Of the rows whose words fit, the
 * first that has the error's code decides; if none has it, the first. A new wording is a new row here and nothing else.
 */
const TABLE = String.raw`
any program           ¦ revert      ¦ 3 -32000             ¦ -    ¦ ^(execution|transaction) reverted\b|^reverted\b|^VM Exception while ¦ erpc/erpc error_normalizer.go
Geth                  ¦ known       ¦ -32000               ¦ -    ¦ ^already known\b ¦ ethereum/go-ethereum core/txpool/errors.go
Geth before 1.9       ¦ known       ¦ -32000 -32603        ¦ -    ¦ ^known transaction\b ¦ ethereum/go-ethereum#662
Geth behind a gateway ¦ known       ¦ -32000               ¦ -    ¦ \balready known$ ¦ xclud/web3dart#100
Erigon                ¦ known       ¦ -32000               ¦ -    ¦ ^existing txn with same hash ¦ erigontech/erigon txpoolcfg.go
Erigon                ¦ known       ¦ -32000               ¦ -    ¦ ^(block )?already known ¦ smartcontractkit pkg/client/errors.go
Erigon                ¦ spent       ¦ -32000               ¦ -    ¦ ^mined$ ¦ erigontech/erigon txpoolcfg.go
Nethermind            ¦ known       ¦ -32010 -32000        ¦ -    ¦ \bAlreadyKnown\b ¦ NethermindEth/nethermind#4148
Nethermind            ¦ transaction ¦ -32010               ¦ -    ¦ \bOwnNonceAlreadyUsed\b ¦ smartcontractkit pkg/client/errors.go
Besu                  ¦ known       ¦ -32000               ¦ -    ¦ ^Known transaction$ ¦ hyperledger/besu RpcErrorType.java
Reth                  ¦ known       ¦ -32000 -32003        ¦ -    ¦ ^already known$ ¦ paradigmxyz/reth rpc-eth-types error/mod.rs
EDR                   ¦ known       ¦ -32000               ¦ -    ¦ ^Known transaction: 0x ¦ a run of EDR 0.20
anvil                 ¦ known       ¦ -32003 -32603        ¦ -    ¦ \balready Imported$ ¦ foundry-rs/foundry anvil eth/error/mod.rs
OpenEthereum          ¦ known       ¦ -32010               ¦ -    ¦ with the same hash was already imported ¦ smartcontractkit pkg/client/errors.go
Substrate             ¦ known       ¦ -32603               ¦ -    ¦ \bPool\(AlreadyImported\) ¦ smartcontractkit pkg/client/errors.go
Sei                   ¦ known       ¦ -32000               ¦ -    ¦ \btx already exists in cache ¦ smartcontractkit pkg/client/errors.go
zkSync                ¦ known       ¦ -32000 3             ¦ -    ¦ \bis already in the system ¦ smartcontractkit pkg/client/errors.go
gateways              ¦ known       ¦ -32000               ¦ -    ¦ \b(transaction|tx)?\b.*already (in (the )?(mem)?pool|exists) ¦ erpc/erpc error_normalizer.go
gateways              ¦ known       ¦ -32000               ¦ -    ¦ \balready have transaction ¦ erpc/erpc error_normalizer.go
Harmony               ¦ spent       ¦ -32000               ¦ -    ¦ \btransaction already finalized ¦ smartcontractkit pkg/client/errors.go
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ \bauthority nonce too low ¦ ethereum/go-ethereum core/txpool/errors.go
Geth                  ¦ spent       ¦ -32000               ¦ -    ¦ \bnonce too low ¦ ethereum/go-ethereum core/error.go
Erigon                ¦ spent       ¦ -32000               ¦ -    ¦ \bnonce too low ¦ erigontech/erigon txpoolcfg.go
Nethermind            ¦ spent       ¦ -32010 -32000        ¦ -    ¦ \bOldNonce\b ¦ NethermindEth/nethermind#12153
Besu                  ¦ spent       ¦ -32001               ¦ -    ¦ ^Nonce too low$ ¦ hyperledger/besu RpcErrorType.java
Reth                  ¦ spent       ¦ -32000 -32003        ¦ -    ¦ ^nonce too low: next nonce ¦ paradigmxyz/reth rpc-eth-types error/mod.rs
EDR                   ¦ spent       ¦ -32000               ¦ -    ¦ \bnonce too low\. Expected nonce ¦ a run of EDR 0.20
anvil                 ¦ spent       ¦ -32003               ¦ -    ¦ ^nonce too low$ ¦ foundry-rs/foundry anvil eth/error/mod.rs
OpenEthereum          ¦ spent       ¦ -32010               ¦ -    ¦ \bnonce is too low ¦ smartcontractkit pkg/client/errors.go
Arbitrum classic      ¦ spent       ¦ -32000               ¦ -    ¦ \binvalid transaction nonce$ ¦ smartcontractkit pkg/client/errors.go
Substrate             ¦ spent       ¦ -32603               ¦ -    ¦ \bPool\(Stale\) ¦ smartcontractkit pkg/client/errors.go
gateways              ¦ spent       ¦ -32000               ¦ -    ¦ \bnonce .*already (been )?used ¦ erpc/erpc error_normalizer.go
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ \bunderpriced\b ¦ ethereum/go-ethereum core/txpool/errors.go
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ exceeds block gas limit|oversized data|negative value ¦ ethereum/go-ethereum core/txpool/errors.go
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ invalid sender|account limit exceeded ¦ ethereum/go-ethereum core/txpool/errors.go
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ already reserved|tries to replace pending ¦ ethereum/go-ethereum core/txpool/errors.go
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ insufficient funds|nonce too high|nonce has max ¦ ethereum/go-ethereum core/error.go
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ intrinsic gas too (low|high) ¦ ethereum/go-ethereum core/error.go
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ fee per gas (less|higher) than ¦ ethereum/go-ethereum core/error.go
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ sender not an eoa|gas limit reached ¦ ethereum/go-ethereum core/error.go
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ \bexceeds the configured cap ¦ smartcontractkit pkg/client/errors.go
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ \btxpool is full ¦ smartcontractkit pkg/client/errors.go
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ ^(rlp: |typed transaction too short) ¦ NethermindEth/nethermind#11921
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ transaction type not supported ¦ NethermindEth/nethermind#11921
Geth                  ¦ transaction ¦ -32000               ¦ -    ¦ invalid chain id for signer ¦ smartcontractkit pkg/client/errors.go
Bor                   ¦ transaction ¦ -32000               ¦ -    ¦ gas price below minimum ¦ smartcontractkit pkg/client/errors.go
Erigon                ¦ transaction ¦ -32000               ¦ -    ¦ \b(fee too low|sub-pool is full|could not replace) ¦ erigontech/erigon txpoolcfg.go
Erigon                ¦ transaction ¦ -32000               ¦ -    ¦ ^(GasUintOverflow|IntrinsicGas|RLPTooLong|spammer)$ ¦ erigontech/erigon txpoolcfg.go
Erigon                ¦ transaction ¦ -32000               ¦ -    ¦ gas limit is too high|initcode too large ¦ erigontech/erigon txpoolcfg.go
Nethermind            ¦ transaction ¦ -32010 -32000        ¦ -    ¦ \b(FeeTooLow|FeeTooLowToCompete|ReplacementNotAllowed)\b ¦ NethermindEth/nethermind#12153
Nethermind            ¦ transaction ¦ -32010 -32000        ¦ -    ¦ \b(InsufficientFunds|Int256Overflow|GasLimitExceeded)\b ¦ smartcontractkit pkg/client/errors.go
Nethermind            ¦ transaction ¦ -32010               ¦ -    ¦ \b(NonceGap|NonceTooFarInFuture|NotCurrentNonceForDelegation)\b ¦ NethermindEth/nethermind AcceptTxResult.cs
Nethermind            ¦ transaction ¦ -32010               ¦ -    ¦ \b(SenderIsContract|FailedToResolveSender|DelegatorHasPendingTx)\b ¦ NethermindEth/nethermind AcceptTxResult.cs
Nethermind            ¦ transaction ¦ -32010               ¦ -    ¦ \b(PendingTxsOfConflictingType|NotSupportedTxType|MaxTxSizeExceeded)\b ¦ NethermindEth/nethermind AcceptTxResult.cs
Nethermind            ¦ transaction ¦ -32010 -32000        ¦ -    ¦ ^Invalid( RLP\.|,|$) ¦ NethermindEth/nethermind#11206
Besu                  ¦ transaction ¦ -32009               ¦ -    ¦ ^(Gas price|blob gas price) below ¦ hyperledger/besu RpcErrorType.java
Besu                  ¦ transaction ¦ -32005               ¦ -    ¦ ^Transaction gas limit exceeds block gas limit ¦ hyperledger/besu RpcErrorType.java
Besu                  ¦ transaction ¦ -32004               ¦ -    ¦ ^Upfront cost exceeds account balance ¦ hyperledger/besu RpcErrorType.java
Besu                  ¦ transaction ¦ -32003               ¦ -    ¦ ^Intrinsic gas exceeds gas limit ¦ hyperledger/besu RpcErrorType.java
Besu                  ¦ transaction ¦ -32002 -32602        ¦ -    ¦ ^Invalid (signature|transaction type) ¦ hyperledger/besu RpcErrorType.java
Besu                  ¦ transaction ¦ -32006               ¦ -    ¦ ^Nonce too high ¦ hyperledger/besu RpcErrorType.java
Besu                  ¦ transaction ¦ -32007               ¦ -    ¦ ^Sender account not authorized ¦ hyperledger/besu RpcErrorType.java
Besu                  ¦ transaction ¦ -32000               ¦ -    ¦ ^Transaction (fee cap exceeded|nonce is too distant) ¦ hyperledger/besu RpcErrorType.java
Besu                  ¦ transaction ¦ -32000               ¦ -    ¦ ^(Wrong chainId|ChainId (is required|not supported)) ¦ hyperledger/besu RpcErrorType.java
Reth                  ¦ transaction ¦ -32000 -32003        ¦ -    ¦ ^exceeds max transaction gas limit|^gas limit too high ¦ paradigmxyz/reth rpc-eth-types error/mod.rs
Reth                  ¦ transaction ¦ -32000 -32602        ¦ -    ¦ ^invalid (chain ID|transaction signature)|failed to decode signed ¦ paradigmxyz/reth rpc-eth-types error/mod.rs
EDR                   ¦ transaction ¦ -32000               ¦ -    ¦ ^Sender doesn't have enough funds ¦ a run of EDR 0.20
EDR                   ¦ transaction ¦ -32000               ¦ -    ¦ ^Transaction requires at least \d+ gas ¦ a run of EDR 0.20
EDR                   ¦ transaction ¦ -32000               ¦ -    ¦ ^Transaction gas limit is \d+ and exceeds ¦ a run of EDR 0.20
EDR                   ¦ transaction ¦ -32602               ¦ -    ¦ with an invalid chainId ¦ a run of EDR 0.20
anvil                 ¦ transaction ¦ -32003               ¦ -    ¦ insufficient gas price to replace ¦ foundry-rs/foundry anvil eth/error/mod.rs
anvil                 ¦ transaction ¦ -32003               ¦ -    ¦ signed for another chain|gas limit is greater than ¦ foundry-rs/foundry anvil eth/error/mod.rs
OpenEthereum          ¦ transaction ¦ -32010               ¦ -    ¦ gas price .*is too low|too many transactions in the queue ¦ smartcontractkit pkg/client/errors.go
OpenEthereum          ¦ transaction ¦ -32010               ¦ -    ¦ ^(Insufficient (funds|balance)|Transaction (gas|cost) ) ¦ smartcontractkit pkg/client/errors.go
Arbitrum              ¦ transaction ¦ -32000               ¦ -    ¦ gas price too low|not enough funds for gas|forbidden sender ¦ smartcontractkit pkg/client/errors.go
any program           ¦ rate        ¦ -32005 429           ¦ -    ¦ \brate.?limit ¦ status-im/status-go#4807
any gateway           ¦ rate        ¦ 429 -32090           ¦ -    ¦ too many requests ¦ base/node#368
Infura                ¦ rate        ¦ -32005               ¦ -    ¦ (daily|monthly) request count|project ID request rate ¦ erpc/erpc error_normalizer.go
Alchemy               ¦ rate        ¦ 429                  ¦ -    ¦ exceeded its .*(compute units|capacity|throughput) ¦ erpc/erpc error_normalizer.go
Alchemy               ¦ rate        ¦ 429                  ¦ -    ¦ (Monthly|Daily) capacity limit ¦ erpc/erpc error_normalizer.go
QuickNode             ¦ rate        ¦ -32007 -32003        ¦ -    ¦ request limit reached ¦ EspressoSystems/espresso-network#4838
dRPC                  ¦ rate        ¦ 30                   ¦ -    ¦ request timeout on the free ?tier ¦ erpc/erpc error_normalizer.go
gateways              ¦ rate        ¦ -32005               ¦ -    ¦ exceeded .*(quota|credits)|reached the (quota|free tier) ¦ erpc/erpc error_normalizer.go
gateways              ¦ rate        ¦ -32005               ¦ -    ¦ requests limited to|under too much load|upgrade your tier ¦ erpc/erpc error_normalizer.go
EIP-1474              ¦ limit       ¦ -32005               ¦ logs ¦ ^limit exceeded ¦ EIP-1474
EIP-1474              ¦ rate        ¦ -32005               ¦ -    ¦ ^(request )?limit exceeded ¦ erpc/erpc error_normalizer.go
Infura                ¦ limit       ¦ -32005               ¦ -    ¦ query returned more than \d+ results ¦ INFURA/infura#237
Infura                ¦ limit       ¦ -32602               ¦ -    ¦ ^range \d+ exceeds limit of ¦ INFURA/infura#237
Infura                ¦ limit       ¦ -32005               ¦ logs ¦ query (timeout|duration) exceeded ¦ INFURA/infura#237
Alchemy               ¦ limit       ¦ -32600 -32602        ¦ -    ¦ eth_getLogs requests with up to a ¦ cartesi/rollups-node#655
Alchemy               ¦ limit       ¦ -32602               ¦ -    ¦ log response size exceeded ¦ ethereum/go-ethereum#25343
QuickNode             ¦ limit       ¦ -32614 -32602        ¦ -    ¦ eth_getLogs is limited to a ¦ OffchainLabs/arbitrum-sdk#609
Cloudflare            ¦ limit       ¦ -32047               ¦ -    ¦ range too large\. Max range ¦ ponder-sh/ponder getLogsRetryHelper.ts
dRPC                  ¦ limit       ¦ 35                   ¦ -    ¦ ^ranges? over \d+ blocks ¦ erpc/erpc error_normalizer.go
Ankr                  ¦ limit       ¦ -32600               ¦ -    ¦ block range is too wide ¦ ponder-sh/ponder getLogsRetryHelper.ts
Tenderly              ¦ limit       ¦ -32602               ¦ -    ¦ range \d+ is bigger than range limit ¦ bobanetwork/boba_legacy#827
1RPC                  ¦ limit       ¦ -32000 -32602        ¦ logs ¦ limited to (a )?[\d,.]+ (block|range|results)|response size should not ¦ ponder-sh/ponder getLogsRetryHelper.ts
Blast                 ¦ limit       ¦ -32600               ¦ -    ¦ exceeds the range allowed for your plan ¦ ponder-sh/ponder getLogsRetryHelper.ts
Chainstack            ¦ limit       ¦ -32602               ¦ -    ¦ block range limit exceeded ¦ ponder-sh/ponder getLogsRetryHelper.ts
Coinbase              ¦ limit       ¦ -32005 -32602        ¦ -    ¦ limit the query to at most ¦ ponder-sh/ponder getLogsRetryHelper.ts
PublicNode            ¦ limit       ¦ -32701 -32602        ¦ -    ¦ (exceed )?maximum block range ¦ ponder-sh/ponder getLogsRetryHelper.ts
Optimism              ¦ limit       ¦ -32020               ¦ -    ¦ backend response too large ¦ ponder-sh/ponder getLogsRetryHelper.ts
Reth                  ¦ limit       ¦ -32602               ¦ -    ¦ query exceeds max (block range|results) ¦ paradigmxyz/reth#8558
Erigon                ¦ limit       ¦ -32602 -32000 -32005 ¦ -    ¦ block range exceeds server limit|block range too large ¦ erigontech/erigon#20424
Besu                  ¦ limit       ¦ -32005               ¦ -    ¦ ^Requested range exceeds maximum ¦ hyperledger/besu RpcErrorType.java
Besu                  ¦ limit       ¦ -32005               ¦ -    ¦ ^Number of requests exceeds max batch size ¦ hyperledger/besu RpcErrorType.java
Geth                  ¦ limit       ¦ -32003               ¦ -    ¦ ^response too large|^batch too large ¦ ethereum/go-ethereum rpc/errors.go
Reth                  ¦ limit       ¦ -32008 -32010        ¦ -    ¦ ^(response|batch|request) is too (big|large) ¦ paritytech/jsonrpsee types/src/error.rs
Arbitrum              ¦ limit       ¦ -32000               ¦ -    ¦ logs matched by query exceeds limit ¦ ponder-sh/ponder getLogsRetryHelper.ts
Polygon zkEVM         ¦ limit       ¦ -32602               ¦ -    ¦ logs are limited to a \d+ block range ¦ 0xPolygon/zkevm-node#3136
Scroll                ¦ limit       ¦ -32000               ¦ -    ¦ block range is bigger than ¦ scroll-tech/go-ethereum#529
Morph                 ¦ limit       ¦ -32000               ¦ -    ¦ block range is larger than ¦ enviodev/hyperindex#605
Hedera                ¦ limit       ¦ -32000               ¦ -    ¦ Exceeded maximum block range ¦ hiero-ledger/hiero-json-rpc-relay#3431
any program           ¦ limit       ¦ -                    ¦ logs ¦ \b(block|log)s?\b.*\b(range|distance|span) ¦ erpc/erpc error_normalizer.go
any program           ¦ limit       ¦ -                    ¦ logs ¦ \branges?\b.*(large|wide|big|high|limit|exceed|over|max) ¦ erpc/erpc error_normalizer.go
any program           ¦ limit       ¦ -                    ¦ logs ¦ too many (logs|results|blocks|addresses|topics)|more than [\d,]+ ¦ erpc/erpc error_normalizer.go
any program           ¦ limit       ¦ -                    ¦ logs ¦ (response|result|query|filter).*(too large|size|exceed|limit)|specify less number of address ¦ erpc/erpc error_normalizer.go
Geth                  ¦ missing     ¦ -32000               ¦ -    ¦ header not found|unknown (ancestor )?block|missing trie node ¦ ethereum/go-ethereum core/error.go
Geth                  ¦ missing     ¦ -32000               ¦ -    ¦ state .*(is )?not available|state histor(y|ies)|historical state ¦ succinctlabs/op-succinct book/troubleshooting.md
Geth                  ¦ missing     ¦ 4444 -32000          ¦ -    ¦ pruned history unavailable|has been pruned|history .*pruned ¦ EIP-4444
Erigon                ¦ missing     ¦ -32000               ¦ -    ¦ block not found|not available .*pruned|old data not available ¦ erigontech/erigon#6391
Nethermind            ¦ missing     ¦ -32002 -32603        ¦ -    ¦ No state available|MissingTrieNode|StateUnavailable ¦ NethermindEth/nethermind#13603
Nethermind            ¦ missing     ¦ -32000 -32001        ¦ -    ¦ ^(block )?(0x[0-9a-f]+|\d+) (block )?could not be found ¦ NethermindEth/nethermind#11173
Besu                  ¦ missing     ¦ -39001 -32000        ¦ -    ¦ ^(Unknown block|Block not found|World state unavailable) ¦ hyperledger/besu RpcErrorType.java
Reth                  ¦ missing     ¦ -32001               ¦ -    ¦ ^block not found: |header range not found ¦ paradigmxyz/reth rpc-eth-types error/mod.rs
EDR                   ¦ missing     ¦ -32000 -32602        ¦ -    ¦ invalid block tag ¦ a run of EDR 0.20
anvil                 ¦ missing     ¦ -32602               ¦ -    ¦ BlockOutOfRange ¦ foundry-rs/foundry anvil eth/error/mod.rs
OpenEthereum          ¦ missing     ¦ -32000               ¦ -    ¦ running with state pruning ¦ openethereum/openethereum#178
Sei                   ¦ missing     ¦ -32000               ¦ -    ¦ could not find block ¦ erpc/erpc error_normalizer.go
OpenEthereum          ¦ missing     ¦ -32000               ¦ -    ¦ blocks specified in filter .*cannot be found ¦ NethermindEth/nethermind LogFinder.cs
Geth                  ¦ missing     ¦ -32000               ¦ -    ¦ indexing is in progress ¦ ethereum/go-ethereum internal/ethapi/errors.go
gateways              ¦ missing     ¦ -32603 -32000        ¦ -    ¦ does not have the requested block|block .*(not available|not yet|out of range|not found) ¦ NethermindEth/nethermind#11173
OpenEthereum          ¦ revert      ¦ -32015               ¦ -    ¦ ^VM execution error ¦ smartcontractkit pkg/client/errors.go
any program           ¦ revert      ¦ 3 -32000             ¦ -    ¦ \brevert|VM Exception ¦ erpc/erpc error_normalizer.go
Geth                  ¦ revert      ¦ -32000               ¦ -    ¦ ^out of gas|gas uint64 overflow ¦ ethereum/go-ethereum core/vm/errors.go
Geth                  ¦ revert      ¦ -32000               ¦ -    ¦ ^invalid opcode|^invalid jump|^stack (under|over)flow ¦ ethereum/go-ethereum core/vm/errors.go
Geth                  ¦ revert      ¦ -32000               ¦ -    ¦ ^(max call depth|write protection|return data out of bounds) ¦ ethereum/go-ethereum core/vm/errors.go
Reth                  ¦ revert      ¦ -32003 -32000        ¦ -    ¦ ^out of (gas|memory): |^EVM error ¦ paradigmxyz/reth rpc-eth-types error/mod.rs
Nethermind            ¦ revert      ¦ -32015 -32000        ¦ -    ¦ ^(OutOfGas|BadInstruction|InvalidJumpDestination|StackUnderflow|StackOverflow)\b ¦ NethermindEth/nethermind ErrorCodes.cs
Besu                  ¦ revert      ¦ -32000               ¦ -    ¦ ^Transaction processing could not be completed ¦ hyperledger/besu RpcErrorType.java
EDR                   ¦ revert      ¦ -32000               ¦ -    ¦ ran out of gas ¦ a run of EDR 0.20
anvil                 ¦ revert      ¦ -32003               ¦ -    ¦ ^Out of gas: |^EVM error ¦ foundry-rs/foundry anvil eth/error/mod.rs
Besu                  ¦ broken      ¦ -32008 -32002        ¦ -    ¦ ^Initial sync is still in progress|^Transaction pool not enabled ¦ hyperledger/besu RpcErrorType.java
Nethermind            ¦ broken      ¦ -32010 -32000        ¦ -    ¦ ^(Syncing|node is syncing) ¦ NethermindEth/nethermind AcceptTxResult.cs
Geth                  ¦ broken      ¦ -32000 -32002        ¦ -    ¦ ^(execution aborted|request timed out) ¦ ethereum/go-ethereum rpc/errors.go
EIP-1474              ¦ request     ¦ -32601 -32604 -32004 ¦ -    ¦ method .*(not |un)?(found|exist|available|supported|enabled|whitelisted) ¦ erpc/erpc error_normalizer.go
`;

/** The short names of methods in the table. */
const METHODS: Readonly<Record<string, string>> = { logs: "eth_getLogs" };

const answerOf = (row: string): NodeAnswer => {
  const [node = "", meaning = "", codes = "", method = "", words = "", origin = ""] = row
    .split("¦")
    .map((cell) => cell.trim());
  return {
    node,
    meaning: meaning as ErrorMeaning,
    codes: codes === "-" ? [] : codes.split(" ").map(Number),
    method: METHODS[method],
    words: new RegExp(words, "i"),
    origin,
  };
};

/** The rows of the table. */
export const NODE_ANSWERS: readonly NodeAnswer[] = TABLE.trim().split("\n").map(answerOf);

/** What an error means whose words are in no row: by the standard's own codes, those of EIP-1474, and of gateways. */
const CODE_MEANINGS: Readonly<Record<number, ErrorMeaning>> = {
  3: "revert",
  429: "rate",
  4444: "missing",
  [-32_600]: "request",
  [-32_601]: "request",
  [-32_602]: "request",
  [-32_604]: "request",
  [-32_000]: "request",
  [-32_003]: "transaction",
  [-32_004]: "request",
  [-32_005]: "rate",
  [-32_007]: "rate",
  [-32_015]: "revert",
  [-32_029]: "rate",
  [-32_090]: "rate",
  [-32_603]: "broken",
};

/** What any other error of a method is about: what was sent or asked, which is no reason to leave the node alone. */
const METHOD_MEANINGS: Readonly<Record<string, ErrorMeaning>> = {
  eth_sendRawTransaction: "transaction",
  eth_getLogs: "limit",
};

/** The codes that execution-apis keeps for what is wrong with a question, as those of `eth_simulateV1`. */
const isOfExecutionApis = (code: number): boolean => code <= -38_000 && code > -39_000;

/** What tells nothing about the question. */
const ABOUT_THE_NODE: readonly ErrorMeaning[] = ["rate", "broken"];

const rowFor = (text: string, code: number, method: string | undefined): NodeAnswer | undefined => {
  const fitting = NODE_ANSWERS.filter(
    (row) => (row.method === undefined || row.method === method) && row.words.test(text),
  );
  return fitting.find(({ codes }) => codes.includes(code)) ?? fitting[0];
};

const textOf = (data: unknown): string => (typeof data === "string" ? data : (JSON.stringify(data) ?? ""));

/**
 * What an error of a method means: by its words, then by what it has in `data`, then by its code.
 * @param method Undefined where it is not known.
 */
export const meaningOf = (
  { code, message, data }: { readonly code: number; readonly message: string; readonly data?: unknown },
  method: string | undefined,
): ErrorMeaning => {
  const row =
    rowFor(message, code, method) ?? (data === undefined ? undefined : rowFor(textOf(data), code, method));
  if (row !== undefined) return row.meaning;
  const byCode = CODE_MEANINGS[code] ?? (isOfExecutionApis(code) ? "request" : undefined);
  if (byCode !== undefined && ABOUT_THE_NODE.includes(byCode)) return byCode;
  return METHOD_MEANINGS[method ?? ""] ?? byCode ?? "broken";
};
