// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../interfaces/AggregatorV3Interface.sol";
import {IGovernedOracle} from "../interfaces/IGovernedOracle.sol";
import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";
import {Role, Source} from "../types/OracleConfig.sol";
import {Level, Reading} from "../types/Reading.sol";
import {Agreement} from "./Agreement.sol";

/// @title What an oracle has to show before it stands behind a stable address
/// @dev All of it in the transaction that puts it there: a fallback has to be proved before it may be selected.
library Preflight {
    uint256 private constant MAX_DECIMALS = 18;

    /// @notice The decimals of what behaves like an oracle.
    /// @dev Reverts `NotAnOracle` at an address without code or with another contract's.
    function decimalsOf(address oracle) internal view returns (uint8) {
        if (oracle.code.length == 0) revert IGovernedOracle.NotAnOracle(oracle);
        (bool answers, bytes memory word) = oracle.staticcall(abi.encodeCall(AggregatorV3Interface.decimals, ()));
        (bool reads, bytes memory reading) = oracle.staticcall(abi.encodeCall(IRedundantOracle.tryRead, ()));
        // A reading is nine words.
        if (!answers || !reads || word.length != 32 || reading.length != 288) {
            revert IGovernedOracle.NotAnOracle(oracle);
        }
        uint256 decimals = abi.decode(word, (uint256));
        if (decimals > MAX_DECIMALS) revert IGovernedOracle.NotAnOracle(oracle);
        return uint8(decimals);
    }

    /// @notice Holds the price of `newOracle` against the current one, unless that is Unavailable.
    function requireStep(address newOracle, Reading memory current, uint256 maxStepBps) internal view {
        Reading memory reading = IRedundantOracle(newOracle).tryRead();
        if (reading.level > Level.Degraded) revert IGovernedOracle.OracleNotServed(newOracle, reading.level);
        if (current.level == Level.Unavailable) return;
        if (!Agreement.isWithin(reading.price, current.price, maxStepBps)) {
            revert IGovernedOracle.StepTooLarge(reading.price, current.price, maxStepBps);
        }
    }

    /// @notice Requires that the oracle is served now, and stays so without any one of its sources and any one of its
    /// groups.
    function requireSurvivable(address oracle) internal view {
        Level level = IRedundantOracle(oracle).tryRead().level;
        if (level > Level.Degraded) revert IGovernedOracle.OracleNotServed(oracle, level);
        Source[] memory sources = IRedundantOracle(oracle).config().sources;
        for (uint256 i = 0; i < sources.length; ++i) {
            if (sources[i].role == Role.Shadow) continue;
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
}
