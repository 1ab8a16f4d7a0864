// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";

/// @notice Reads a feed with a gas limit, cold and then, in the same transaction, after somebody has read it freely.
contract WarmthProbe {
    /// @return coldSucceeded Whether the limit was enough as long as nothing had been read.
    /// @return warmSucceeded Whether it was enough afterwards.
    function readTwice(
        AggregatorV3Interface feed,
        uint256 gasLimit
    ) external view returns (bool coldSucceeded, bool warmSucceeded) {
        bytes memory input = abi.encodeCall(feed.latestRoundData, ());
        (coldSucceeded, ) = address(feed).staticcall{gas: gasLimit}(input);
        feed.latestRoundData();
        (warmSucceeded, ) = address(feed).staticcall{gas: gasLimit}(input);
    }
}
