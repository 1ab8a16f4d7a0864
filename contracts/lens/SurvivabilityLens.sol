// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level, Role} from "../interfaces/IRedundantOracle.sol";
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
/// reads do. What an oracle says that cannot be a configuration is refused by name, and what it says that cannot be a reading
/// is `Unavailable`.
contract SurvivabilityLens {
    /// @notice Most sources that are lost at once.
    uint256 public constant MAX_LOSSES = 3;

    /// @dev Bits of a mask of sources.
    uint256 private constant MAX_SOURCES = 16;

    /// @dev Most bytes of a configuration: sixteen sources take some 3,000, the rest is for the description.
    uint256 private constant MAX_CONFIG_SIZE = 16_384;

    uint256 private constant WORD_SIZE = 32;

    /// @dev Of `OracleConfig.sources` among the words of the struct.
    uint256 private constant SOURCES_OFFSET = 9 * WORD_SIZE;

    /// @dev Of a `Source`, and of its role in it.
    uint256 private constant SOURCE_SIZE = 5 * WORD_SIZE;
    uint256 private constant ROLE_OFFSET = 4 * WORD_SIZE;

    /// @notice More losses than are asked for one by one.
    error LossesOutOfRange(uint256 losses, uint256 maximum);

    /// @notice The address does not say a configuration with 1 to 16 sources; what it says of each but its role is not looked at.
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

    /// @dev Reads the words of `OracleConfig` where the ABI puts them. Solidity's decoder would revert without a word where they
    /// are not there, and copy whatever comes back.
    /// @return count How many sources the oracle has.
    /// @return counting Mask of those that are no Shadows.
    function _sourcesOf(IRedundantOracle oracle) private view returns (uint256 count, uint256 counting) {
        bytes memory data = _configOf(address(oracle));
        // No sum overflows: a place lies within the data.
        uint256 settings = _placeAt(oracle, data, 0);
        uint256 sources = settings + _placeAt(oracle, data, settings + SOURCES_OFFSET);
        count = _wordAt(oracle, data, sources);
        if (count == 0 || count > MAX_SOURCES) revert NotAnOracle(address(oracle));
        for (uint256 i = 0; i < count; ++i) {
            uint256 role = _wordAt(oracle, data, sources + WORD_SIZE + i * SOURCE_SIZE + ROLE_OFFSET);
            if (role > uint256(type(Role).max)) revert NotAnOracle(address(oracle));
            if (role != uint256(Role.Shadow)) counting |= 1 << i;
        }
    }

    /// @return data What `config()` gives, as it came back.
    function _configOf(address oracle) private view returns (bytes memory data) {
        uint256 gasBefore = gasleft();
        bytes4 selector = IRedundantOracle.config.selector;
        bool succeeded;
        uint256 size;
        // Why assembly: Solidity copies all that comes back.
        // Memory-safe: writes the scratch space below 0x40.
        assembly ("memory-safe") {
            mstore(0x00, selector)
            succeeded := staticcall(gas(), oracle, 0x00, 0x04, 0x00, 0x00)
            size := returndatasize()
        }
        if (!succeeded) BoundedCall.requireFed(gasBefore);
        if (!succeeded || size > MAX_CONFIG_SIZE) revert NotAnOracle(oracle);
        data = new bytes(size);
        // Memory-safe: writes the `size` bytes of `data`, and as many came back.
        assembly ("memory-safe") {
            returndatacopy(add(data, 0x20), 0x00, size)
        }
    }

    /// @dev A word that is the distance to something else, which has to lie within the data.
    function _placeAt(
        IRedundantOracle oracle,
        bytes memory data,
        uint256 place
    ) private pure returns (uint256 distance) {
        distance = _wordAt(oracle, data, place);
        if (distance > data.length) revert NotAnOracle(address(oracle));
    }

    function _wordAt(IRedundantOracle oracle, bytes memory data, uint256 place) private pure returns (uint256 word) {
        if (place + WORD_SIZE > data.length) revert NotAnOracle(address(oracle));
        // Memory-safe: reads a word within `data`.
        assembly ("memory-safe") {
            word := mload(add(add(data, 0x20), place))
        }
    }
}
