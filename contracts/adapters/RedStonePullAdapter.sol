// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {DataPackage, RedStonePayload} from "../libraries/RedStonePayload.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {FUTURE_TOLERANCE} from "../types/Limits.sol";
import {Adapter} from "./Adapter.sol";

/// @title One feed of RedStone's signed data packages, as a feed
/// @notice Keeps the newest report that anyone has brought: the median of what enough of the signers signed.
/// @dev RedStone's own pull contracts read the payload of the very call, so that no other contract can read them; here
/// it is an argument of `update`, in the same format (`RedStonePayload`), and stays. A report that is not newer than the
/// one kept changes nothing and does not revert, so that nobody can make another's call fail by being first.
/// All signers' values count, where RedStone's contracts take the first as many as the threshold; and two forms that
/// those let pass are refused: a signature with the upper `s`, and a marker with bits added.
/// A cold read costs at most 6,900 gas.
/// @custom:provider RedStone
/// @custom:model pull
/// @custom:trust The signers, which are fixed: whoever calls chooses among their data packages of one time, so that a
/// threshold of 2n + 1 withstands n of them, and one of 2 none. Whoever calls also chooses when, within the delay.
/// @custom:decimals 8; a parameter
/// @custom:time Of the signed data, in milliseconds, rounded down to seconds.
/// @custom:traps Milliseconds for seconds; a payload used again; one signer too few; packages of different times; the
/// value 0.
/// @custom:tested RedStone's own consumer, held to the same payloads.
contract RedStonePullAdapter is Adapter {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param feedId RedStone's name of the value, for example "ETH", from the left.
    /// @param signers Whose signatures count, 1 to 10.
    /// @param threshold How many of them must have signed a report.
    /// @param maxDelay Seconds by which a report may be older than the block that brings it, 30 to 900. RedStone's own
    /// contracts take 180.
    /// @param reportDecimals Decimals of the signed value, at most 36. RedStone's are 8, save in custom feeds.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        bytes32 feedId;
        address[] signers;
        uint8 threshold;
        uint32 maxDelay;
        uint8 reportDecimals;
        uint8 decimals;
    }

    /// @notice What the signers reported; one storage slot.
    /// @param timestamp Time of the data, Unix milliseconds.
    /// @param value In the report's decimals.
    struct Report {
        uint48 timestamp;
        uint208 value;
    }

    uint256 private constant MAX_SIGNERS = 10;
    uint256 private constant SHORTEST_DELAY = 30 seconds;
    uint256 private constant LONGEST_DELAY = 15 minutes;
    uint256 private constant MAX_REPORT_DECIMALS = 36;
    uint256 private constant MILLISECONDS = 1_000;

    bytes32 public immutable FEED_ID;

    /// @notice How many signers must have signed a report.
    uint8 public immutable THRESHOLD;

    /// @notice Seconds by which a report may be older than the block that brings it.
    uint32 public immutable MAX_DELAY;
    int256 private immutable EXPONENT;
    uint256 private immutable SIGNER_COUNT;
    address private immutable SIGNER_0;
    address private immutable SIGNER_1;
    address private immutable SIGNER_2;
    address private immutable SIGNER_3;
    address private immutable SIGNER_4;
    address private immutable SIGNER_5;
    address private immutable SIGNER_6;
    address private immutable SIGNER_7;
    address private immutable SIGNER_8;
    address private immutable SIGNER_9;

    /// @notice The newest report; zeros before the first.
    Report public report;

    /// @notice A newer report was kept.
    /// @param oldValue The value before, in the report's decimals.
    /// @param newValue The value now.
    /// @param timestamp Time of the data, Unix milliseconds.
    event ReportKept(uint256 indexed oldValue, uint256 indexed newValue, uint256 indexed timestamp);

    /// @notice The feed has no id.
    error FeedIdMissing();

    /// @notice There are no signers, or too many.
    error SignerCountOutOfRange(uint256 count, uint256 minimum, uint256 maximum);

    /// @notice A signer is the zero address.
    error SignerIsZero(uint256 index);

    /// @notice A signer is given twice.
    error SignerRepeated(address signer);

    /// @notice The threshold is zero, or above the number of signers.
    error ThresholdOutOfRange(uint256 threshold, uint256 minimum, uint256 maximum);

    /// @notice The delay is too short for a report to arrive, or so long that whoever calls could choose freely.
    error MaxDelayOutOfRange(uint256 delay, uint256 minimum, uint256 maximum);

    /// @notice The decimals of the signed value are above the limit.
    error ReportDecimalsOutOfRange(uint256 decimals, uint256 maximum);

    /// @notice A data package is signed by somebody else.
    error SignerUnknown(address signer);

    /// @notice Too few of the signers signed a value of this feed.
    error SignersTooFew(uint256 count, uint256 minimum);

    /// @notice The data packages of one payload are of different times.
    error TimestampsDiffer(uint256 timestamp, uint256 expected);

    /// @notice The report is older than the delay allows; times in Unix seconds.
    error ReportTooOld(uint256 timestamp, uint256 minimum);

    /// @notice The report is too far in the future; times in Unix seconds.
    error ReportTooFarAhead(uint256 timestamp, uint256 maximum);

    /// @notice A signed value is zero, or larger than what can be kept.
    error ValueOutOfRange(uint256 value, uint256 minimum, uint256 maximum);

    /// @notice The payload has bytes before its first data package.
    error ExcessBytes(uint256 count);

    /// @notice Nobody has brought a report yet.
    error NoReport();

    constructor(Config memory config) Adapter(config.description, config.decimals) {
        uint256 count = config.signers.length;
        if (config.feedId == 0) revert FeedIdMissing();
        if (count == 0 || count > MAX_SIGNERS) revert SignerCountOutOfRange(count, 1, MAX_SIGNERS);
        if (config.threshold == 0 || config.threshold > count) revert ThresholdOutOfRange(config.threshold, 1, count);
        if (config.maxDelay < SHORTEST_DELAY || config.maxDelay > LONGEST_DELAY) {
            revert MaxDelayOutOfRange(config.maxDelay, SHORTEST_DELAY, LONGEST_DELAY);
        }
        if (config.reportDecimals > MAX_REPORT_DECIMALS) {
            revert ReportDecimalsOutOfRange(config.reportDecimals, MAX_REPORT_DECIMALS);
        }
        _checkSigners(config.signers);
        FEED_ID = config.feedId;
        THRESHOLD = config.threshold;
        MAX_DELAY = config.maxDelay;
        EXPONENT = int256(uint256(config.decimals)) - int256(uint256(config.reportDecimals));
        SIGNER_COUNT = count;
        SIGNER_0 = config.signers[0];
        SIGNER_1 = _orZero(config.signers, 1);
        SIGNER_2 = _orZero(config.signers, 2);
        SIGNER_3 = _orZero(config.signers, 3);
        SIGNER_4 = _orZero(config.signers, 4);
        SIGNER_5 = _orZero(config.signers, 5);
        SIGNER_6 = _orZero(config.signers, 6);
        SIGNER_7 = _orZero(config.signers, 7);
        SIGNER_8 = _orZero(config.signers, 8);
        SIGNER_9 = _orZero(config.signers, 9);
    }

    /// @notice Keeps a report if it is newer than the one kept.
    /// @param payload Signed data packages in RedStone's format, all of one time, with nothing before them.
    /// @return isKept Whether it was newer.
    function update(bytes calldata payload) external returns (bool isKept) {
        (uint256 value, uint256 timestamp) = _verified(payload);
        _checkTime(timestamp / MILLISECONDS);
        Report memory kept = report;
        if (timestamp <= kept.timestamp) return false;
        // Safe casts: a time comes from 6 bytes, and a median is not above the largest value, which was checked.
        report = Report({timestamp: uint48(timestamp), value: uint208(value)});
        emit ReportKept(kept.value, value, timestamp);
        return true;
    }

    /// @notice Whose signatures count.
    function signers() external view returns (address[] memory list) {
        list = new address[](SIGNER_COUNT);
        for (uint256 i = 0; i < list.length; ++i) {
            list[i] = _signerAt(i);
        }
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        Report memory kept = report;
        if (kept.timestamp == 0) revert NoReport();
        updatedAt = kept.timestamp / MILLISECONDS;
        return (Scaling.scaled(Scaling.toSigned(kept.value), EXPONENT), updatedAt, updatedAt);
    }

    /// @dev The median of what enough signers signed, and its time in milliseconds.
    function _verified(bytes calldata payload) private view returns (uint256 median, uint256 timestamp) {
        (uint256 packageCount, uint256 end) = RedStonePayload.packages(payload);
        uint256[] memory values = new uint256[](SIGNER_COUNT);
        uint256 count;
        uint256 seen;
        for (uint256 i = 0; i < packageCount; ++i) {
            DataPackage memory dataPackage = RedStonePayload.packageBefore(payload, end);
            uint256 signer = 1 << _indexOf(RedStonePayload.signerOf(payload, dataPackage));
            if (i == 0) timestamp = dataPackage.timestamp;
            if (dataPackage.timestamp != timestamp) revert TimestampsDiffer(dataPackage.timestamp, timestamp);
            (bool found, uint256 value) = RedStonePayload.valueOf(payload, dataPackage, FEED_ID);
            if (found && seen & signer == 0) {
                if (value == 0 || value > type(uint208).max) revert ValueOutOfRange(value, 1, type(uint208).max);
                seen |= signer;
                _insert(values, count++, value);
            }
            end = dataPackage.start;
        }
        if (end != 0) revert ExcessBytes(end);
        if (count < THRESHOLD) revert SignersTooFew(count, THRESHOLD);
        uint256 middle = count / 2;
        // No overflow: each has 208 bits.
        median = count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /// @dev Compared in whole seconds, as the oracle does.
    function _checkTime(uint256 timestamp) private view {
        // A chain whose time is below the delay has no report that is too old.
        uint256 oldest = block.timestamp > MAX_DELAY ? block.timestamp - MAX_DELAY : 0;
        if (timestamp < oldest) revert ReportTooOld(timestamp, oldest);
        uint256 newest = block.timestamp + FUTURE_TOLERANCE;
        if (timestamp > newest) revert ReportTooFarAhead(timestamp, newest);
    }

    function _indexOf(address signer) private view returns (uint256 index) {
        // Nobody signs as the zero address, which the places without a signer have: `ECDSA` refuses it.
        for (; index < SIGNER_COUNT; ++index) {
            if (_signerAt(index) == signer) return index;
        }
        revert SignerUnknown(signer);
    }

    function _signerAt(uint256 index) private view returns (address) {
        if (index == 0) return SIGNER_0;
        if (index == 1) return SIGNER_1;
        if (index == 2) return SIGNER_2;
        if (index == 3) return SIGNER_3;
        if (index == 4) return SIGNER_4;
        if (index == 5) return SIGNER_5;
        if (index == 6) return SIGNER_6;
        if (index == 7) return SIGNER_7;
        if (index == 8) return SIGNER_8;
        return SIGNER_9;
    }

    function _checkSigners(address[] memory list) private pure {
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i] == address(0)) revert SignerIsZero(i);
            for (uint256 j = 0; j < i; ++j) {
                if (list[j] == list[i]) revert SignerRepeated(list[i]);
            }
        }
    }

    function _orZero(address[] memory list, uint256 index) private pure returns (address) {
        return index < list.length ? list[index] : address(0);
    }

    /// @dev Puts `value` in its place among the first `count`, which are sorted.
    function _insert(uint256[] memory values, uint256 count, uint256 value) private pure {
        uint256 place = count;
        for (; place > 0 && values[place - 1] > value; --place) {
            values[place] = values[place - 1];
        }
        values[place] = value;
    }
}
