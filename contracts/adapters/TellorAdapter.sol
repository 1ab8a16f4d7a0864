// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {ITellor} from "../interfaces/providers/ITellor.sol";
import {BoundedCall} from "../libraries/BoundedCall.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {Adapter} from "./Adapter.sol";

/// @title One spot price of Tellor, as a feed
/// @notice The newest report that stood undisputed for the dispute delay.
/// @dev Anybody with a stake reports anything, and Tellor gives it out at once; only the delay, in which anybody may
/// dispute a report, makes it worth something. A disputed report is skipped, so that a dispute brings the answer back to
/// an older one: its own time is given, and the source's maximum age bounds how far back that is. That age has to be
/// longer than the delay and the interval of the reports together. There is no cache, so that a dispute is seen in the
/// same block and no removed value lives on; without one, times can go back, within the maximum age.
/// A reporter can stop the answer by a value of a wrong length, until somebody disputes it. A long value is dear to
/// read, so that it is OutOfGas instead; it is dear to write as well.
/// A cold read costs at most 95,000 gas: with a history of 10,000 reports of the query, of which the newest is younger
/// than the delay, so that Tellor searches for the last that is old enough. It is 23,500 where all are older. A history
/// only grows: add 5,400 for each doubling beyond 10,000, and 5,000 for each disputed report to skip. Whoever reads the
/// history first makes it warm, and could choose whether a source with too small a gas limit answers. The hop is 4,100,
/// because the value is bytes of any length, which have to be copied and checked.
/// @custom:provider Tellor
/// @custom:model optimistic
/// @custom:trust Every staked reporter, unless somebody disputes within the delay; whoever pays the fee of a dispute
/// removes a report at once, whatever the vote says later; no admin.
/// @custom:decimals 18
/// @custom:time The block of the report, which is at least as old as the dispute delay.
/// @custom:traps A report counts at once unless one waits; a disputed value falls back to an older one; values of any
/// length; a long history makes a read dear.
/// @custom:tested Tellor's TellorFlex and Governance, and its TellorPlayground.
contract TellorAdapter is Adapter {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param tellor Tellor's oracle, the contract that reports are made to.
    /// @param asset What is priced, as in Tellor's query: lower case, for example "eth".
    /// @param currency What it is priced in, as in Tellor's query: lower case, for example "usd".
    /// @param disputeDelay Seconds that a report has to stand before it counts.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        ITellor tellor;
        string asset;
        string currency;
        uint32 disputeDelay;
        uint8 decimals;
    }

    uint256 private constant MIN_DISPUTE_DELAY = 15 minutes;

    /// @dev Tellor takes disputes of a report for as long.
    uint256 private constant MAX_DISPUTE_DELAY = 12 hours;

    int256 private constant TELLOR_DECIMALS = 18;

    /// @dev A spot price is a `uint256`.
    uint256 private constant VALUE_LENGTH = 32;

    ITellor public immutable TELLOR;

    /// @notice Hash of Tellor's spot price query for the pair.
    bytes32 public immutable QUERY_ID;

    /// @notice Seconds that a report has to stand before it counts.
    uint256 public immutable DISPUTE_DELAY;
    int256 private immutable EXPONENT;

    /// @notice The delay is too short for anybody to dispute, or longer than disputes are taken.
    error DisputeDelayOutOfRange(uint256 disputeDelay, uint256 minimum, uint256 maximum);

    /// @notice There is no report that is both undisputed and older than the delay.
    error NoUndisputedValue(bytes32 queryId, uint256 before);

    /// @notice The reporter wrote something that is no `uint256`.
    error UnexpectedValueLength(uint256 length, uint256 expected);

    constructor(Config memory config) Adapter(config.description, config.decimals) {
        if (config.disputeDelay < MIN_DISPUTE_DELAY || config.disputeDelay > MAX_DISPUTE_DELAY) {
            revert DisputeDelayOutOfRange(config.disputeDelay, MIN_DISPUTE_DELAY, MAX_DISPUTE_DELAY);
        }
        TELLOR = config.tellor;
        QUERY_ID = keccak256(abi.encode("SpotPrice", abi.encode(config.asset, config.currency)));
        DISPUTE_DELAY = config.disputeDelay;
        EXPONENT = int256(uint256(config.decimals)) - TELLOR_DECIMALS;
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        uint256 before = block.timestamp - DISPUTE_DELAY;
        uint256 gasBefore = gasleft();
        try TELLOR.getDataBefore(QUERY_ID, before) returns (bool found, bytes memory value, uint256 reportedAt) {
            if (!found) revert NoUndisputedValue(QUERY_ID, before);
            if (value.length != VALUE_LENGTH) revert UnexpectedValueLength(value.length, VALUE_LENGTH);
            uint256 price = abi.decode(value, (uint256));
            return (Scaling.scaled(Scaling.toSigned(price), EXPONENT), reportedAt, reportedAt);
        } catch {
            BoundedCall.passOn(gasBefore);
        }
    }
}
