// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {
    AssetReport,
    CryptoReport,
    IDataStreamsVerifierProxy
} from "../interfaces/providers/IDataStreamsVerifierProxy.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {FUTURE_TOLERANCE} from "../types/Limits.sol";
import {Adapter} from "./Adapter.sol";

/// @title One stream of Chainlink Data Streams, as a feed
/// @notice Keeps the last report that anyone brought by `update`; a read calls nobody. Before the first report it says
/// zeros, which an oracle takes as NonPositive.
/// @dev The verifier checks who signed and nothing else: an expired report and one of another stream verify. What is
/// wrong in the report is refused here, at the update, because what is kept would replace a good price; the price that
/// was kept before stays, and ages. Streams of schema 3 (crypto) and 8 (real-world assets) are supported. A report of a
/// market that is not open is refused, so that the feed grows stale while the market is closed.
///
/// The time of a crypto price is the report's `observationsTimestamp`. That of a real-world asset is its
/// `lastUpdateTimestamp`, if that is earlier: such reports go on while the price stands still.
///
/// A report that is not newer than the one kept changes nothing and does not revert, so that nobody can make another's
/// bundle of updates fail by being first.
///
/// The fee is paid by whoever updates, in the native token with the call; what it does not need comes back. Where there
/// is no fee manager all of it does, because the verifier would keep it. Fees in LINK are not supported: the adapter
/// holds no token and approves none. Native token that was sent here by mistake stays here: to give it to whoever comes
/// next would stop the updates of a keeper that takes none.
///
/// A cold read costs at most 6,800 gas.
/// @custom:provider Chainlink Data Streams
/// @custom:model pull
/// @custom:trust The stream's operators, more than f of which sign a price; the owner of the verifier proxy, who
/// replaces the verifier and with it the operators; whoever updates, who chooses among the reports that are newer.
/// @custom:decimals The stream's, 8 or 18; a parameter
/// @custom:time The report's observation, or of a real-world asset its last price change.
/// @custom:traps An expired report, another stream's and an older one verify; a market may be closed; excess fees are
/// kept by a verifier without fee manager.
/// @custom:tested Chainlink's DestinationVerifierProxy, DestinationVerifier and DestinationFeeManager.
contract DataStreamsAdapter is Adapter {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param verifierProxy The chain's verifier proxy of Data Streams.
    /// @param feedId The stream; the first two bytes are its schema, 3 or 8.
    /// @param feeToken The wrapped native token, in which the fee manager counts; any where there is no fee manager.
    /// @param streamDecimals Decimals of the stream's price, 8 or 18 by its documentation; at most 18.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        IDataStreamsVerifierProxy verifierProxy;
        bytes32 feedId;
        address feeToken;
        uint8 streamDecimals;
        uint8 decimals;
    }

    /// @dev One storage slot: all that a read needs.
    struct Kept {
        int192 price;
        uint32 observedAt;
        uint32 updatedAt;
    }

    uint256 private constant MAX_STREAM_DECIMALS = 18;

    uint256 private constant CRYPTO_SCHEMA = 3;
    uint256 private constant ASSET_SCHEMA = 8;

    /// @dev Bytes; both schemas have nine words.
    uint256 private constant REPORT_LENGTH = 288;

    uint256 private constant MARKET_OPEN = 2;

    /// @dev Of a second.
    uint256 private constant NANOSECONDS = 1e9;

    IDataStreamsVerifierProxy public immutable VERIFIER_PROXY;

    /// @notice The stream.
    bytes32 public immutable FEED_ID;

    /// @notice The token in which the fee manager counts.
    address public immutable FEE_TOKEN;

    int256 private immutable EXPONENT;
    bool private immutable IS_CRYPTO;

    Kept private _kept;

    /// @notice A report was brought and kept.
    /// @param observedAt Time of the report, Unix seconds.
    /// @param updatedAt Time of its price, Unix seconds.
    /// @param price In the stream's decimals.
    event ReportKept(uint256 indexed observedAt, uint256 indexed updatedAt, int256 indexed price);

    /// @notice The stream is of a schema that the adapter does not know.
    error SchemaUnsupported(uint256 schema);

    /// @notice The decimals of the stream's price are above the limit.
    error StreamDecimalsOutOfRange(uint256 decimals, uint256 maximum);

    /// @notice The report has fewer bytes than its schema.
    error ReportTooShort(uint256 length, uint256 minimum);

    /// @notice The report is of another stream.
    error WrongFeed(bytes32 feedId, bytes32 expected);

    /// @notice The report's time of use is over.
    error ReportExpired(uint256 expiresAt, uint256 blockTime);

    /// @notice The report is from the future.
    error ReportFromFuture(uint256 observedAt, uint256 latest);

    /// @notice The report's price is zero or negative.
    error PriceNotPositive(int256 price);

    /// @notice The report's price is not between its bid and its ask.
    error PriceOutsideSpread(int256 price, int256 bid, int256 ask);

    /// @notice The market of the asset is closed, or it is not known whether it is open.
    error MarketNotOpen(uint256 marketStatus);

    /// @notice The caller does not take back what the fee did not need.
    error RefundFailed(address caller, uint256 amount);

    constructor(Config memory config) Adapter(config.description, config.decimals) {
        if (config.streamDecimals > MAX_STREAM_DECIMALS) {
            revert StreamDecimalsOutOfRange(config.streamDecimals, MAX_STREAM_DECIMALS);
        }
        uint256 schema = uint16(bytes2(config.feedId));
        if (schema != CRYPTO_SCHEMA && schema != ASSET_SCHEMA) revert SchemaUnsupported(schema);
        VERIFIER_PROXY = config.verifierProxy;
        FEED_ID = config.feedId;
        FEE_TOKEN = config.feeToken;
        EXPONENT = int256(uint256(config.decimals)) - int256(uint256(config.streamDecimals));
        IS_CRYPTO = schema == CRYPTO_SCHEMA;
    }

    /// @notice Takes what a fee manager gives back; `update` passes it on.
    /// @dev It does nothing: a fee manager's transfer comes with 2,300 gas.
    receive() external payable {}

    /// @notice Verifies a report and keeps its price if it is newer than the one kept. Anyone may call, with the fee or
    /// more of it as the value; a report that is not newer costs the fee as well.
    /// @dev An error of the verifier passes through.
    /// @param signedReport The report as Data Streams delivers it: context, report, signatures.
    /// @return isKept Whether it was newer.
    function update(bytes calldata signedReport) external payable returns (bool isKept) {
        uint256 strayBalance = address(this).balance - msg.value;
        bytes memory report = VERIFIER_PROXY.verify{value: _fee()}(signedReport, abi.encode(FEE_TOKEN));
        if (report.length < REPORT_LENGTH) revert ReportTooShort(report.length, REPORT_LENGTH);
        // The schema is part of the stream's id.
        bytes32 feedId = bytes32(report);
        if (feedId != FEED_ID) revert WrongFeed(feedId, FEED_ID);
        isKept = _keepNewer(report);
        _refund(strayBalance);
    }

    /// @notice Time of the report that is kept, Unix seconds; the next must be of a later one.
    function observedAt() external view returns (uint256) {
        return _kept.observedAt;
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        Kept memory kept = _kept;
        return (Scaling.scaled(kept.price, EXPONENT), kept.updatedAt, kept.updatedAt);
    }

    /// @dev After the verifier was called, so that an update within an update cannot put an older report last.
    function _keepNewer(bytes memory words) private returns (bool) {
        // Both schemas begin with the stream and two times.
        (, , uint32 reportTime) = abi.decode(words, (bytes32, uint32, uint32));
        if (reportTime <= _kept.observedAt) return false;
        Kept memory kept = IS_CRYPTO ? _crypto(words) : _asset(words);
        _kept = kept;
        emit ReportKept(kept.observedAt, kept.updatedAt, kept.price);
        return true;
    }

    function _crypto(bytes memory words) private view returns (Kept memory) {
        CryptoReport memory report = abi.decode(words, (CryptoReport));
        _checkTimes(report.observationsTimestamp, report.expiresAt);
        _checkPrice(report.price);
        if (report.bid > report.price || report.price > report.ask) {
            revert PriceOutsideSpread(report.price, report.bid, report.ask);
        }
        return Kept(report.price, report.observationsTimestamp, report.observationsTimestamp);
    }

    function _asset(bytes memory words) private view returns (Kept memory) {
        AssetReport memory report = abi.decode(words, (AssetReport));
        _checkTimes(report.observationsTimestamp, report.expiresAt);
        _checkPrice(report.midPrice);
        if (report.marketStatus != MARKET_OPEN) revert MarketNotOpen(report.marketStatus);
        uint256 changedAt = report.lastUpdateTimestamp / NANOSECONDS;
        uint32 updatedAt = changedAt < report.observationsTimestamp ? uint32(changedAt) : report.observationsTimestamp;
        return Kept(report.midPrice, report.observationsTimestamp, updatedAt);
    }

    function _checkTimes(uint256 reportTime, uint256 expiresAt) private view {
        if (block.timestamp > expiresAt) revert ReportExpired(expiresAt, block.timestamp);
        // One from far ahead would keep out all that follow.
        uint256 latest = block.timestamp + FUTURE_TOLERANCE;
        if (reportTime > latest) revert ReportFromFuture(reportTime, latest);
    }

    function _checkPrice(int256 price) private pure {
        if (price <= 0) revert PriceNotPositive(price);
    }

    /// @dev A verifier without a fee manager keeps whatever it is sent.
    function _fee() private view returns (uint256) {
        return msg.value != 0 && VERIFIER_PROXY.s_feeManager() == address(0) ? 0 : msg.value;
    }

    /// @dev What is here beyond `strayBalance` is this caller's: what came with the call, or back from the fee manager.
    function _refund(uint256 strayBalance) private {
        uint256 amount = address(this).balance - strayBalance;
        if (amount == 0) return;
        (bool succeeded, ) = msg.sender.call{value: amount}("");
        if (!succeeded) revert RefundFailed(msg.sender, amount);
    }
}
