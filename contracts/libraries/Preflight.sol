// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../interfaces/AggregatorV3Interface.sol";
import {IGovernedOracle} from "../interfaces/IGovernedOracle.sol";
import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";
import {Source} from "../types/OracleConfig.sol";
import {Level, Reading} from "../types/Reading.sol";
import {Agreement} from "./Agreement.sol";

/// @title What an oracle has to show before it stands behind a stable address
/// @dev All of it in the transaction that puts it there: a fallback has to be proved before it may be selected. It keeps
/// mistakes out. An oracle made to deceive can pass it; against that there are the delay and the code that can be read.
library Preflight {
    uint256 private constant MAX_DECIMALS = 18;

    /// @dev As many as a mask of disabled sources has bits.
    uint256 private constant MAX_SOURCES = 16;

    /// @dev Bytes of a `Reading`: nine words.
    uint256 private constant READING_SIZE = 288;

    /// @dev A call that fails and leaves less than this part of the gas may have failed for want of it.
    uint256 private constant GAS_LEFT_DIVISOR = 8;

    /// @notice Requires that there is something which behaves like an oracle.
    /// @return Its decimals.
    function requireOracle(address oracle) internal view returns (uint8) {
        (bool answers, bytes memory word) = oracle.staticcall(abi.encodeCall(AggregatorV3Interface.decimals, ()));
        (bool reads, bytes memory reading) = oracle.staticcall(abi.encodeCall(IRedundantOracle.tryRead, ()));
        if (!reads) _requireNotStarved(reading);
        if (!answers || !reads || word.length != 32 || reading.length != READING_SIZE) {
            revert IGovernedOracle.NotAnOracle(oracle);
        }
        uint256 decimals = abi.decode(word, (uint256));
        uint256 count = IRedundantOracle(oracle).config().sources.length;
        if (decimals > MAX_DECIMALS || count == 0 || count > MAX_SOURCES) revert IGovernedOracle.NotAnOracle(oracle);
        return uint8(decimals);
    }

    /// @notice Requires that the oracle is served now.
    function requireServed(address oracle) internal view returns (Reading memory reading) {
        reading = IRedundantOracle(oracle).tryRead();
        if (reading.level > Level.Degraded) revert IGovernedOracle.OracleNotServed(oracle, reading.level);
    }

    /// @notice The reading of an oracle that may be broken: Unavailable where the call fails.
    /// @dev Whoever chooses the gas must not choose that an oracle is broken: reverts `InsufficientGas` where the failure
    /// may come from that.
    function readingOf(address oracle, uint256 disabledMask) internal view returns (Reading memory reading) {
        uint256 gasBefore = gasleft();
        (bool reads, bytes memory words) = oracle.staticcall(
            abi.encodeCall(IRedundantOracle.tryReadWithout, (disabledMask))
        );
        if (reads && words.length == READING_SIZE) return abi.decode(words, (Reading));
        _requireNotStarved(words);
        if (gasleft() < gasBefore / GAS_LEFT_DIVISOR) revert IRedundantOracle.InsufficientGas();
        reading.level = Level.Unavailable;
    }

    /// @notice Holds a new price against the current one, unless that is Unavailable.
    function requireStep(Reading memory reading, Reading memory current, uint256 maxStepBps) internal pure {
        if (current.level == Level.Unavailable || Agreement.isWithin(reading.price, current.price, maxStepBps)) return;
        revert IGovernedOracle.StepTooLarge(reading.price, current.price, maxStepBps);
    }

    /// @notice Requires that the oracle stays served without any one of its sources and without any one of its groups.
    /// @dev Without a Shadow it says what it says with it.
    function requireSurvivable(address oracle) internal view {
        Source[] memory sources = IRedundantOracle(oracle).config().sources;
        for (uint256 i = 0; i < sources.length; ++i) {
            uint256 group;
            for (uint256 j = 0; j < sources.length; ++j) {
                if (sources[j].group == sources[i].group) group |= 1 << j;
            }
            _requireServedWithout(oracle, 1 << i);
            if (group != 1 << i) _requireServedWithout(oracle, group);
        }
    }

    function _requireServedWithout(address oracle, uint256 mask) private view {
        Level level = IRedundantOracle(oracle).tryReadWithout(mask).level;
        if (level > Level.Degraded) revert IGovernedOracle.LossNotSurvived(oracle, mask, level);
    }

    function _requireNotStarved(bytes memory failure) private pure {
        if (bytes4(failure) == IRedundantOracle.InsufficientGas.selector) revert IRedundantOracle.InsufficientGas();
    }
}
