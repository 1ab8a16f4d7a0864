// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level, Reading} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {Vm} from "../support/Vm.sol";

/// @notice Who may do what in the world of a `GovernedHandler`.
struct Cast {
    address governor;
    address guardian;
    address stranger;
}

/// @notice Any sequence of what feeds, time, the governor, the guardian and strangers do to a governed oracle.
/// @dev In a file that ends like a test, so that the runner knows its code and calls it.
/// Keeps what the oracle behind the address, its disabled sources and its halt have to be, and counts every poke that
/// did what a poke must not do. No function reverts. The governor does not wait here: its delay is the manager's.
contract GovernedHandler {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 private constant ROLLBACK_WINDOW = 14 days;
    uint256 private constant MAX_HALT = 14 days;
    uint256 private constant PRICE = 2_000e8;

    IGovernedOracle private immutable GOVERNED;
    FaultyFeed[] private _feeds;
    IRedundantOracle[] private _oracles;
    Cast private _cast;

    address public current;
    address public previous;
    uint256 public previousUntil;
    uint256 public disabledMask;
    uint256 public previousMask;
    uint256 public haltedUntil;

    /// @dev How often a poke moved the last good price back in time, committed what was not served, left something to do,
    /// or moved the accepted price too soon; how often a jump that stood was withheld; how often a stranger got through.
    uint256 public movedBack;
    uint256 public committedUnserved;
    uint256 public leftSomethingToDo;
    uint256 public movedTooSoon;
    uint256 public withheldStanding;
    uint256 public gotThrough;

    constructor(
        IGovernedOracle governed,
        FaultyFeed[] memory feeds,
        IRedundantOracle[] memory oracles,
        Cast memory cast
    ) {
        (GOVERNED, _feeds, _oracles, _cast) = (governed, feeds, oracles, cast);
        current = governed.oracle();
    }

    /// @notice Every feed publishes a price near the same one, which may be far from the last.
    function publish(uint256 seed) external {
        _publish(seed);
    }

    /// @notice One feed publishes any price, of any time, or fails in any way.
    function disturb(uint256 seed, uint256 index) external {
        FaultyFeed feed = _feeds[index % _feeds.length];
        uint256 age = (seed >> 8) % 5_000;
        if (seed % 3 == 0) feed.setAnswer(int256((seed >> 16) % (4 * PRICE)), block.timestamp - age);
        else if (seed % 3 == 1) feed.setAnswer(int256(PRICE), block.timestamp - age);
        else feed.setBehavior(_anyBehavior(seed >> 8));
    }

    /// @notice All feeds of one oracle fail.
    function breakAll(uint256 half) external {
        for (uint256 i = 0; i < 3; ++i) {
            _feeds[(half % 2) * 3 + i].setBehavior(Behavior.RevertEmpty);
        }
    }

    /// @notice Time passes: mostly minutes, sometimes hours or days.
    function wait(uint256 seed) external {
        uint256 longest =
            seed % 8 == 0
                ? 3 days
                : seed % 8 < 3
                    ? 8 hours
                    : 20 minutes;
        vm.warp(block.timestamp + ((seed >> 8) % longest));
    }

    /// @notice Anybody pokes.
    function poke() external {
        _poke();
    }

    /// @notice The guardian disables sources.
    function disable(uint256 mask) external {
        mask %= 16;
        if (_as(_cast.guardian, abi.encodeCall(IGovernedOracle.disable, (mask)))) disabledMask |= mask;
    }

    /// @notice The guardian halts.
    function halt(uint256 seed) external {
        uint256 duration = seed % 4 == 0 ? (seed >> 8) % (MAX_HALT + 2) : (seed >> 8) % 30 minutes;
        if (!_as(_cast.guardian, abi.encodeCall(IGovernedOracle.halt, (duration)))) return;
        if (block.timestamp + duration > haltedUntil) haltedUntil = block.timestamp + duration;
    }

    /// @notice The guardian rolls back.
    function rollback() external {
        bool isDue = previous != address(0) && block.timestamp <= previousUntil;
        if (_as(_cast.guardian, abi.encodeCall(IGovernedOracle.rollback, ())) != isDue) ++gotThrough;
        if (!isDue) return;
        (current, disabledMask) = (previous, previousMask);
        previous = address(0);
    }

    /// @notice The governor replaces the oracle, where the preflight lets it.
    function replace(uint256 index) external {
        address newOracle = address(_oracles[index % _oracles.length]);
        if (!_as(_cast.governor, abi.encodeCall(IGovernedOracle.replace, (newOracle)))) return;
        (previous, previousMask, previousUntil) = (current, disabledMask, block.timestamp + ROLLBACK_WINDOW);
        (current, disabledMask) = (newOracle, 0);
    }

    /// @notice The governor enables sources, or resumes.
    function loosen(uint256 seed) external {
        uint256 mask = (seed >> 8) % 8;
        if (seed % 2 == 0) {
            if (_as(_cast.governor, abi.encodeCall(IGovernedOracle.resume, ()))) haltedUntil = block.timestamp;
        } else if (_as(_cast.governor, abi.encodeCall(IGovernedOracle.enable, (mask)))) {
            disabledMask &= ~mask;
        }
    }

    /// @notice Those without the role try every power.
    function trespass(uint256 seed) external {
        address newOracle = address(_oracles[seed % _oracles.length]);
        bytes memory call = abi.encodeCall(IGovernedOracle.replace, (newOracle));
        if (seed % 4 == 1) call = abi.encodeCall(IGovernedOracle.enable, (disabledMask));
        if (seed % 4 == 2) call = abi.encodeCall(IGovernedOracle.resume, ());
        if (_as(_cast.guardian, call)) ++gotThrough;
        if (_as(_cast.stranger, call)) ++gotThrough;
        if (_as(_cast.stranger, abi.encodeCall(IGovernedOracle.disable, (1)))) ++gotThrough;
        if (_as(_cast.stranger, abi.encodeCall(IGovernedOracle.halt, (1)))) ++gotThrough;
        if (_as(_cast.stranger, abi.encodeCall(IGovernedOracle.rollback, ()))) ++gotThrough;
    }

    /// @notice Every price moves at once and stays, while anybody pokes as often as it likes.
    function step(uint256 seed) external {
        if (haltedUntil > block.timestamp) return;
        _publish(seed);
        _poke();
        uint256 end = block.timestamp + GOVERNED.governedConfig().confirmDelay;
        for (uint256 i = 0; i < seed % 5; ++i) {
            uint256 next = block.timestamp + 1 + (uint256(keccak256(abi.encode(seed, i))) % 200);
            if (next >= end) break;
            vm.warp(next);
            _publish(seed);
            _poke();
        }
        vm.warp(end);
        _publish(seed);
        _poke();
        Reading memory live = IRedundantOracle(current).tryReadWithout(disabledMask);
        if (live.level > Level.Degraded) return;
        if (GOVERNED.tryRead().level != live.level) ++withheldStanding;
    }

    /// @dev Any but the one that tells two reads of the same block different things.
    function _anyBehavior(uint256 seed) private pure returns (Behavior behavior) {
        behavior = Behavior(seed % (uint256(type(Behavior).max) + 1));
        if (behavior == Behavior.LieWhenWarm) behavior = Behavior.PriceTenfold;
    }

    /// @dev From a tenth of the usual price to ten times that, within the sources' deviation of each other.
    function _publish(uint256 seed) private {
        uint256 price = PRICE;
        if (seed % 4 == 1) price += PRICE / 20;
        if (seed % 4 == 2) price = PRICE / 10 + ((seed >> 8) % (10 * PRICE));
        for (uint256 i = 0; i < _feeds.length; ++i) {
            _feeds[i].setBehavior(Behavior.Healthy);
            _feeds[i].setAnswer(int256(price + (price * i) / 2_000), block.timestamp);
        }
    }

    function _poke() private {
        (uint256 price, uint256 updatedAt) = GOVERNED.lastGood();
        (uint256 accepted, uint256 since, ) = GOVERNED.acceptedPrice();
        Reading memory live = IRedundantOracle(current).tryReadWithout(disabledMask);
        GOVERNED.poke();
        (uint256 newPrice, uint256 newUpdatedAt) = GOVERNED.lastGood();
        if (newUpdatedAt < updatedAt) ++movedBack;
        if (newPrice != price || newUpdatedAt != updatedAt) {
            bool isServed = live.level <= Level.Degraded && haltedUntil <= block.timestamp;
            if (!isServed || newPrice != live.price || newUpdatedAt != live.updatedAt) ++committedUnserved;
        }
        (uint256 newAccepted, uint256 newSince, ) = GOVERNED.acceptedPrice();
        bool hasMoved = newAccepted != accepted || newSince != since;
        if (hasMoved && newSince - since < GOVERNED.governedConfig().confirmDelay) ++movedTooSoon;
        (bool isNeeded, ) = GOVERNED.checkUpkeep("");
        if (isNeeded) ++leftSomethingToDo;
    }

    function _as(address caller, bytes memory data) private returns (bool succeeded) {
        vm.prank(caller);
        (succeeded, ) = address(GOVERNED).call(data);
    }
}
