// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

/// @notice Stands for Switchboard's contracts, which no package has. Errors as in Switchboard's package for Solidity
/// 0.0.5; signatures are left out.
abstract contract FakeSwitchboard {
    struct Update {
        int128 result;
        uint256 timestamp;
    }

    uint256 private _fee;

    mapping(bytes32 => Update) private _updates;

    error FeedNotFound(bytes32 feedId);
    error InsufficientFee(uint256 expectedFee, uint256 receivedFee);

    function setFee(uint256 fee) external {
        _fee = fee;
    }

    function update(bytes32 feedId, Update calldata newest) external payable {
        if (msg.value < _fee) revert InsufficientFee(_fee, msg.value);
        _updates[feedId] = newest;
    }

    function updateOf(bytes32 feedId) internal view returns (Update memory newest) {
        newest = _updates[feedId];
        if (newest.timestamp == 0) revert FeedNotFound(feedId);
    }
}

/// @notice The form that Switchboard's own example of a consumer documents for the deployed contracts.
contract FakeSwitchboardOfSlots is FakeSwitchboard {
    function latestUpdate(bytes32 feedId) external view returns (bytes32, int128, uint256, uint64 slotNumber) {
        Update memory newest = updateOf(feedId);
        return (feedId, newest.result, newest.timestamp, 400_000_000);
    }
}

/// @notice The form of the `ISwitchboardModule` in Switchboard's package 0.0.5, which refuses old updates by itself.
contract FakeSwitchboardOfOracles is FakeSwitchboard {
    uint256 private constant TOLERATED_DELTA = 60;

    error NotEnoughResultsTimestamp(uint256 updateTimestamp, uint256 timestamp, uint256 toleratedTimestampDelta);

    function latestUpdate(bytes32 feedId) external view returns (bytes32 oracleId, int128, uint256) {
        Update memory newest = updateOf(feedId);
        if (newest.timestamp + TOLERATED_DELTA < block.timestamp) {
            revert NotEnoughResultsTimestamp(newest.timestamp, block.timestamp, TOLERATED_DELTA);
        }
        return (keccak256("oracle"), newest.result, newest.timestamp);
    }
}

/// @notice The form of the first contracts, as in Switchboard's sources for them: the time is the fourth word.
contract FakeSwitchboardOfBlocks is FakeSwitchboard {
    function latestUpdate(bytes32 feedId) external view returns (bytes32, int128, uint256 blockNumber, uint256) {
        Update memory newest = updateOf(feedId);
        return (keccak256("oracle"), newest.result, block.number, newest.timestamp);
    }
}

/// @notice The form of the `ISwitchboard` of Switchboard's package 0.0.5, in its folder `surge`.
contract FakeSwitchboardOfResults is FakeSwitchboard {
    function latestUpdate(bytes32 feedId) external view returns (int128, uint256) {
        Update memory newest = updateOf(feedId);
        return (newest.result, newest.timestamp);
    }
}
