// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Deviation} from "../../contracts/libraries/Deviation.sol";

/// @notice The powers and the breaker of a governed oracle as they were first: whatever time passes counts towards the
/// window, halted or not served, and a suspect stands while nobody can see it. Anybody has every power.
/// @dev What the search for a price that was never confirmed has to find.
contract LapsingOracle {
    uint256 private constant MAX_JUMP = 1_000;
    uint256 private constant CONFIRM_DELAY = 10 minutes;
    uint256 private constant JUMP_WINDOW = 6 hours;

    address public oracle;
    uint256 public disabledMask;
    uint256 public haltedUntil;
    address private _previous;
    uint256 private _previousMask;
    uint256 private _accepted;
    uint256 private _since;
    uint256 private _seenAt;
    uint256 private _suspect;
    uint256 private _suspectedAt;

    constructor(IRedundantOracle oracle_) {
        oracle = address(oracle_);
        (_accepted, _since, _seenAt) = (oracle_.tryRead().price, block.timestamp, block.timestamp);
    }

    function replace(address newOracle) external {
        (_previous, _previousMask) = (oracle, disabledMask);
        (oracle, disabledMask) = (newOracle, 0);
    }

    function rollback() external {
        if (_previous == address(0)) revert IGovernedOracle.NothingToRollBackTo();
        (oracle, disabledMask, _previous) = (_previous, _previousMask, address(0));
    }

    function disable(uint256 mask) external {
        disabledMask |= mask;
    }

    function enable(uint256 mask) external {
        disabledMask &= ~mask;
    }

    function halt(uint256 duration) external {
        uint256 end = block.timestamp + duration;
        if (end > haltedUntil) haltedUntil = end;
    }

    function resume() external {
        haltedUntil = block.timestamp;
    }

    function poke() external {
        uint256 price = _live();
        if (price == 0) return;
        if (_isJump(price)) {
            if (_suspectedAt == 0 || !Deviation.isWithin(price, _suspect, MAX_JUMP)) {
                (_suspect, _suspectedAt) = (price, block.timestamp);
                return;
            }
            if (block.timestamp - _suspectedAt < CONFIRM_DELAY) return;
        }
        (_suspect, _suspectedAt, _seenAt) = (0, 0, block.timestamp);
        if (block.timestamp - _since >= CONFIRM_DELAY) (_accepted, _since) = (price, block.timestamp);
    }

    function read() external view returns (uint256 price, uint256 updatedAt) {
        price = _live();
        if (price == 0 || _isJump(price)) revert IRedundantOracle.PriceUnavailable(Level.Restricted, 0);
        return (price, block.timestamp);
    }

    function acceptedPrice() external view returns (uint256 price, uint256 since, uint256 seenAt) {
        return (_accepted, _since, _seenAt);
    }

    function checkUpkeep(bytes calldata) external pure returns (bool upkeepNeeded, bytes memory performData) {
        return (true, performData);
    }

    function _isJump(uint256 price) private view returns (bool) {
        if (block.timestamp - _seenAt > JUMP_WINDOW) return false;
        return !Deviation.isWithin(price, _accepted, MAX_JUMP);
    }

    /// @dev 0 where nothing is served.
    function _live() private view returns (uint256) {
        if (haltedUntil > block.timestamp) return 0;
        Reading memory reading = IRedundantOracle(oracle).tryReadWithout(disabledMask);
        return reading.level <= Level.Degraded ? reading.price : 0;
    }
}
