// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IChronicle} from "../interfaces/providers/IChronicle.sol";
import {BoundedCall} from "../libraries/BoundedCall.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {Adapter} from "./Adapter.sol";

/// @title A Chronicle oracle, as a feed
/// @notice For where the adapter, not the oracle over it, is to be whitelisted, or where other decimals are wanted;
/// otherwise a Chronicle oracle is a feed of its own, with the same traps.
/// @dev The adapter is the caller, so it has to be tolled ("kissed") by the Chronicle oracle's owners, who can take that
/// back at any time; it then reverts `NotTolled`. It also reverts where the value is 0, as before the first poke.
/// The time is what Chronicle calls the age: that of the block of the poke. The data behind it can be older, and an
/// owner's action on a `ScribeOptimistic` renews the age of the old value. Neither can be seen here, so that age is no
/// defence: the deviation to other providers is.
/// A cold read costs at most 17,500 gas.
/// @custom:provider Chronicle
/// @custom:model push
/// @custom:trust A quorum of Chronicle's validators (for an optimistic poke one of them, unless challenged); the owners,
/// who name the validators and the readers; where a router is read, its owners, who replace the oracle.
/// @custom:decimals 18
/// @custom:time The block of the poke, not of the data; an owner's action or a challenge on an optimistic Scribe sets
/// it to now.
/// @custom:traps The adapter has to be whitelisted, or every read reverts; a renewed age hides an old value; the value
/// 0 reverts.
/// @custom:tested A fake that reproduces what the real Scribe and ScribeOptimistic were measured to do.
contract ChronicleAdapter is Adapter {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param oracle The Chronicle oracle, or the router before it.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        IChronicle oracle;
        uint8 decimals;
    }

    int256 private constant CHRONICLE_DECIMALS = 18;

    IChronicle public immutable ORACLE;
    int256 private immutable EXPONENT;

    constructor(Config memory config) Adapter(config.description, config.decimals) {
        ORACLE = config.oracle;
        EXPONENT = int256(uint256(config.decimals)) - CHRONICLE_DECIMALS;
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        uint256 gasBefore = gasleft();
        try ORACLE.readWithAge() returns (uint256 value, uint256 age) {
            return (Scaling.scaled(Scaling.toSigned(value), EXPONENT), age, age);
        } catch {
            BoundedCall.passOn(gasBefore);
        }
    }
}
