// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IGovernedOracle} from "../interfaces/IGovernedOracle.sol";
import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";
import {OracleConfig, Source} from "../types/OracleConfig.sol";
import {Level, Reading} from "../types/Reading.sol";
import {BoundedCall} from "./BoundedCall.sol";
import {Deviation} from "./Deviation.sol";
import {GovernedLimits} from "./GovernedLimits.sol";
import {Probe} from "./Probe.sol";
import {SoundReading} from "./SoundReading.sol";

/// @title What an oracle has to show before it stands behind a stable address
/// @dev All of it in the transaction that puts it there: a fallback has to be proved before it may be selected. It keeps
/// mistakes out. An oracle made to deceive can pass it; against that there are the delay and the code that can be read.
library Preflight {
    uint256 private constant MAX_DECIMALS = 18;

    /// @dev As many as a mask of disabled sources has bits.
    uint256 private constant MAX_SOURCES = 16;

    /// @dev More than the reading of any oracle takes whose gas limits are within `MAX_GAS_LIMITS`.
    uint256 private constant AMPLE_GAS = 10_750_000;

    /// @dev Gas limits of all sources together. Where all burn theirs, the last is given its whole limit out of a 63rd more,
    /// and 200,000 are for the sequencer feed and the way to each source: `AMPLE_GAS` suffices, behind another stable
    /// address too.
    uint256 private constant MAX_GAS_LIMITS = 10_150_000;

    /// @dev The part of the gas that is kept for what follows.
    uint256 private constant KEPT_GAS_DIVISOR = 16;

    /// @dev A call that fails and leaves less than this part of the gas may have failed for want of it.
    uint256 private constant STARVED_GAS_DIVISOR = 4;

    /// @notice Requires that there is something which behaves like an oracle.
    /// @return Its decimals.
    /// @return reading What it says now.
    function requireOracle(address oracle) internal view returns (uint8, Reading memory reading) {
        (bool answers, uint256 decimals) = Probe.decimals(oracle);
        (bool reads, bytes memory data) = Probe.tryRead(oracle);
        if (!reads) _requireNotStarved(bytes4(data));
        if (!answers || !reads) revert IGovernedOracle.NotAnOracle(oracle);
        Source[] memory sources = _sourcesOf(oracle);
        uint256 count = sources.length;
        if (decimals > MAX_DECIMALS || count == 0 || count > MAX_SOURCES) revert IGovernedOracle.NotAnOracle(oracle);
        uint256 gasLimits;
        for (uint256 i = 0; i < count; ++i) {
            gasLimits += sources[i].gasLimit;
        }
        GovernedLimits.requireWithin("gasLimit", gasLimits, 0, MAX_GAS_LIMITS);
        return (uint8(decimals), SoundReading.settle(abi.decode(data, (Reading))));
    }

    /// @notice Requires that the oracle is served.
    /// @param reading What it says.
    function requireServed(address oracle, Reading memory reading) internal pure {
        if (reading.level > Level.Degraded) revert IGovernedOracle.OracleNotServed(oracle, reading.level);
    }

    /// @notice The price of an oracle that may be broken, of any level; 0 where it is Unavailable or gives no reading.
    /// @dev Nothing that the oracle does but saying a price can stop its replacement: it is given a limit of gas, and
    /// what it says is bounded. Whoever chooses the gas must not choose that an oracle is broken: one that fails is
    /// broken only where the whole limit was given; otherwise reverts `InsufficientGas` where that may be the cause.
    function priceOf(address oracle, uint256 disabledMask) internal view returns (uint256) {
        uint256 gasBefore = gasleft();
        uint256 gasLimit = Math.min(gasBefore - gasBefore / KEPT_GAS_DIVISOR, AMPLE_GAS);
        (bool reads, uint256 size, uint256[9] memory words) = BoundedCall.firstWords(
            oracle,
            gasLimit,
            abi.encodeCall(IRedundantOracle.tryReadWithout, (disabledMask))
        );
        if (!reads && gasLimit < AMPLE_GAS) {
            _requireNotStarved(bytes4(bytes32(words[0])));
            if (gasleft() < gasBefore / STARVED_GAS_DIVISOR) revert IRedundantOracle.InsufficientGas();
        }
        if (!reads || size != SoundReading.SIZE || !SoundReading.isWithinTypes(words)) return 0;
        return SoundReading.isSound(words[0], words[1], words[2], words[3], words[4]) ? words[0] : 0;
    }

    /// @notice Holds a new price against the current one, unless there is none.
    function requireStep(uint256 price, uint256 currentPrice, uint256 maxStepBps) internal pure {
        if (currentPrice == 0 || Deviation.isWithin(price, currentPrice, maxStepBps)) return;
        revert IGovernedOracle.StepTooLarge(price, currentPrice, maxStepBps);
    }

    /// @notice Requires that the oracle stays served without any one of its sources and without any one of its groups.
    /// @dev Without a Shadow it says what it says with it.
    function requireSurvivable(address oracle) internal view {
        Source[] memory sources = _sourcesOf(oracle);
        for (uint256 i = 0; i < sources.length; ++i) {
            uint256 group;
            for (uint256 j = 0; j < sources.length; ++j) {
                if (sources[j].group == sources[i].group) group |= 1 << j;
            }
            _requireServedWithout(oracle, 1 << i);
            if (group != 1 << i) _requireServedWithout(oracle, group);
        }
    }

    /// @dev Of an oracle that answered already: one that cannot say what it is made of is none, one that reads this very
    /// address in turn among them.
    function _sourcesOf(address oracle) private view returns (Source[] memory) {
        try IRedundantOracle(oracle).config() returns (OracleConfig memory settings) {
            return settings.sources;
        } catch {
            revert IGovernedOracle.NotAnOracle(oracle);
        }
    }

    function _requireServedWithout(address oracle, uint256 mask) private view {
        Level level = SoundReading.settle(IRedundantOracle(oracle).tryReadWithout(mask)).level;
        if (level > Level.Degraded) revert IGovernedOracle.LossNotSurvived(oracle, mask, level);
    }

    function _requireNotStarved(bytes4 failure) private pure {
        if (failure == IRedundantOracle.InsufficientGas.selector) revert IRedundantOracle.InsufficientGas();
    }
}
