// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {AggregatorV3Interface} from "./interfaces/AggregatorV3Interface.sol";
import {GovernedConfig, IGovernedOracle} from "./interfaces/IGovernedOracle.sol";
import {IRedundantOracle} from "./interfaces/IRedundantOracle.sol";
import {Agreement} from "./libraries/Agreement.sol";
import {Preflight} from "./libraries/Preflight.sol";
import {OracleConfig} from "./types/OracleConfig.sol";
import {Fault, Level, Reading, SourceReport} from "./types/Reading.sol";

/// @title One stable address over a replaceable oracle
/// @dev From top to bottom: what is stored, the governor, the guardian, anybody, the views, how a reading is made. No
/// function sets a price, and no view depends on a poke to be safe.
contract GovernedOracle is IGovernedOracle, AccessManaged {
    /// @dev One slot, so that a read pays for one.
    struct Current {
        address oracle;
        uint16 disabledMask;
        uint40 haltedUntil;
    }

    struct Previous {
        address oracle;
        uint16 disabledMask;
    }

    /// @dev One slot: the last good price, and what the last poke saw.
    struct Committed {
        uint128 price;
        uint64 updatedAt;
        Level level;
        uint8 served;
        uint16 faultMask;
    }

    struct Suspect {
        uint128 price;
        uint64 since;
    }

    uint256 private constant MAX_HALT = 14 days;
    uint256 private constant MAX_STEP_BPS = 4_999;
    uint256 private constant MAX_MAX_HOLD = 1 days;
    uint256 private constant MAX_MAX_JUMP_BPS = 10_000;
    uint256 private constant MIN_CONFIRM_DELAY = 1 minutes;
    uint256 private constant MAX_CONFIRM_DELAY = 1 days;
    uint256 private constant MAX_JUMP_WINDOW = 7 days;
    uint256 private constant BPS = 10_000;
    uint8 private constant NONE_SERVED = type(uint8).max;

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
    Suspect private _suspect;

    /// @param manager The `AccessManager` that says who is governor and guardian.
    constructor(address manager, GovernedConfig memory settings) AccessManaged(manager) {
        _requireWithin("maxStepBps", settings.maxStepBps, 1, MAX_STEP_BPS);
        _requireWithin("maxHold", settings.maxHold, 0, MAX_MAX_HOLD);
        _requireWithin("maxJumpBps", settings.maxJumpBps, 0, MAX_MAX_JUMP_BPS);
        if (settings.maxJumpBps != 0) {
            _requireWithin("confirmDelay", settings.confirmDelay, MIN_CONFIRM_DELAY, MAX_CONFIRM_DELAY);
            _requireWithin("jumpWindow", settings.jumpWindow, uint256(settings.confirmDelay) + 1, MAX_JUMP_WINDOW);
        }
        DECIMALS = Preflight.decimalsOf(settings.oracle);
        Preflight.requireSurvivable(settings.oracle);
        FIRST_ORACLE = settings.oracle;
        MAX_STEP = settings.maxStepBps;
        MAX_HOLD = settings.maxHold;
        HOLD_DRIFT = settings.holdDriftBpsPerHour;
        MAX_JUMP = settings.maxJumpBps;
        CONFIRM_DELAY = settings.confirmDelay;
        JUMP_WINDOW = settings.jumpWindow;
        COMMIT_INTERVAL = settings.commitInterval;
        _current.oracle = settings.oracle;
        _committed.served = NONE_SERVED;
        emit OracleReplaced(address(0), settings.oracle);
    }

    /// @inheritdoc IGovernedOracle
    function replace(address newOracle) external restricted {
        uint8 newDecimals = Preflight.decimalsOf(newOracle);
        if (newDecimals != DECIMALS) revert DecimalsDiffer(newDecimals, DECIMALS);
        Current memory current = _current;
        Reading memory currentReading = IRedundantOracle(current.oracle).tryReadWithout(current.disabledMask);
        Preflight.requireStep(newOracle, currentReading, MAX_STEP);
        Preflight.requireSurvivable(newOracle);
        _previous = Previous(current.oracle, current.disabledMask);
        (_current.oracle, _current.disabledMask) = (newOracle, 0);
        emit OracleReplaced(current.oracle, newOracle);
        if (current.disabledMask != 0) emit DisabledMaskChanged(current.disabledMask, 0);
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
        _requireWithin("duration", duration, 1, MAX_HALT);
        _setHaltedUntil(Math.max(_current.haltedUntil, block.timestamp + duration));
    }

    /// @inheritdoc IGovernedOracle
    function rollback() external restricted {
        Previous memory restored = _previous;
        if (restored.oracle == address(0)) revert NothingToRollBackTo();
        Current memory abandoned = _current;
        (_current.oracle, _current.disabledMask) = (restored.oracle, restored.disabledMask);
        delete _previous;
        emit OracleRolledBack(abandoned.oracle, restored.oracle);
        if (abandoned.disabledMask != restored.disabledMask) {
            emit DisabledMaskChanged(abandoned.disabledMask, restored.disabledMask);
        }
    }

    /// @inheritdoc IGovernedOracle
    function poke() public {
        Reading memory live = _liveReading(_current);
        Committed memory was = _committed;
        Committed memory becomes = was;
        if (_isServed(live.level)) {
            if (_isJump(live.price, was)) {
                if (_judgeJump(live, was)) _commit(becomes, live);
                else live.level = Level.Restricted;
            } else {
                if (_suspect.since != 0) delete _suspect;
                if (live.updatedAt > was.updatedAt) _commit(becomes, live);
            }
        }
        _note(becomes, was, live);
    }

    /// @inheritdoc IGovernedOracle
    function performUpkeep(bytes calldata) external {
        poke();
    }

    /// @inheritdoc IGovernedOracle
    function checkUpkeep(bytes calldata) external view returns (bool upkeepNeeded, bytes memory performData) {
        Reading memory live = _liveReading(_current);
        Committed memory was = _committed;
        performData = "";
        if (_isServed(live.level)) {
            if (_isJump(live.price, was)) {
                Suspect memory suspect = _suspect;
                upkeepNeeded = !_isSuspected(live.price, suspect) || _hasStood(suspect, live, was);
                live.level = Level.Restricted;
            } else {
                bool isDue = COMMIT_INTERVAL != 0 && live.updatedAt >= uint256(was.updatedAt) + COMMIT_INTERVAL;
                upkeepNeeded = isDue || _suspect.since != 0;
            }
        }
        bool changed = live.level != was.level || live.served != was.served || live.faultMask != was.faultMask;
        upkeepNeeded = upkeepNeeded || changed;
    }

    /// @inheritdoc IRedundantOracle
    function read() public view returns (uint256 price, uint256 updatedAt) {
        Current memory current = _current;
        if (current.disabledMask == 0 && current.haltedUntil <= block.timestamp && MAX_JUMP == 0) {
            return IRedundantOracle(current.oracle).read();
        }
        Reading memory reading = _judgedReading(current);
        if (!_isServed(reading.level)) revert PriceUnavailable(reading.level, reading.faultMask);
        return (reading.price, reading.updatedAt);
    }

    /// @inheritdoc IRedundantOracle
    function tryRead() public view returns (Reading memory) {
        return _withLastGood(_judgedReading(_current));
    }

    /// @inheritdoc IRedundantOracle
    function tryReadWithout(uint256 mask) external view returns (Reading memory) {
        Current memory current = _current;
        // Safe cast: bits beyond an oracle's eight sources mean nothing.
        current.disabledMask |= uint16(mask);
        return _withLastGood(_judgedReading(current));
    }

    /// @inheritdoc IRedundantOracle
    function readAtMost(Level worst) external view returns (Reading memory reading) {
        reading = tryRead();
        if (reading.level > worst) revert PriceUnavailable(reading.level, reading.faultMask);
    }

    /// @inheritdoc IRedundantOracle
    function inspect() external view returns (SourceReport[] memory reports) {
        reports = IRedundantOracle(_current.oracle).inspect();
        uint256 mask = _current.disabledMask;
        for (uint256 i = 0; i < reports.length; ++i) {
            if (mask & (1 << i) != 0) reports[i].fault = Fault.Disabled;
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
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)
    {
        uint256 price;
        (price, updatedAt) = read();
        // Safe casts: a price is below 2^127, and a time below 2^64.
        return (uint80(updatedAt), int256(price), updatedAt, updatedAt, uint80(updatedAt));
    }

    /// @inheritdoc IRedundantOracle
    function latestAnswer() external view returns (int256) {
        (uint256 price, ) = read();
        return int256(price);
    }

    /// @inheritdoc IRedundantOracle
    function latestTimestamp() external view returns (uint256 updatedAt) {
        (, updatedAt) = read();
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
    function previousOracle() external view returns (address, uint256 mask) {
        return (_previous.oracle, _previous.disabledMask);
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

    /// @dev What the oracle says without the disabled sources; all zero and Unavailable while halted.
    function _liveReading(Current memory current) private view returns (Reading memory reading) {
        if (current.haltedUntil > block.timestamp) {
            reading.level = Level.Unavailable;
            reading.served = NONE_SERVED;
        } else {
            reading = IRedundantOracle(current.oracle).tryReadWithout(current.disabledMask);
        }
    }

    /// @dev The live reading, Restricted where it is a jump that no poke has confirmed.
    function _judgedReading(Current memory current) private view returns (Reading memory reading) {
        reading = _liveReading(current);
        if (MAX_JUMP == 0 || !_isServed(reading.level)) return reading;
        if (_isJump(reading.price, _committed)) reading.level = Level.Restricted;
    }

    /// @dev The last good price in the place of none at all, where sources were asked and failed: neither while halted
    /// nor while the sequencer is down, of which no fault is left.
    function _withLastGood(Reading memory reading) private view returns (Reading memory) {
        if (MAX_HOLD == 0 || reading.level != Level.Unavailable || reading.faultMask == 0) return reading;
        Committed memory committed = _committed;
        uint256 age = _ageOf(committed.updatedAt);
        if (committed.price == 0 || age > MAX_HOLD) return reading;
        uint256 price = committed.price;
        uint256 drift = Math.min((price * HOLD_DRIFT * age) / (BPS * 1 hours), price - 1);
        (reading.price, reading.low, reading.high) = (price, price - drift, price + drift);
        reading.updatedAt = committed.updatedAt;
        reading.level = Level.Restricted;
        return reading;
    }

    function _isJump(uint256 price, Committed memory committed) private view returns (bool) {
        if (MAX_JUMP == 0 || committed.price == 0 || _ageOf(committed.updatedAt) > JUMP_WINDOW) return false;
        return !Agreement.isWithin(price, committed.price, MAX_JUMP);
    }

    /// @dev Whether this jump is the one that was suspected, lately enough to be the same event.
    function _isSuspected(uint256 price, Suspect memory suspect) private view returns (bool) {
        if (suspect.since == 0 || block.timestamp - suspect.since > JUMP_WINDOW) return false;
        return Agreement.isWithin(price, suspect.price, MAX_JUMP);
    }

    /// @dev Suspects a new jump, or confirms one that has stood.
    /// @return isConfirmed Whether the price may be committed.
    function _judgeJump(Reading memory live, Committed memory committed) private returns (bool isConfirmed) {
        Suspect memory suspect = _suspect;
        if (!_isSuspected(live.price, suspect)) {
            // Safe casts: a price is below 2^127.
            _suspect = Suspect(uint128(live.price), uint64(block.timestamp));
            emit JumpSuspected(committed.price, live.price);
        } else if (_hasStood(suspect, live, committed)) {
            delete _suspect;
            isConfirmed = true;
        }
    }

    /// @dev A jump is confirmed by data that is not older than the price it jumps from.
    function _hasStood(
        Suspect memory suspect,
        Reading memory live,
        Committed memory committed
    ) private view returns (bool) {
        return block.timestamp - suspect.since >= CONFIRM_DELAY && live.updatedAt >= committed.updatedAt;
    }

    function _commit(Committed memory becomes, Reading memory live) private {
        // Safe cast: a price is below 2^127.
        becomes.price = uint128(live.price);
        becomes.updatedAt = live.updatedAt;
        emit PriceCommitted(live.price, live.updatedAt);
    }

    /// @dev Stores and emits what differs from the last poke.
    function _note(Committed memory becomes, Committed memory was, Reading memory seen) private {
        (becomes.level, becomes.served, becomes.faultMask) = (seen.level, seen.served, seen.faultMask);
        _committed = becomes;
        if (seen.level != was.level) emit LevelChanged(was.level, seen.level);
        if (seen.served != was.served) emit ServedChanged(was.served, seen.served);
        if (seen.faultMask != was.faultMask) emit FaultsChanged(was.faultMask, seen.faultMask);
    }

    function _setDisabledMask(uint256 mask) private {
        emit DisabledMaskChanged(_current.disabledMask, mask);
        // Safe cast: the mask is of at most eight sources.
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

    function _requireWithin(string memory parameter, uint256 value, uint256 minimum, uint256 maximum) private pure {
        if (value < minimum || value > maximum) revert ParameterOutOfRange(parameter, value, minimum, maximum);
    }
}
