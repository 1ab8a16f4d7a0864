// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level, OracleConfig, Role} from "../interfaces/IRedundantOracle.sol";
import {BoundedCall} from "../libraries/BoundedCall.sol";
import {SoundReading} from "../libraries/SoundReading.sol";

/// @title How an oracle would read if it lost sources, now
/// @notice The worst level under the loss of any few sources, for any `IRedundantOracle`: a gate for contracts that take new
/// risk only while no single failure could stop the price. Stateless, without owner and keys; reads, and changes nothing.
/// @dev A lost source is one that `tryReadWithout` treats as down: silent, not lying. What has failed already is lost at no
/// further cost, so that an oracle with a failing source has less left to lose. Shadows are no loss: they are not read.
///
/// Every set of sources is asked for: that a smaller one is survived says nothing of a larger one, nor the other way
/// round, because the loss of a liar can mend a reading.
///
/// By the gas nobody gets another answer: an oracle that fails for want of gas fails the whole call without data, as its own
/// reads do.
contract SurvivabilityLens {
    /// @notice Most sources that are lost at once.
    uint256 public constant MAX_LOSSES = 3;

    /// @dev Bits of a mask of sources.
    uint256 private constant MAX_SOURCES = 16;

    /// @notice More losses than are asked for one by one.
    error LossesOutOfRange(uint256 losses, uint256 maximum);

    /// @notice The address does not say a configuration with 1 to 16 sources.
    error NotAnOracle(address oracle);

    /// @notice The worst level of an oracle while any `losses` sources, or fewer, are lost.
    /// @param oracle An `IRedundantOracle`, governed or not.
    /// @param losses 0 to 3; 0 for how it reads now.
    /// @return level The worst level that any of the sets leads to.
    /// @return mask The sources that lead to it, bit i for source i: of the smallest sets that do, the one with the lowest mask.
    function worstLevel(IRedundantOracle oracle, uint256 losses) external view returns (Level level, uint256 mask) {
        return _worst(oracle, losses, Level.Restricted);
    }

    /// @notice Whether an oracle still serves a price, at `Normal` or `Degraded`, whichever `losses` sources are lost.
    /// @param oracle An `IRedundantOracle`, governed or not.
    /// @param losses 0 to 3; 0 for whether it serves one now.
    function isSurvivable(IRedundantOracle oracle, uint256 losses) external view returns (bool) {
        (Level level, ) = _worst(oracle, losses, Level.Degraded);
        return level <= Level.Degraded;
    }

    /// @dev Ends at the first level beyond `limit`: for the worst of all, at the only one that nothing is worse than.
    function _worst(
        IRedundantOracle oracle,
        uint256 losses,
        Level limit
    ) private view returns (Level worst, uint256 worstMask) {
        if (losses > MAX_LOSSES) revert LossesOutOfRange(losses, MAX_LOSSES);
        (uint256 count, uint256 counting) = _sourcesOf(oracle);
        worst = SoundReading.without(address(oracle), 0).level;
        for (uint256 lost = 1; lost <= losses && lost <= count && worst <= limit; ++lost) {
            // The lowest mask with so many bits.
            uint256 mask = (1 << lost) - 1;
            while (mask >> count == 0 && worst <= limit) {
                if (mask & ~counting == 0) {
                    Level level = SoundReading.without(address(oracle), mask).level;
                    if (level > worst) (worst, worstMask) = (level, mask);
                }
                mask = _next(mask);
            }
        }
    }

    /// @dev The next larger number with as many bits (HAKMEM 175): the lowest run of bits moves up by one, and what is over of
    /// it falls to the bottom. Cannot overflow or divide by zero: a mask has 1 to 16 bits of which one is set.
    function _next(uint256 mask) private pure returns (uint256) {
        unchecked {
            uint256 lowest = mask & (~mask + 1);
            uint256 moved = mask + lowest;
            return (((moved ^ mask) >> 2) / lowest) | moved;
        }
    }

    /// @return count How many sources the oracle has.
    /// @return counting Mask of those that are no Shadows.
    function _sourcesOf(IRedundantOracle oracle) private view returns (uint256 count, uint256 counting) {
        if (address(oracle).code.length == 0) revert NotAnOracle(address(oracle));
        uint256 gasBefore = gasleft();
        try oracle.config() returns (OracleConfig memory settings) {
            count = settings.sources.length;
            if (count == 0 || count > MAX_SOURCES) revert NotAnOracle(address(oracle));
            for (uint256 i = 0; i < count; ++i) {
                if (settings.sources[i].role != Role.Shadow) counting |= 1 << i;
            }
        } catch {
            BoundedCall.requireFed(gasBefore);
            revert NotAnOracle(address(oracle));
        }
    }
}
