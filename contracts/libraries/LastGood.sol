// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Committed} from "../types/GovernedState.sol";
import {Level, Reading} from "../types/Reading.sol";
import {Deviation} from "./Deviation.sol";

/// @title The last good price in the place of none
library LastGood {
    /// @notice Whether a quorum of those that made the price is not disabled.
    /// @param makers Bit i: source i agreed with it; each is the voice of a group of its own.
    function stands(uint256 makers, uint256 disabledMask, uint256 quorum) internal pure returns (bool) {
        uint256 votes;
        for (uint256 left = makers & ~disabledMask; left != 0; left &= left - 1) {
            ++votes;
        }
        return votes >= quorum;
    }

    /// @notice Shows the committed price, Restricted, with its data's time and sides that widen with its age, while it is
    /// at most `maxHold` old. Changes the reading.
    /// @param maxHold Seconds, at most a day.
    /// @param driftBpsPerHour At most 10,000.
    function show(
        Reading memory reading,
        Committed memory committed,
        uint256 maxHold,
        uint256 driftBpsPerHour
    ) internal view returns (bool isShown) {
        uint256 age = committed.updatedAt < block.timestamp ? block.timestamp - committed.updatedAt : 0;
        if (committed.price == 0 || age > maxHold) return false;
        uint256 price = committed.price;
        // Cannot overflow: factors of 127, 14 and 17 bits.
        uint256 drift = Math.ceilDiv(price * driftBpsPerHour * age, Deviation.BPS * 1 hours);
        (reading.price, reading.low, reading.high) = (price, price - Math.min(drift, price - 1), price + drift);
        reading.updatedAt = committed.updatedAt;
        reading.level = Level.Restricted;
        return true;
    }
}
