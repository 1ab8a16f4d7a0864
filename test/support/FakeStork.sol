// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IStork} from "../../contracts/interfaces/providers/IStork.sol";

/// @notice Stands for the Stork contract 1.0.7, which no package has. Behavior as in Stork's published sources
/// (`Stork.sol` and `StorkSetters.sol`): both getters refuse an asset without a time, only the checked one an old value,
/// neither one from the future; an update that is not newer changes nothing. Signatures and fees are left out, and an
/// update of no effect does not revert here.
contract FakeStork is IStork {
    uint256 private constant VALID_TIME_PERIOD = 60;

    mapping(bytes32 => TimedValue) private _latest;

    error NotFound();
    error StaleValue();

    function update(bytes32 assetId, TimedValue calldata value) external {
        if (value.nanoseconds > _latest[assetId].nanoseconds) _latest[assetId] = value;
    }

    /// @notice Not of Stork: for a value that is not newer.
    function setValue(bytes32 assetId, TimedValue calldata value) external {
        _latest[assetId] = value;
    }

    function getTemporalNumericValueV1(bytes32 assetId) external view returns (TimedValue memory latest) {
        latest = getTemporalNumericValueUnsafeV1(assetId);
        uint256 time = latest.nanoseconds / 1e9;
        if (block.timestamp >= time && block.timestamp - time > VALID_TIME_PERIOD) revert StaleValue();
    }

    function getTemporalNumericValueUnsafeV1(bytes32 assetId) public view returns (TimedValue memory latest) {
        latest = _latest[assetId];
        if (latest.nanoseconds == 0) revert NotFound();
    }
}
