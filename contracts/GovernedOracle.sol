// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {AggregatorV3Interface} from "./interfaces/AggregatorV3Interface.sol";
import {IGovernedOracle} from "./interfaces/IGovernedOracle.sol";
import {IRedundantOracle} from "./interfaces/IRedundantOracle.sol";
import {Deviation} from "./libraries/Deviation.sol";
import {Forwarding} from "./libraries/Forwarding.sol";
import {GovernedLimits} from "./libraries/GovernedLimits.sol";
import {Preflight} from "./libraries/Preflight.sol";
import {Probe} from "./libraries/Probe.sol";
import {GovernedConfig} from "./types/GovernedConfig.sol";
import {Accepted, Committed, Current, Previous, Suspect} from "./types/GovernedState.sol";
import {OracleConfig} from "./types/OracleConfig.sol";
import {Fault, Level, Reading, SourceReport} from "./types/Reading.sol";
import {RoundedPriceLib} from "./types/RoundedPrice.sol";

/// @title One stable address over a replaceable oracle
/// @dev From top to bottom: what is stored, the governor, the guardian, anybody, the views, how a reading is made. No
/// function sets a price, and what a reader is served never rests on what a poke stored: that only withholds.
contract GovernedOracle is IGovernedOracle, AccessManaged {
    uint256 private constant ROLLBACK_WINDOW = 14 days;
    uint256 private constant MAX_HALT = 14 days;
    uint8 private constant NONE_SERVED = type(uint8).max;

    /// @dev Neither a last good price nor a breaker: what the oracle says is what is read.
    bool private immutable IS_PLAIN;
    uint256 private immutable MAX_STEP;
    uint256 private immutable MAX_HOLD;
    uint256 private immutable HOLD_DRIFT;
    uint256 private immutable MAX_JUMP;
    uint256 private immutable CONFIRM_DELAY;
    uint256 private immutable JUMP_WINDOW;
    uint256 private immutable COMMIT_INTERVAL;
    address private immutable FIRST_ORACLE;
    uint8 private immutable DECIMALS;

    Current private _current;
    Previous private _previous;
    Committed private _committed;
    Accepted private _accepted;
    Suspect private _suspect;

    /// @dev Ends the call with the very answer or error of the oracle, where nothing stands between it and the reader.
    modifier passedThrough() {
        _passThrough();
        _;
    }

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
        MAX_JUMP = settings.maxJumpBps;
        CONFIRM_DELAY = settings.confirmDelay;
        JUMP_WINDOW = settings.jumpWindow;
        COMMIT_INTERVAL = settings.commitInterval;
        _current.oracle = settings.oracle;
        _committed.served = NONE_SERVED;
        if (settings.maxJumpBps != 0) {
            // Safe casts: a price is below 2^127, and a time below 2^64.
            _accepted = Accepted(uint128(reading.price), uint64(block.timestamp), uint64(block.timestamp));
            _current.acceptedPrice = RoundedPriceLib.pack(reading.price);
        }
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
        _setOracle(newOracle, 0);
        emit OracleReplaced(current.oracle, newOracle);
        if (current.disabledMask != 0) emit DisabledMaskChanged(current.disabledMask, 0);
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
        _setDisabledMask(disabled & ~mask);
    }

    /// @inheritdoc IGovernedOracle
    function resume() external restricted {
        _setHaltedUntil(block.timestamp);
    }

    /// @inheritdoc IGovernedOracle
    function disable(uint256 mask) external restricted {
        uint256 allowed = (1 << IRedundantOracle(_current.oracle).config().sources.length) - 1;
        if (mask == 0 || mask & ~allowed != 0) revert MaskOutOfRange(mask, allowed);
        _setDisabledMask(_current.disabledMask | mask);
    }

    /// @inheritdoc IGovernedOracle
    function halt(uint256 duration) external restricted {
        GovernedLimits.requireWithin("duration", duration, 1, MAX_HALT);
        _setHaltedUntil(Math.max(_current.haltedUntil, block.timestamp + duration));
    }

    /// @inheritdoc IGovernedOracle
    function rollback() external restricted {
        (address restored, uint256 restoredMask) = previousOracle();
        if (restored == address(0)) revert NothingToRollBackTo();
        Current memory abandoned = _current;
        delete _previous;
        // Safe cast: the mask was one of sixteen bits.
        _setOracle(restored, uint16(restoredMask));
        emit OracleRolledBack(abandoned.oracle, restored);
        if (abandoned.disabledMask != restoredMask) emit DisabledMaskChanged(abandoned.disabledMask, restoredMask);
    }

    /// @inheritdoc IGovernedOracle
    function poke() public {
        Reading memory live = _liveReading(_current);
        Committed memory was = _committed;
        (uint128 price, uint64 updatedAt) = (was.price, was.updatedAt);
        if (_isServed(live.level) && _accept(live.price) && live.updatedAt > updatedAt) {
            // Safe cast: a price is below 2^127.
            (price, updatedAt) = (uint128(live.price), live.updatedAt);
            emit PriceCommitted(price, updatedAt);
        }
        Reading memory shown = _shown(live);
        _committed = Committed(price, updatedAt, shown.level, shown.served, shown.faultMask);
        if (shown.level != was.level) emit LevelChanged(was.level, shown.level);
        if (shown.served != was.served) emit ServedChanged(was.served, shown.served);
        if (shown.faultMask != was.faultMask) emit FaultsChanged(was.faultMask, shown.faultMask);
    }

    /// @inheritdoc IGovernedOracle
    function performUpkeep(bytes calldata) external {
        poke();
    }

    /// @inheritdoc IGovernedOracle
    function checkUpkeep(bytes calldata) external view returns (bool upkeepNeeded, bytes memory performData) {
        performData = "";
        Reading memory live = _liveReading(_current);
        if (_isServed(live.level) && _isPokeDue(live)) return (true, performData);
        Committed memory was = _committed;
        Reading memory shown = _shown(live);
        upkeepNeeded = shown.level != was.level || shown.served != was.served || shown.faultMask != was.faultMask;
    }

    /// @inheritdoc IRedundantOracle
    function read() external view passedThrough returns (uint256 price, uint256 updatedAt) {
        return _read();
    }

    /// @inheritdoc IRedundantOracle
    function tryRead() external view passedThrough returns (Reading memory) {
        return _shown(_liveReading(_current));
    }

    /// @inheritdoc IRedundantOracle
    function tryReadWithout(uint256 mask) external view passedThrough returns (Reading memory) {
        Current memory current = _current;
        // Safe cast: bits beyond an oracle's sixteen sources mean nothing.
        current.disabledMask |= uint16(mask);
        return _shown(_liveReading(current));
    }

    /// @inheritdoc IRedundantOracle
    function readAtMost(Level worst) external view passedThrough returns (Reading memory reading) {
        reading = _shown(_liveReading(_current));
        if (reading.level > worst) revert PriceUnavailable(reading.level, reading.faultMask);
    }

    /// @inheritdoc IRedundantOracle
    /// @dev What the oracle judged with its disabled sources heard is judged again without them, where they are voices.
    function inspect() external view returns (SourceReport[] memory reports) {
        address current = _current.oracle;
        uint256 mask = _current.disabledMask;
        reports = IRedundantOracle(current).inspect();
        if (mask == 0) return reports;
        Reading memory without = IRedundantOracle(current).tryReadWithout(mask);
        for (uint256 i = 0; i < reports.length; ++i) {
            uint256 bit = 1 << i;
            if (mask & bit != 0) reports[i].fault = Fault.Disabled;
            else if (without.usedMask & bit != 0) reports[i].fault = Fault.None;
            else if (without.faultMask & bit != 0 && reports[i].fault == Fault.None) reports[i].fault = Fault.Outlier;
        }
    }

    /// @inheritdoc IRedundantOracle
    function config() external view returns (OracleConfig memory) {
        return IRedundantOracle(_current.oracle).config();
    }

    /// @inheritdoc AggregatorV3Interface
    function latestRoundData()
        external
        view
        passedThrough
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)
    {
        uint256 price;
        (price, updatedAt) = _read();
        // Safe casts: a price is below 2^127, and a time below 2^64.
        return (uint80(updatedAt), int256(price), updatedAt, updatedAt, uint80(updatedAt));
    }

    /// @inheritdoc IRedundantOracle
    function latestAnswer() external view passedThrough returns (int256) {
        (uint256 price, ) = _read();
        return int256(price);
    }

    /// @inheritdoc IRedundantOracle
    function latestTimestamp() external view passedThrough returns (uint256 updatedAt) {
        (, updatedAt) = _read();
    }

    /// @inheritdoc AggregatorV3Interface
    function getRoundData(uint80) external pure returns (uint80, int256, uint256, uint256, uint80) {
        revert NoHistory();
    }

    /// @inheritdoc AggregatorV3Interface
    function decimals() external view returns (uint8) {
        return DECIMALS;
    }

    /// @inheritdoc AggregatorV3Interface
    function description() external view returns (string memory) {
        return IRedundantOracle(_current.oracle).description();
    }

    /// @inheritdoc AggregatorV3Interface
    function version() external pure returns (uint256) {
        return 1;
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
        return (_accepted.price, _accepted.since, _accepted.seenAt);
    }

    /// @inheritdoc IGovernedOracle
    function suspectedJump() external view returns (uint256 price, uint256 since) {
        return (_suspect.price, _suspect.since);
    }

    /// @inheritdoc IGovernedOracle
    function governedConfig() external view returns (GovernedConfig memory) {
        return
            GovernedConfig({
                oracle: FIRST_ORACLE,
                maxStepBps: uint16(MAX_STEP),
                maxHold: uint32(MAX_HOLD),
                holdDriftBpsPerHour: uint16(HOLD_DRIFT),
                maxJumpBps: uint16(MAX_JUMP),
                confirmDelay: uint32(CONFIRM_DELAY),
                jumpWindow: uint32(JUMP_WINDOW),
                commitInterval: uint32(COMMIT_INTERVAL)
            });
    }

    function _passThrough() private view {
        Current storage current = _current;
        (address target, uint256 mask, uint256 until) = (current.oracle, current.disabledMask, current.haltedUntil);
        if (!IS_PLAIN || mask != 0 || until > block.timestamp) return;
        Forwarding.forward(target);
    }

    /// @dev A served price without the rest of the reading, where that suffices; otherwise the whole reading decides.
    function _read() private view returns (uint256 price, uint256 updatedAt) {
        Current memory current = _current;
        if (current.disabledMask == 0 && current.haltedUntil <= block.timestamp) {
            try IRedundantOracle(current.oracle).read() returns (uint256 livePrice, uint256 liveUpdatedAt) {
                if (MAX_JUMP == 0 || !_isJump(livePrice)) return (livePrice, liveUpdatedAt);
            } catch {}
        }
        Reading memory reading = _shown(_liveReading(current));
        if (!_isServed(reading.level)) revert PriceUnavailable(reading.level, reading.faultMask);
        return (reading.price, reading.updatedAt);
    }

    /// @dev What the oracle says without the disabled sources; all zero and Unavailable while halted.
    function _liveReading(Current memory current) private view returns (Reading memory reading) {
        if (current.haltedUntil > block.timestamp) {
            reading.level = Level.Unavailable;
            reading.served = NONE_SERVED;
        } else {
            reading = IRedundantOracle(current.oracle).tryReadWithout(current.disabledMask);
        }
    }

    /// @dev The live reading as it is shown: Restricted where it is a jump that no poke has confirmed, and the last good
    /// price in the place of none at all. Changes its argument.
    function _shown(Reading memory live) private view returns (Reading memory) {
        if (MAX_JUMP != 0 && _isServed(live.level) && _isJump(live.price)) {
            live.level = Level.Restricted;
            _widen(live, _accepted.price);
        }
        // Where sources were asked and failed: neither while halted nor while the sequencer is down, of which no fault
        // is left.
        if (MAX_HOLD != 0 && live.level == Level.Unavailable && live.faultMask != 0) _showLastGood(live);
        return live;
    }

    function _showLastGood(Reading memory reading) private view {
        Committed memory committed = _committed;
        uint256 age = _ageOf(committed.updatedAt);
        if (committed.price == 0 || age > MAX_HOLD) return;
        uint256 price = committed.price;
        // Cannot overflow: factors of 127, 14 and 17 bits.
        uint256 drift = Math.ceilDiv(price * HOLD_DRIFT * age, Deviation.BPS * 1 hours);
        (reading.price, reading.low, reading.high) = (price, price - Math.min(drift, price - 1), price + drift);
        reading.updatedAt = committed.updatedAt;
        reading.level = Level.Restricted;
        if (_suspect.since != 0) _widen(reading, _suspect.price);
    }

    /// @dev Either price may be the right one, so the sides span both.
    function _widen(Reading memory reading, uint256 otherPrice) private pure {
        reading.low = Math.min(reading.low, otherPrice);
        reading.high = Math.max(reading.high, otherPrice);
    }

    /// @dev Whether a price is beyond the band around the accepted one, and a poke was within it lately.
    function _isJump(uint256 price) private view returns (bool) {
        if (_current.acceptedPrice.isSurelyWithin(price, MAX_JUMP)) return false;
        Accepted memory accepted = _accepted;
        if (block.timestamp - accepted.seenAt > JUMP_WINDOW) return false;
        return !Deviation.isWithin(price, accepted.price, MAX_JUMP);
    }

    /// @dev Whether a jump is the one that is suspected already.
    function _isSuspected(uint256 price, Suspect memory suspect) private view returns (bool) {
        return suspect.since != 0 && Deviation.isWithin(price, suspect.price, MAX_JUMP);
    }

    /// @dev Whether a jump that is suspected has stood.
    function _hasStood(Suspect memory suspect) private view returns (bool) {
        return block.timestamp - suspect.since >= CONFIRM_DELAY;
    }

    /// @dev Suspects a new jump, or accepts a price: one within the band, or a jump that has stood.
    function _accept(uint256 price) private returns (bool isAccepted) {
        if (MAX_JUMP == 0) return true;
        Suspect memory suspect = _suspect;
        // Safe casts: a price is below 2^127.
        if (_isJump(price)) {
            if (!_isSuspected(price, suspect)) {
                _suspect = Suspect(uint128(price), uint64(block.timestamp));
                emit JumpSuspected(_accepted.price, price);
                return false;
            }
            if (!_hasStood(suspect)) return false;
        }
        if (suspect.since != 0) delete _suspect;
        Accepted memory accepted = _accepted;
        // So that no walk in small steps is faster than a jump. A jump that has stood is always renewed: it is suspected
        // no earlier than a price was last seen within the band.
        if (block.timestamp - accepted.since >= CONFIRM_DELAY) {
            (accepted.price, accepted.since) = (uint128(price), uint64(block.timestamp));
            _current.acceptedPrice = RoundedPriceLib.pack(price);
        }
        accepted.seenAt = uint64(block.timestamp);
        _accepted = accepted;
        return true;
    }

    /// @dev Whether a poke would suspect or confirm a jump, or commit or accept what is old enough to be renewed. One that
    /// would clear a suspect would change the level too: the last poke saw none that is served.
    function _isPokeDue(Reading memory live) private view returns (bool) {
        if (MAX_JUMP != 0) {
            Suspect memory suspect = _suspect;
            if (_isJump(live.price)) return !_isSuspected(live.price, suspect) || _hasStood(suspect);
            // Long before it counts no more.
            uint256 renewal = Math.min(COMMIT_INTERVAL == 0 ? JUMP_WINDOW : COMMIT_INTERVAL, JUMP_WINDOW / 2);
            if (block.timestamp - _accepted.seenAt >= renewal) return true;
        }
        return COMMIT_INTERVAL != 0 && live.updatedAt >= uint256(_committed.updatedAt) + COMMIT_INTERVAL;
    }

    /// @dev What another oracle said is not this one's last good price. What jumps are measured from stays.
    function _setOracle(address oracle_, uint16 mask) private {
        (_current.oracle, _current.disabledMask) = (oracle_, mask);
        (_committed.price, _committed.updatedAt) = (0, 0);
    }

    function _setDisabledMask(uint256 mask) private {
        emit DisabledMaskChanged(_current.disabledMask, mask);
        // Safe cast: the mask is of at most sixteen sources.
        _current.disabledMask = uint16(mask);
    }

    function _setHaltedUntil(uint256 time) private {
        emit HaltedUntilChanged(_current.haltedUntil, time);
        // Safe cast: a time within 14 days of now, for the next 30,000 years.
        _current.haltedUntil = uint40(time);
    }

    /// @dev Seconds; 0 for a time ahead.
    function _ageOf(uint256 time) private view returns (uint256) {
        return time < block.timestamp ? block.timestamp - time : 0;
    }

    function _isServed(Level level) private pure returns (bool) {
        return level <= Level.Degraded;
    }
}
