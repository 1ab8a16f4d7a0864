// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";
import {FUTURE_TOLERANCE, MAX_PRICE} from "../types/Limits.sol";
import {Level, Reading} from "../types/Reading.sol";
import {BoundedCall} from "./BoundedCall.sol";

/// @title What an oracle says, as far as an oracle can say it
/// @dev An oracle behind a stable address may be anything. What none says that keeps to its interface is taken for no
/// answer, Unavailable, whatever level it has: nothing beyond these limits is served, shown, measured or remembered, and
/// no distance that is measured can overflow.
library SoundReading {
    /// @notice Bytes of a `Reading`: nine words.
    uint256 internal constant SIZE = 288;

    /// @dev The highest side of a last good price: a day old, with a drift of 100 % an hour.
    uint256 private constant HIGHEST_SIDE = 25 * MAX_PRICE;

    /// @dev `Reading.served` where no single source is.
    uint8 private constant NONE_SERVED = type(uint8).max;

    /// @notice No price, and no reason.
    function nothing() internal pure returns (Reading memory reading) {
        (reading.level, reading.served) = (Level.Unavailable, NONE_SERVED);
    }

    /// @notice Whether an oracle can say this at a level that has a price.
    function isSound(
        uint256 price,
        uint256 low,
        uint256 high,
        uint256 time,
        uint256 level
    ) internal view returns (bool) {
        if (price == 0 || price > MAX_PRICE || low > price || high < price || high > HIGHEST_SIDE) return false;
        return time <= block.timestamp + FUTURE_TOLERANCE && level < uint256(Level.Unavailable);
    }

    /// @notice The same reading; nothing where it is none, and now instead of a time that is ahead within the tolerance.
    /// Changes its argument.
    /// @param reading Each word within its type.
    function settle(Reading memory reading) internal view returns (Reading memory) {
        if (!isSound(reading.price, reading.low, reading.high, reading.updatedAt, uint256(reading.level))) {
            Reading memory none = nothing();
            if (reading.level == Level.Unavailable) none.faultMask = reading.faultMask;
            return none;
        }
        // Safe cast: the smaller of a time of 64 bits and another.
        if (reading.updatedAt > block.timestamp) reading.updatedAt = uint64(block.timestamp);
        return reading;
    }

    /// @notice The price that an oracle serves.
    /// @return isServed Whether it gave one, with a time that is not ahead; its reading tells the rest.
    function served(address oracle) internal view returns (bool isServed, uint256 price, uint256 updatedAt) {
        uint256 gasBefore = gasleft();
        bool succeeded;
        uint256 size;
        // 0x57de26a4 is the selector of read().
        //
        // Why assembly: Solidity reverts where less than two words come back, and copies more.
        // Memory-safe: writes the scratch space below 0x40.
        assembly ("memory-safe") {
            mstore(0x00, 0x57de26a4)
            succeeded := staticcall(gas(), oracle, 0x1c, 0x04, 0x00, 0x40)
            size := returndatasize()
            price := mload(0x00)
            updatedAt := mload(0x20)
        }
        if (!succeeded) BoundedCall.requireFed(gasBefore);
        isServed = succeeded && size >= 0x40 && price != 0 && price <= MAX_PRICE && updatedAt <= block.timestamp;
    }

    /// @notice What an oracle says without the disabled sources; nothing where it fails or says no reading.
    /// @dev Fails for gas where that may be why the oracle failed.
    function without(address oracle, uint256 disabledMask) internal view returns (Reading memory reading) {
        uint256 gasBefore = gasleft();
        bytes memory input = abi.encodeCall(IRedundantOracle.tryReadWithout, (disabledMask));
        bool succeeded;
        uint256[9] memory words;
        // Why assembly: Solidity reverts where no reading comes back, and copies all that does.
        // Memory-safe: reads `input`, and writes the nine words of `words`.
        assembly ("memory-safe") {
            succeeded := staticcall(gas(), oracle, add(input, 0x20), mload(input), words, SIZE)
        }
        return _answer(succeeded, words, gasBefore);
    }

    /// @notice Calls an oracle with the very input of this call, of a function that answers with a reading whatever its
    /// level, and ends this call with what it says, as `without` takes it.
    function passOn(address oracle) internal view {
        uint256 gasBefore = gasleft();
        bool succeeded;
        uint256[9] memory words;
        // Why assembly: Solidity has no call that hands on its own input.
        // Memory-safe: writes from the free memory pointer on, where nothing is kept, and the nine words of `words`.
        assembly ("memory-safe") {
            let start := mload(0x40)
            calldatacopy(start, 0, calldatasize())
            succeeded := staticcall(gas(), oracle, start, calldatasize(), words, SIZE)
        }
        Reading memory reading = _answer(succeeded, words, gasBefore);
        // Memory-safe: ends the call. A `Reading` in memory is what it is in an answer.
        assembly ("memory-safe") {
            return(reading, SIZE)
        }
    }

    /// @notice Whether nine words are those of a reading, each within its type.
    function isWithinTypes(uint256[9] memory words) internal pure returns (bool) {
        if (words[3] > type(uint64).max || words[4] > uint256(type(Level).max)) return false;
        return (words[5] | words[6]) <= type(uint8).max && (words[7] | words[8]) <= type(uint16).max;
    }

    /// @dev Right after the call.
    function _answer(
        bool succeeded,
        uint256[9] memory words,
        uint256 gasBefore
    ) private view returns (Reading memory reading) {
        uint256 size;
        // Memory-safe: touches no memory.
        assembly ("memory-safe") {
            size := returndatasize()
        }
        if (!succeeded) {
            bool isStarved = size == 4 && bytes4(bytes32(words[0])) == IRedundantOracle.InsufficientGas.selector;
            if (isStarved) BoundedCall.failForGas();
            BoundedCall.requireFed(gasBefore);
        }
        if (!succeeded || size != SIZE || !isWithinTypes(words)) return nothing();
        // Memory-safe: a `Reading` in memory is nine words, each within its type.
        assembly ("memory-safe") {
            reading := words
        }
        return settle(reading);
    }
}
