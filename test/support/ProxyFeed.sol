// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";

/// @notice A feed in two hops, as most providers deploy theirs: what it reads runs out of gas before it does itself.
contract ProxyFeed {
    AggregatorV3Interface public immutable TARGET;

    /// @notice Whether it answers with a price of its own where its target fails: what it says then hangs on the gas.
    bool public immutable CATCHES;

    constructor(AggregatorV3Interface target, bool catches) {
        TARGET = target;
        CATCHES = catches;
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        if (!CATCHES) return TARGET.latestRoundData();
        try TARGET.latestRoundData() returns (
            uint80 roundId,
            int256 answer,
            uint256 startedAt,
            uint256 updatedAt,
            uint80 answeredInRound
        ) {
            return (roundId, answer, startedAt, updatedAt, answeredInRound);
        } catch {
            return (1, 1e8, block.timestamp, block.timestamp, 1);
        }
    }

    function decimals() external view returns (uint8) {
        return TARGET.decimals();
    }
}
