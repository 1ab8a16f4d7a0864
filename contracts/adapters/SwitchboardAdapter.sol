// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {ISwitchboard} from "../interfaces/providers/ISwitchboard.sol";
import {ISwitchboardResultFirst} from "../interfaces/providers/ISwitchboardResultFirst.sol";
import {BoundedCall} from "../libraries/BoundedCall.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {Adapter} from "./Adapter.sol";

/// @title One feed of a Switchboard contract, as a feed
/// @dev Switchboard's contracts answer one and the same function in different forms; which one is a parameter. A wrong
/// one is never a price: an identifier is no number of 128 bits, and an answer without one is too short.
/// Reads what was last submitted and submits nothing: somebody must keep the feed fresh, and pay Switchboard's fee.
/// A cold read costs at most 13,050 gas. Some 3,600 of it are the adapter's: 2,600 for its cold account, the rest for
/// decoding and scaling.
/// @custom:provider Switchboard
/// @custom:model pull
/// @custom:trust Switchboard's oracles and whoever registers them; the contract's owner, who upgrades it; whoever wrote
/// the feed's jobs, which name its sources.
/// @custom:decimals 18
/// @custom:time Of the stored result, in seconds.
/// @custom:traps One function with four forms of answer; a fee that changes; a negative result.
/// @custom:tested A fake, after the interfaces of Switchboard's npm package and its documentation.
contract SwitchboardAdapter is Adapter {
    /// @notice What an update begins with.
    /// @dev `Identifier`: an identifier, the result, the time. `Result`: the result, the time.
    enum UpdateForm {
        Identifier,
        Result
    }

    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param switchboard The Switchboard contract of the chain.
    /// @param feedId Switchboard's id of the feed.
    /// @param updateForm What the contract's answer begins with.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        address switchboard;
        bytes32 feedId;
        UpdateForm updateForm;
        uint8 decimals;
    }

    int256 private constant SWITCHBOARD_DECIMALS = 18;

    address public immutable SWITCHBOARD;

    /// @notice Switchboard's id of the feed.
    bytes32 public immutable FEED_ID;

    /// @notice What the contract's answer begins with.
    UpdateForm public immutable UPDATE_FORM;
    int256 private immutable EXPONENT;

    constructor(Config memory config) Adapter(config.description, config.decimals) {
        SWITCHBOARD = config.switchboard;
        FEED_ID = config.feedId;
        UPDATE_FORM = config.updateForm;
        EXPONENT = int256(uint256(config.decimals)) - SWITCHBOARD_DECIMALS;
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        uint256 gasBefore = gasleft();
        if (UPDATE_FORM == UpdateForm.Result) {
            try ISwitchboardResultFirst(SWITCHBOARD).latestUpdate(FEED_ID) returns (int128 result, uint256 time) {
                return (Scaling.scaled(result, EXPONENT), time, time);
            } catch {
                BoundedCall.passOn(gasBefore);
            }
        } else {
            try ISwitchboard(SWITCHBOARD).latestUpdate(FEED_ID) returns (bytes32, int128 result, uint256 time) {
                return (Scaling.scaled(result, EXPONENT), time, time);
            } catch {
                BoundedCall.passOn(gasBefore);
            }
        }
    }
}
