// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice The leanest feed there can be: everything in one storage slot. The gas table is measured over it.
contract OneSlotFeed {
    uint8 public constant decimals = 8;

    int192 private _answer;
    uint32 private _updatedAt;
    uint32 private _roundId;

    function set(int192 answer, uint32 updatedAt) external {
        _answer = answer;
        _updatedAt = updatedAt;
        _roundId = 1;
    }

    function latestRoundData()
        external
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)
    {
        return (_roundId, _answer, _updatedAt, _updatedAt, _roundId);
    }
}
