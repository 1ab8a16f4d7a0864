// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {AggregatorFace} from "./faces/AggregatorFace.sol";
import {AggregatorV3Interface} from "./interfaces/AggregatorV3Interface.sol";
import {IGovernedOracle} from "./interfaces/IGovernedOracle.sol";
import {IRedundantOracle} from "./interfaces/IRedundantOracle.sol";
import {DisabledSources} from "./libraries/DisabledSources.sol";
import {Forwarding} from "./libraries/Forwarding.sol";
import {GovernedLimits} from "./libraries/GovernedLimits.sol";
import {JumpBreaker} from "./libraries/JumpBreaker.sol";
import {LastGood} from "./libraries/LastGood.sol";
import {OracleCall} from "./libraries/OracleCall.sol";
import {Preflight} from "./libraries/Preflight.sol";
import {Probe} from "./libraries/Probe.sol";
import {SoundReading} from "./libraries/SoundReading.sol";
import {Telling} from "./libraries/Telling.sol";
import {GovernedConfig} from "./types/GovernedConfig.sol";
import {Breaker, Committed, Current, Previous, Told} from "./types/GovernedState.sol";
import {JumpLimits, JumpLimitsLib} from "./types/JumpLimits.sol";
import {OracleConfig} from "./types/OracleConfig.sol";
import {Level, Reading, SourceReport} from "./types/Reading.sol";

/// @title One stable address over a replaceable oracle
/// @dev From top to bottom: what is stored, the governor, the guardian, anybody, the views, how a reading is made. No
/// function sets a price, and what a reader is served never rests on what a poke stored: that only withholds.
contract GovernedOracle is IGovernedOracle, AggregatorFace, AccessManaged {
    using JumpBreaker for Breaker;
    using Telling for Told;

    uint256 private constant ROLLBACK_WINDOW = 14 days;
    uint256 private constant MAX_HALT = 14 days;

    /// @dev Neither a last good price nor a breaker: what the oracle says is what is read.
    bool private immutable IS_PLAIN;
    uint256 private immutable MAX_STEP;
    uint256 private immutable MAX_HOLD;
    uint256 private immutable HOLD_DRIFT;
    JumpLimits private immutable JUMP_LIMITS;
    uint256 private immutable COMMIT_INTERVAL;
    address private immutable FIRST_ORACLE;
    uint8 private immutable DECIMALS;

    Current private _current;
    Previous private _previous;
    Committed private _committed;
    Breaker private _breaker;
    Told private _told;
    /// @dev Sources that made the last good price.
    uint256 private _lastGoodMask;

    /// @param manager The `AccessManager` that says who is governor and guardian.
    constructor(address manager, GovernedConfig memory settings) AccessManaged(manager) {
        if (!Probe.isContract(manager)) revert AccessManagedInvalidAuthority(manager);
        GovernedLimits.check(settings);
        Reading memory reading;
        (DECIMALS, reading) = Preflight.requireOracle(settings.oracle);
        Preflight.requireServed(settings.oracle, reading);
        Preflight.requireSurvivable(settings.oracle);
        FIRST_ORACLE = settings.oracle;
        IS_PLAIN = settings.maxHold == 0 && settings.maxJumpBps == 0;
        MAX_STEP = settings.maxStepBps;
        MAX_HOLD = settings.maxHold;
        HOLD_DRIFT = settings.holdDriftBpsPerHour;
        JUMP_LIMITS = JumpLimitsLib.pack(settings.maxJumpBps, settings.confirmDelay, settings.jumpWindow);
        COMMIT_INTERVAL = settings.commitInterval;
        _current.oracle = settings.oracle;
        _committed.served = type(uint8).max;
        if (settings.maxJumpBps != 0) _breaker.start(_current, reading.price);
        emit OracleReplaced(address(0), settings.oracle);
    }

    /// @inheritdoc IGovernedOracle
    /// @dev The new oracle is tried where it will stand, so that one which reads this address in turn is refused.
    function replace(address newOracle) external restricted {
        Current memory current = _current;
        uint256 currentPrice = Preflight.priceOf(current.oracle, current.disabledMask);
        // Safe cast: a time within 14 days of now, for the next 30,000 years.
        uint40 until = uint40(block.timestamp + ROLLBACK_WINDOW);
        _previous = Previous(current.oracle, current.disabledMask, until);
        emit OracleReplaced(current.oracle, newOracle);
        _setOracle(newOracle, 0);
        (uint8 newDecimals, Reading memory reading) = Preflight.requireOracle(newOracle);
        if (newDecimals != DECIMALS) revert DecimalsDiffer(newDecimals, DECIMALS);
        Preflight.requireServed(newOracle, reading);
        Preflight.requireStep(reading.price, currentPrice, MAX_STEP);
        Preflight.requireSurvivable(newOracle);
    }

    /// @inheritdoc IGovernedOracle
    function enable(uint256 mask) external restricted {
        uint256 disabled = _current.disabledMask;
        if (mask == 0 || mask & ~disabled != 0) revert MaskOutOfRange(mask, disabled);
        _setMask(disabled & ~mask);
    }

    /// @inheritdoc IGovernedOracle
    function resume() external restricted {
        _setHaltedUntil(block.timestamp);
    }

    /// @inheritdoc IGovernedOracle
    function disable(uint256 mask) external restricted {
        OracleConfig memory settings = IRedundantOracle(_current.oracle).config();
        uint256 allowed = (1 << settings.sources.length) - 1;
        if (mask == 0 || mask & ~allowed != 0) revert MaskOutOfRange(mask, allowed);
        mask |= _current.disabledMask;
        if (!LastGood.stands(_lastGoodMask, mask, settings.quorum)) (_committed.price, _committed.updatedAt) = (0, 0);
        _setMask(mask);
    }

    /// @inheritdoc IGovernedOracle
    function halt(uint256 duration) external restricted {
        GovernedLimits.requireWithin("duration", duration, 1, MAX_HALT);
        uint256 begin = Math.max(_current.haltedUntil, block.timestamp);
        uint256 end = Math.max(begin, block.timestamp + duration);
        if (JUMP_LIMITS.exists()) _breaker.standStill(end - begin, JUMP_LIMITS);
        _setHaltedUntil(end);
    }

    /// @inheritdoc IGovernedOracle
    function rollback() external restricted {
        (address restored, uint256 restoredMask) = previousOracle();
        if (restored == address(0)) revert NothingToRollBackTo();
        delete _previous;
        emit OracleRolledBack(_current.oracle, restored);
        _setOracle(restored, restoredMask);
    }

    /// @inheritdoc IGovernedOracle
    function poke() public {
        Current memory current = _current;
        Reading memory live = _liveReading(current);
        Committed memory was = _committed;
        (uint128 price, uint64 updatedAt) = (was.price, was.updatedAt);
        bool isAccepted = _isServed(live.level);
        uint256 news;
        if (JUMP_LIMITS.exists() && isAccepted) {
            if (_breaker.isNews(current.acceptedPrice, live.price, JUMP_LIMITS)) news = Telling.NEWS;
            isAccepted = _breaker.accept(_current, live.price, JUMP_LIMITS);
        } else if (JUMP_LIMITS.exists() && current.haltedUntil <= block.timestamp) {
            _breaker.startAnew(JUMP_LIMITS);
        }
        if (isAccepted && live.updatedAt > updatedAt) {
            // Safe cast: a price is below 2^127.
            (price, updatedAt) = (uint128(live.price), live.updatedAt);
            _lastGoodMask = live.usedMask;
            emit PriceCommitted(price, updatedAt);
        }
        Reading memory shown = _shown(live);
        _committed = Committed(price, updatedAt, shown.level, shown.served, shown.faultMask);
        _told.tell(was, shown, news);
    }

    /// @inheritdoc IGovernedOracle
    function performUpkeep(bytes calldata) external {
        poke();
    }

    /// @inheritdoc IGovernedOracle
    function checkUpkeep(bytes calldata) external view returns (bool upkeepNeeded, bytes memory performData) {
        Current memory current = _current;
        Reading memory live = _liveReading(current);
        uint256 price = _isServed(live.level) ? live.price : 0;
        uint256 news;
        if (JUMP_LIMITS.exists() && current.haltedUntil <= block.timestamp) {
            if (_breaker.isUrgent(current.acceptedPrice, price, JUMP_LIMITS, COMMIT_INTERVAL))
                return (true, performData);
            if (price != 0 && _breaker.isNews(current.acceptedPrice, price, JUMP_LIMITS)) news = Telling.NEWS;
        }
        Committed memory was = _committed;
        Reading memory shown = _shown(live);
        upkeepNeeded = _told.isAsked(Telling.changesOf(was, shown) | news);
        if (COMMIT_INTERVAL == 0 || upkeepNeeded || !_isServed(shown.level)) return (upkeepNeeded, performData);
        upkeepNeeded = shown.updatedAt >= uint256(was.updatedAt) + COMMIT_INTERVAL;
    }

    /// @notice Hands over to another manager, as the constructor takes one. Restricted to the manager there is.
    function setAuthority(address manager) public override {
        super.setAuthority(manager);
        if (!Probe.isContract(manager)) revert AccessManagedInvalidAuthority(manager);
    }

    /// @inheritdoc IRedundantOracle
    /// @dev A served price without the rest of the reading, where that suffices; otherwise the whole reading decides.
    function read() public view override(AggregatorFace, IRedundantOracle) returns (uint256 price, uint256 updatedAt) {
        (address target, bool isHeard) = _heard();
        if (isHeard) {
            bool isServed;
            (isServed, price, updatedAt) = SoundReading.served(target);
            if (isServed && !(JUMP_LIMITS.exists() && _isJump(price))) return (price, updatedAt);
        }
        Reading memory reading = _shown(_liveReading(_current));
        if (!_isServed(reading.level)) revert PriceUnavailable(reading.level, reading.faultMask);
        return (reading.price, reading.updatedAt);
    }

    /// @inheritdoc IRedundantOracle
    function tryRead() external view returns (Reading memory) {
        _passThrough();
        return _shown(_liveReading(_current));
    }

    /// @inheritdoc IRedundantOracle
    function tryReadWithout(uint256 mask) external view returns (Reading memory) {
        _passThrough();
        Current memory current = _current;
        // Safe cast: bits beyond an oracle's sixteen sources mean nothing.
        current.disabledMask |= uint16(mask);
        return _shown(_liveReading(current));
    }

    /// @inheritdoc IRedundantOracle
    function readAtMost(Level worst) external view returns (Reading memory reading) {
        reading = _shown(_liveReading(_current));
        if (reading.level > worst) revert PriceUnavailable(reading.level, reading.faultMask);
    }

    /// @inheritdoc IRedundantOracle
    /// @dev What the oracle judged with its disabled sources heard is judged again without them, where they are voices.
    function inspect() external view returns (SourceReport[] memory reports) {
        (address current, uint256 mask) = (_current.oracle, _current.disabledMask);
        reports = OracleCall.inspect(current);
        if (mask == 0) return reports;
        DisabledSources.judge(reports, SoundReading.without(current, mask), mask);
    }

    /// @inheritdoc IRedundantOracle
    function config() external view returns (OracleConfig memory) {
        Forwarding.forward(_current.oracle);
    }

    /// @inheritdoc AggregatorV3Interface
    function decimals() external view returns (uint8) {
        return DECIMALS;
    }

    /// @inheritdoc AggregatorV3Interface
    function description() external view returns (string memory) {
        Forwarding.forward(_current.oracle);
    }

    /// @inheritdoc IGovernedOracle
    function oracle() external view returns (address) {
        return _current.oracle;
    }

    /// @inheritdoc IGovernedOracle
    function previousOracle() public view returns (address, uint256 mask) {
        Previous memory previous = _previous;
        if (block.timestamp > previous.until) return (address(0), 0);
        return (previous.oracle, previous.disabledMask);
    }

    /// @inheritdoc IGovernedOracle
    function disabledMask() external view returns (uint256) {
        return _current.disabledMask;
    }

    /// @inheritdoc IGovernedOracle
    function haltedUntil() external view returns (uint256) {
        return _current.haltedUntil;
    }

    /// @inheritdoc IGovernedOracle
    function lastGood() external view returns (uint256 price, uint256 updatedAt) {
        return (_committed.price, _committed.updatedAt);
    }

    /// @inheritdoc IGovernedOracle
    function acceptedPrice() external view returns (uint256 price, uint256 since, uint256 seenAt) {
        return _breaker.acceptedPrice();
    }

    /// @inheritdoc IGovernedOracle
    function suspectedJump() external view returns (uint256 price, uint256 since) {
        return _breaker.suspectedJump();
    }

    /// @inheritdoc IGovernedOracle
    function governedConfig() external view returns (GovernedConfig memory) {
        return
            GovernedConfig({
                oracle: FIRST_ORACLE,
                maxStepBps: uint16(MAX_STEP),
                maxHold: uint32(MAX_HOLD),
                holdDriftBpsPerHour: uint16(HOLD_DRIFT),
                maxJumpBps: uint16(JUMP_LIMITS.maxJumpBps()),
                confirmDelay: uint32(JUMP_LIMITS.confirmDelay()),
                jumpWindow: uint32(JUMP_LIMITS.jumpWindow()),
                commitInterval: uint32(COMMIT_INTERVAL)
            });
    }

    /// @dev The oracle, and whether it is heard with all its sources.
    function _heard() private view returns (address, bool) {
        return (_current.oracle, _current.disabledMask == 0 && _current.haltedUntil <= block.timestamp);
    }

    /// @dev Ends the call with the very answer of the oracle, where nothing stands between it and the reader.
    function _passThrough() private view {
        if (!IS_PLAIN) return;
        (address target, bool isHeard) = _heard();
        if (isHeard) SoundReading.passOn(target);
    }

    /// @dev What the oracle says without the disabled sources; all zero and Unavailable while halted.
    function _liveReading(Current memory current) private view returns (Reading memory) {
        if (current.haltedUntil > block.timestamp) return SoundReading.nothing();
        return SoundReading.without(current.oracle, current.disabledMask);
    }

    /// @dev The live reading as it is shown: Restricted where it is a jump that no poke has confirmed, and the last good
    /// price in the place of none at all. Changes its argument.
    function _shown(Reading memory live) private view returns (Reading memory) {
        if (JUMP_LIMITS.exists() && _isServed(live.level) && _isJump(live.price)) {
            live.level = Level.Restricted;
            JumpBreaker.widen(live, _breaker.accepted.price);
        }
        // Where sources were asked and failed: neither while halted nor while the sequencer is down, of which no fault
        // is left.
        if (MAX_HOLD != 0 && live.level == Level.Unavailable && live.faultMask != 0) {
            bool isHeld = LastGood.show(live, _committed, MAX_HOLD, HOLD_DRIFT);
            if (isHeld && _breaker.suspect.since != 0) JumpBreaker.widen(live, _breaker.suspect.price);
        }
        return live;
    }

    function _isJump(uint256 price) private view returns (bool) {
        return _breaker.isJump(_current.acceptedPrice, price, JUMP_LIMITS);
    }

    /// @dev What another oracle said is not this one's last good price.
    function _setOracle(address oracle_, uint256 mask) private {
        _current.oracle = oracle_;
        (_committed.price, _committed.updatedAt) = (0, 0);
        _setMask(mask);
    }

    /// @dev What jumps are measured from stays; but of what stands now nothing has been seen yet.
    function _setMask(uint256 mask) private {
        uint256 was = _current.disabledMask;
        // Safe cast: the mask is of at most sixteen sources.
        _current.disabledMask = uint16(mask);
        if (mask != was) emit DisabledMaskChanged(was, mask);
        if (JUMP_LIMITS.exists()) _breaker.startAnew(JUMP_LIMITS);
    }

    function _setHaltedUntil(uint256 time) private {
        emit HaltedUntilChanged(_current.haltedUntil, time);
        // Safe cast: a time within 14 days of now, for the next 30,000 years.
        _current.haltedUntil = uint40(time);
    }

    function _isServed(Level level) private pure returns (bool) {
        return level <= Level.Degraded;
    }
}
