// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IGovernedOracle} from "../../contracts/interfaces/IGovernedOracle.sol";
import {IRedundantOracle, Level} from "../../contracts/interfaces/IRedundantOracle.sol";
import {Deviation} from "../../contracts/libraries/Deviation.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {Failure, HostileOracle} from "../support/HostileOracle.sol";
import {Vm} from "../support/Vm.sol";

/// @notice What a `HostileHandler` plays with.
/// @param subject What is attacked: a governed oracle with a breaker, or what has its functions.
/// @param feeds Those of the honest oracle; more than its quorum.
/// @param honest What stands behind the subject, and what the governor puts there again.
/// @param hostile What stood there before.
/// @param governor Who need not wait here: its delay is the manager's.
struct Attack {
    IGovernedOracle subject;
    FaultyFeed[] feeds;
    IRedundantOracle honest;
    HostileOracle hostile;
    address governor;
    address guardian;
    uint256 maxJumpBps;
    uint256 confirmDelay;
    uint256 jumpWindow;
}

/// @notice A hostile guardian, a hostile retired oracle, a liar below the quorum and hostile pokes try for a price that
/// the breaker would have withheld, while the market moves, sources die, the governor repairs, and an honest keeper pokes
/// where `checkUpkeep` asks for it, every half hour at the latest.
/// @dev In a file that ends like a test, so that the runner knows its code and calls it. No function reverts. It keeps
/// for itself how long something was served, to the second, and what pokes saw, and judges by that: a price may be served
/// if it is within the band around the accepted one, or if something was served for longer than the window since a poke
/// saw a price within that band. The accepted price may leave the band only then, or where two pokes saw the new one, the
/// delay apart, none in between saw it gone, and no power was used in between.
contract HostileHandler {
    Vm private constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    uint256 private constant PRICE = 2_000e8;
    uint256 private constant MAX_PRICE = 2 ** 127 - 1;
    uint256 private constant KEEPER_PERIOD = 30 minutes;
    uint256 private constant ACTIONS = 10;

    Attack private _attack;

    /// @dev Seconds for which something was served, and how many there were when a poke last saw a price in the band.
    uint256 private _openTime;
    uint256 private _openTimeAtSight;
    uint256 private _standing;
    uint256 private _standingSince;

    /// @dev Sources that made the last good price.
    uint256 private _makers;

    /// @dev How often a price was served, and one that may not be; how often the accepted price moved as it may not; how
    /// often what no oracle can say was served, and a last good price stood of whose makers less than two were not disabled.
    uint256 public served;
    uint256 public servedUnconfirmed;
    uint256 public acceptedUnconfirmed;
    uint256 public servedUnsound;
    uint256 public keptOfDisabled;

    constructor(Attack memory attack) {
        _attack = attack;
    }

    /// @notice Any action, for a search of one's own.
    function act(uint256 seed) external {
        uint256 dice = seed / ACTIONS;
        uint256 choice = seed % ACTIONS;
        if (choice == 0) disable(dice);
        else if (choice == 1) halt(dice);
        else if (choice == 2) rollback();
        else if (choice == 3) poke();
        else if (choice == 4) say(dice);
        else if (choice == 5) lie(dice);
        else if (choice == 6) move(dice);
        else if (choice == 7) silence(dice);
        else if (choice == 8) restore(dice);
        else wait(dice);
    }

    /// @notice The guardian disables sources.
    function disable(uint256 mask) public {
        _use(_attack.guardian, abi.encodeCall(IGovernedOracle.disable, (1 + (mask % 7))));
        _watch();
    }

    /// @notice The guardian halts: for a while, for the delay, or for more than the window.
    function halt(uint256 seed) public {
        uint256[3] memory longest = [uint256(40 minutes), _attack.confirmDelay, _attack.jumpWindow + 1];
        uint256 duration = seed % 2 == 0 ? longest[(seed / 2) % 3] : 1 + ((seed / 2) % longest[0]);
        _use(_attack.guardian, abi.encodeCall(IGovernedOracle.halt, (duration)));
        _watch();
    }

    /// @notice The guardian goes back to the hostile oracle.
    function rollback() public {
        _use(_attack.guardian, abi.encodeCall(IGovernedOracle.rollback, ()));
        _watch();
    }

    /// @notice Anybody pokes.
    function poke() public {
        _poke();
        _watch();
    }

    /// @notice The hostile oracle says any price at any level, and another one to whoever calls `read()`; or what no oracle
    /// can say; or it fails in any way.
    function say(uint256 seed) public {
        uint256 price = _priceFor(seed / 32);
        uint256 level = seed % 2 == 0 ? 0 : (seed / 8) % 4;
        uint256[9] memory words = [price, price, price, 0, level, 2, 0, 3, 0];
        uint256 kind = (seed / 1_536) % 8;
        if (kind == 5) (words[0], words[2]) = (price + (1 << 252), type(uint256).max);
        if (kind == 6) words[3] = type(uint64).max - block.timestamp;
        _attack.hostile.sayWords(words, kind == 5 ? words[0] : _priceFor(seed / 256), words[3]);
        if (kind == 7) _attack.hostile.fail(_anyFailure(seed / 12_288));
        _watch();
    }

    /// @notice One feed lies; the others agree.
    function lie(uint256 seed) public {
        _attack.feeds[seed % 3].setAnswer(int256(_priceFor(seed / 3)), block.timestamp);
        _watch();
    }

    /// @notice The market moves, and every feed with it.
    function move(uint256 seed) public {
        _setAll(_priceFor(seed));
        _watch();
    }

    /// @notice Feeds die, or come back.
    function silence(uint256 mask) public {
        for (uint256 i = 0; i < _attack.feeds.length; ++i) {
            _attack.feeds[i].setBehavior(mask & (1 << i) != 0 ? Behavior.RevertEmpty : Behavior.Healthy);
        }
        _watch();
    }

    /// @notice The governor enables what is disabled, resumes, or puts the honest oracle back.
    function restore(uint256 seed) public {
        uint256 mask = _attack.subject.disabledMask();
        bytes memory data = abi.encodeCall(IGovernedOracle.replace, (address(_attack.honest)));
        if (seed % 3 == 0) data = abi.encodeCall(IGovernedOracle.enable, (mask));
        if (seed % 3 != 1) _use(_attack.governor, data);
        else _call(_attack.governor, abi.encodeCall(IGovernedOracle.resume, ()));
        _watch();
    }

    /// @notice Time goes on: for minutes, for the delay, or for more than the window.
    function wait(uint256 seed) public {
        uint256[3] memory longest = [uint256(20 minutes), _attack.confirmDelay, _attack.jumpWindow + 1];
        uint256 left = seed % 2 == 0 ? longest[(seed / 2) % 3] : 1 + ((seed / 2) % longest[0]);
        while (left != 0) {
            uint256 step = left < KEEPER_PERIOD ? left : KEEPER_PERIOD;
            _passTime(step);
            _watch();
            left -= step;
        }
    }

    /// @dev Any but the one that takes all gas, which leaves nothing to a search: no poke gets through it.
    function _anyFailure(uint256 seed) private pure returns (Failure failure) {
        failure = Failure(seed % (uint256(type(Failure).max) + 1));
        if (failure == Failure.Burn) failure = Failure.Bare;
    }

    /// @dev What was said before, near it, or far from it.
    function _priceFor(uint256 seed) private pure returns (uint256) {
        uint256[6] memory prices = [PRICE, PRICE, PRICE + PRICE / 20, 3 * PRICE, 3 * PRICE + PRICE / 10, PRICE / 2];
        return prices[seed % 6];
    }

    function _setAll(uint256 price) private {
        for (uint256 i = 0; i < _attack.feeds.length; ++i) {
            _attack.feeds[i].setAnswer(int256(price), block.timestamp);
        }
    }

    /// @dev The keeper comes where it is asked for, and every reader reads.
    function _watch() private {
        _judgeServed();
        try _attack.subject.checkUpkeep("") returns (bool isNeeded, bytes memory) {
            if (isNeeded) _poke();
        } catch {
            _poke();
        }
        _judgeServed();
    }

    function _judgeServed() private {
        if (_lastGood() != 0 && !_isPair(_makers & ~_attack.subject.disabledMask())) ++keptOfDisabled;
        try _attack.subject.read() returns (uint256 price, uint256 updatedAt) {
            ++served;
            if (price == 0 || price > MAX_PRICE || updatedAt > block.timestamp) ++servedUnsound;
            if (!_isInBand(price) && !_hasWindowPassed()) ++servedUnconfirmed;
        } catch {}
    }

    /// @dev Pokes, and holds what came of it against what the poke saw.
    function _poke() private {
        (uint256 before, , ) = _attack.subject.acceptedPrice();
        (uint256 price, uint256 makers) = _isHalted() ? (0, 0) : _live();
        uint256 lastGood = _lastGood();
        (bool succeeded, ) = address(_attack.subject).call(abi.encodeCall(IGovernedOracle.poke, ()));
        // Nothing was served, and a poke saw that: whatever was suspected has to be seen twice again.
        if (succeeded && price == 0 && !_isHalted()) _standing = 0;
        if (!succeeded || price == 0) return;
        // An oracle that hears whom it should not makes whatever it wants.
        if (_lastGood() != lastGood) _makers = _isPair(makers) ? makers : type(uint256).max;
        (uint256 accepted, , ) = _attack.subject.acceptedPrice();
        bool isJump = !Deviation.isWithin(price, before, _attack.maxJumpBps);
        bool isKnown = _standing != 0 && Deviation.isWithin(price, _standing, _attack.maxJumpBps);
        if (isJump && !isKnown) (_standing, _standingSince) = (price, block.timestamp);
        bool hasStood = isJump && block.timestamp - _standingSince >= _attack.confirmDelay;
        if (isJump && accepted != before && !hasStood && !_hasWindowPassed()) ++acceptedUnconfirmed;
        if (isJump && accepted == before) return;
        (_standing, _openTimeAtSight) = (0, _openTime);
    }

    function _passTime(uint256 duration) private {
        uint256 end = block.timestamp + duration;
        uint256 until = _attack.subject.haltedUntil();
        uint256 begin = until > block.timestamp ? until : block.timestamp;
        (uint256 price, ) = _live();
        if (price != 0 && begin < end) _openTime += end - begin;
        vm.warp(end);
    }

    /// @dev What the oracle behind the subject serves without the disabled sources, and who made it; 0 where nothing, or
    /// what no oracle can say.
    function _live() private view returns (uint256 price, uint256 makers) {
        uint256 mask = _attack.subject.disabledMask();
        bytes memory call = abi.encodeCall(IRedundantOracle.tryReadWithout, (mask));
        (bool succeeded, bytes memory data) = _attack.subject.oracle().staticcall{gas: 10_000_000}(call);
        if (!succeeded || data.length != 288) return (0, 0);
        uint256[9] memory words = abi.decode(data, (uint256[9]));
        bool isSound = words[0] <= MAX_PRICE && words[2] <= 25 * MAX_PRICE && words[3] <= block.timestamp + 60;
        return isSound && words[4] <= uint256(Level.Degraded) ? (words[0], words[7] & ~mask) : (0, 0);
    }

    /// @dev Hash of the last good price and its time; 0 where there is none.
    function _lastGood() private view returns (uint256) {
        (bool succeeded, bytes memory data) = address(_attack.subject).staticcall(
            abi.encodeCall(IGovernedOracle.lastGood, ())
        );
        if (!succeeded || abi.decode(data, (uint256)) == 0) return 0;
        return uint256(keccak256(data));
    }

    /// @dev Whether a mask has two bits at least: a quorum, here.
    function _isPair(uint256 mask) private pure returns (bool) {
        return mask != 0 && mask & (mask - 1) != 0;
    }

    function _isHalted() private view returns (bool) {
        return _attack.subject.haltedUntil() > block.timestamp;
    }

    function _isInBand(uint256 price) private view returns (bool) {
        (uint256 accepted, , ) = _attack.subject.acceptedPrice();
        return Deviation.isWithin(price, accepted, _attack.maxJumpBps);
    }

    function _hasWindowPassed() private view returns (bool) {
        return _openTime - _openTimeAtSight > _attack.jumpWindow;
    }

    /// @dev Whatever stood before a power is used has to stand again.
    function _use(address caller, bytes memory data) private {
        if (_call(caller, data)) _standing = 0;
    }

    function _call(address caller, bytes memory data) private returns (bool succeeded) {
        vm.prank(caller);
        (succeeded, ) = address(_attack.subject).call(data);
    }
}
