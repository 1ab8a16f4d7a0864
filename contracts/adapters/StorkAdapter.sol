// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IStork} from "../interfaces/providers/IStork.sol";
import {BoundedCall} from "../libraries/BoundedCall.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {Adapter} from "./Adapter.sol";

/// @title One asset of a Stork contract, as a feed
/// @dev Stork dates its values in nanoseconds: here they become whole seconds, rounded down. Stork's own adapter in the
/// shape of this interface leaves them as they are, which makes every value look as if from the far future.
/// Reads what was last submitted and submits nothing: somebody must keep the asset fresh. The getter that checks the age
/// is not used: it hides an old value behind a revert and lets one from the future through. Such a value keeps every
/// honest one out until its time has come.
/// A cold read costs at most 10,950 gas. Some 3,600 of it are the adapter's: 2,600 for its cold account, the rest for
/// decoding and scaling.
/// @custom:provider Stork
/// @custom:model pull
/// @custom:trust Stork's signing addresses, each of which alone signs any value; the contract's owner, who upgrades it
/// and sets these addresses.
/// @custom:decimals 18
/// @custom:time Of the signed value, in nanoseconds, rounded down to seconds.
/// @custom:traps Nanoseconds for seconds; a value from the future; an unset asset reverts.
/// @custom:tested A fake, after Stork's published contract.
contract StorkAdapter is Adapter {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param stork The Stork contract of the chain.
    /// @param assetId Stork's encoded id of the asset.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        IStork stork;
        bytes32 assetId;
        uint8 decimals;
    }

    int256 private constant STORK_DECIMALS = 18;
    uint256 private constant NANOSECONDS_PER_SECOND = 1e9;

    IStork public immutable STORK;

    /// @notice Stork's encoded id of the asset.
    bytes32 public immutable ASSET_ID;
    int256 private immutable EXPONENT;

    constructor(Config memory config) Adapter(config.description, config.decimals) {
        STORK = config.stork;
        ASSET_ID = config.assetId;
        EXPONENT = int256(uint256(config.decimals)) - STORK_DECIMALS;
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        uint256 gasBefore = gasleft();
        try STORK.getTemporalNumericValueUnsafeV1(ASSET_ID) returns (IStork.TimedValue memory latest) {
            updatedAt = latest.nanoseconds / NANOSECONDS_PER_SECOND;
            return (Scaling.scaled(latest.value, EXPONENT), updatedAt, updatedAt);
        } catch {
            BoundedCall.passOn(gasBefore);
        }
    }
}
